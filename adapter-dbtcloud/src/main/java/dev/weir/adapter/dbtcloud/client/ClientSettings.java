package dev.weir.adapter.dbtcloud.client;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How the client behaves towards every account.
 *
 * @param proxy the proxy for all hosts but the loopback, {@code http://[user:password@]host:port}; it is asked to CONNECT
 * @param authorities a PEM file of certificate authorities that are trusted beside Java's own
 * @param patience how long a call waits for its turn in the account's budget before it gives up
 * @param tries how often a call is made in all before it gives up, at least 1
 * @param sideBySide how many calls of one account are under way at the same time
 * @param largestFile in bytes, unzipped; a larger file is refused
 */
public record ClientSettings(
        Optional<URI> proxy,
        Optional<Path> authorities,
        Timeouts timeouts,
        Duration patience,
        int tries,
        int sideBySide,
        long largestFile) {

    /** What people get who say nothing. */
    public static final ClientSettings DEFAULT = new ClientSettings(
            Optional.empty(), Optional.empty(), Timeouts.DEFAULT, Duration.ofSeconds(75), 4, 8, 2L << 30);

    public ClientSettings {
        if (tries < 1) {
            throw new IllegalArgumentException("tries is %d, must be at least 1".formatted(tries));
        }
        if (sideBySide < 1) {
            throw new IllegalArgumentException("sideBySide is %d, must be at least 1".formatted(sideBySide));
        }
    }

    /**
     * When waiting ends.
     *
     * @param connect for the connection, its encryption included
     * @param idle between two pieces of an answer, and before the first
     * @param answer for a whole answer in JSON
     * @param file for a whole file
     */
    public record Timeouts(Duration connect, Duration idle, Duration answer, Duration file) {
        public static final Timeouts DEFAULT = new Timeouts(
                Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(15));
    }

    public ClientSettings withProxy(URI other) {
        return new ClientSettings(Optional.of(other), authorities, timeouts, patience, tries, sideBySide, largestFile);
    }

    public ClientSettings withAuthorities(Path pem) {
        return new ClientSettings(proxy, Optional.of(pem), timeouts, patience, tries, sideBySide, largestFile);
    }

    public ClientSettings withTimeouts(Timeouts other) {
        return new ClientSettings(proxy, authorities, other, patience, tries, sideBySide, largestFile);
    }

    public ClientSettings withLargestFile(long bytes) {
        return new ClientSettings(proxy, authorities, timeouts, patience, tries, sideBySide, bytes);
    }

    /** Prints no password of the proxy. */
    @Override
    public String toString() {
        return "ClientSettings[proxy=%s, authorities=%s, timeouts=%s, patience=%s, tries=%d, sideBySide=%d, largestFile=%d]"
                .formatted(
                        proxy.map(uri -> uri.getHost() + ":" + uri.getPort()).orElse("none"),
                        authorities.map(Path::toString).orElse("Java's own"),
                        timeouts,
                        patience,
                        tries,
                        sideBySide,
                        largestFile);
    }
}
