package dev.weir.adapter.dbtcloud.client;

import java.net.URI;
import java.util.Optional;

/** Where a redirect may lead: the token stays with the host it was given for, and nothing leaves an encrypted connection. */
final class Redirects {

    static final int MOST = 3;

    private Redirects() {}

    /** What becomes of a redirect. */
    sealed interface Decision {
        /** Ask there. */
        record Follow(URI next, Carried carried) implements Decision {}

        /** Do not, for this reason. */
        record Stay(String reason) implements Decision {}
    }

    /** Whether the token is sent along. */
    enum Carried {
        WITH_TOKEN,
        WITHOUT_TOKEN
    }

    static boolean is(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    /**
     * Decides about the {@code hop}th redirect of a question, counted from 1.
     *
     * @param from where the answer came from
     * @param before whether the token was carried there
     */
    static Decision decide(Ask ask, URI from, Carried before, Optional<String> location, int hop) {
        if (hop > MOST) {
            return new Decision.Stay("it sent on more than %d times".formatted(MOST));
        }
        var where = location.orElse("").strip();
        URI next;
        try {
            next = from.resolve(where);
        } catch (IllegalArgumentException unreadable) {
            return new Decision.Stay("it sent on to what is no address");
        }
        if (where.isEmpty() || next.getHost() == null || !isWeb(next)) {
            return new Decision.Stay("it sent on to what is no address");
        }
        if (sameOrigin(ask.base(), next)) {
            return new Decision.Follow(next, before);
        }
        if (ask.kind() == Ask.Kind.JSON) {
            return new Decision.Stay(
                    "it sends on to %s, and the token is for %s alone. If %s is where the account lives, make it the access-url"
                            .formatted(next.getHost(), ask.base().getHost(), next.getHost()));
        }
        if ("https".equalsIgnoreCase(from.getScheme()) && !"https".equalsIgnoreCase(next.getScheme())) {
            return new Decision.Stay("it sends on to %s without encryption".formatted(next.getHost()));
        }
        return new Decision.Follow(next, Carried.WITHOUT_TOKEN);
    }

    private static boolean isWeb(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
    }

    private static boolean sameOrigin(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && port(one) == port(other);
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }
}
