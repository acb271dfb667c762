package dev.weir.app.configuration;

import dev.weir.domain.value.Tree;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the configuration may say one day and this version cannot do yet. It is refused, not ignored. When a capability lands, its
 * line goes, and nothing else changes here.
 */
final class NotYet {

    private static final List<Later> LATER = List.of(
            Later.values("weir.mode", "observe"),
            Later.values("weir.*.mode", "observe"),
            Later.key("weir.*.trigger-token"),
            Later.key("weir.*.trigger-token-file"),
            Later.key("weir.*.adhoc"),
            Later.values("weir.*.state.from", "latest-run", "file:"),
            Later.key("weir.schedules"),
            Later.key("weir.automation"),
            Later.key("weir.sensors"),
            Later.key("weir.webhooks"),
            Later.key("weir.limits"));

    private NotYet() {}

    /**
     * A key that is refused.
     *
     * @param path its path; {@code weir.*} stands for {@code weir.defaults} and every workspace
     * @param known the values that are known already, or beginnings of them that end in a colon; none: the whole key is refused
     */
    private record Later(String path, List<String> known) {

        static Later key(String path) {
            return new Later(path, List.of());
        }

        static Later values(String path, String... known) {
            return new Later(path, List.of(known));
        }

        boolean speaksOf(String asked) {
            var pattern = path.replace(".", "\\.").replace("weir\\.*\\.", "weir\\.(defaults|workspaces\\.[^.]+)\\.");
            return Pattern.matches(pattern, asked);
        }

        boolean knows(String value) {
            return known.stream().anyMatch(word -> word.endsWith(":") ? value.startsWith(word) : value.equals(word));
        }
    }

    /** {@return the sentence with which what stands at {@code path} is refused; empty if this version can do it, or nothing is asked} */
    static Optional<String> refusal(String path, Tree value) {
        if (isEmpty(value)) {
            return Optional.empty();
        }
        for (var later : LATER) {
            if (later.speaksOf(path)) {
                if (later.known().isEmpty()) {
                    return Optional.of("%s is not yet in this version of Weir.".formatted(path));
                }
                if (value instanceof Tree.Text(String text, var _) && isWellKnown(path, text) && !later.knows(text)) {
                    return Optional.of("%s: %s is not yet in this version of Weir, only %s."
                            .formatted(path, text, String.join(" and ", later.known())));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether the value is one that some version knows; a mistyped one gets the schema's own words. */
    private static boolean isWellKnown(String path, String text) {
        return path.endsWith(".mode") ? List.of("shadow", "orchestrate").contains(text) : text.equals("parse");
    }

    private static boolean isEmpty(Tree value) {
        return switch (value) {
            case Tree.Nothing _ -> true;
            case Tree.Text(String text, var _) -> text.isEmpty();
            case Tree.Items(var values, var _) -> values.isEmpty();
            case Tree.Fields(var values, var _, var _) -> values.isEmpty();
            case Tree.Num _, Tree.Flag _ -> false;
        };
    }
}
