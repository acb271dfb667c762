package dev.weir.adapter.dbtcloud.client;

import dev.weir.domain.fault.Fault;
import dev.weir.ports.driven.DbtCloudException;
import org.jspecify.annotations.Nullable;

/** A token between two readings of its source. Prints itself without the token. */
final class KeptToken {

    private final TokenSource source;
    private @Nullable String kept;

    KeptToken(TokenSource source) {
        this.source = source;
    }

    String origin() {
        return source.origin();
    }

    /** {@return the token, read from its source if it was not yet} */
    synchronized String current() {
        var token = kept;
        if (token == null) {
            token = read();
            kept = token;
        }
        return token;
    }

    /** Reads the source again after dbt Cloud refused {@code refused}, and tells whether another token is there now. */
    synchronized boolean renewedAfter(String refused) {
        if (refused.equals(kept)) {
            kept = read();
        }
        return !refused.equals(kept);
    }

    private String read() {
        String token;
        try {
            token = source.token().strip();
        } catch (RuntimeException unreadable) {
            throw new DbtCloudException(
                    new Fault.Unauthorised(
                            "The token for dbt Cloud could not be read from %s. Check that it is there and that Weir may read it."
                                    .formatted(origin())),
                    unreadable);
        }
        if (token.isEmpty() || !token.chars().allMatch(letter -> letter > 0x20 && letter < 0x7f)) {
            throw new DbtCloudException(new Fault.Unauthorised(
                    "%s holds no token for dbt Cloud: %s. Put a service token there, on one line."
                            .formatted(
                                    origin(),
                                    token.isEmpty() ? "it is empty" : "there are blanks or odd letters in it")));
        }
        return token;
    }

    @Override
    public String toString() {
        return "token of " + origin();
    }
}
