package dev.weir.app.command;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the address of a page of dbt Cloud tells. The paths are dbt Cloud's own: {@code /deploy/ACCOUNT/projects/PROJECT/…},
 * {@code /accounts/ACCOUNT/projects/PROJECT/…}, with {@code environments/ENVIRONMENT} behind it on some pages, all of it after
 * {@code #} on old ones.
 *
 * @param accessUrl scheme, host and port
 */
record ProjectAddress(URI accessUrl, long account, OptionalLong project, OptionalLong environment) {

    /** {@return what {@code text} tells; empty if it names no host or no account} */
    static Optional<ProjectAddress> read(String text) {
        URI address;
        try {
            address = URI.create(text.strip().contains("://") ? text.strip() : "https://" + text.strip());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        if (address.getHost() == null) {
            return Optional.empty();
        }
        var path = Optional.ofNullable(address.getPath()).orElse("") + "/"
                + Optional.ofNullable(address.getFragment()).orElse("");
        var words = List.of(path.split("[/?]+", -1));
        var account = words.stream().filter(ProjectAddress::isId).findFirst();
        if (account.isEmpty()) {
            return Optional.empty();
        }
        var port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return Optional.of(new ProjectAddress(
                URI.create("%s://%s%s".formatted(address.getScheme(), address.getHost(), port)),
                Long.parseLong(account.get()),
                after("projects", words),
                after("environments", words)));
    }

    private static OptionalLong after(String word, List<String> words) {
        int at = words.indexOf(word);
        return at >= 0 && at + 1 < words.size() && isId(words.get(at + 1))
                ? OptionalLong.of(Long.parseLong(words.get(at + 1)))
                : OptionalLong.empty();
    }

    private static boolean isId(String word) {
        return !word.isEmpty()
                && word.length() <= 18
                && word.chars().allMatch(letter -> letter >= '0' && letter <= '9');
    }
}
