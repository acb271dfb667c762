package dev.weir.app.configuration;

import dev.weir.domain.access.Role;
import dev.weir.domain.translation.TranslationRule;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.domain.workspace.Mesh;
import dev.weir.domain.workspace.Workspace;
import dev.weir.ports.driving.BrowseAssets.Selected;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * An accepted configuration. Prints no secret.
 *
 * @param workspaces at least one, in the order of the file
 * @param callsPerMinute how many calls an account's API may get from all nodes together
 * @param links whose nodes of other projects are, where it cannot be found out
 * @param hash of what all nodes on one database must agree on
 */
public record Configuration(
        List<Watched> workspaces,
        Way way,
        Database database,
        Server server,
        List<AccessToken> tokens,
        Retention retention,
        int callsPerMinute,
        Logs logs,
        List<Mesh.Link> links,
        String hash) {

    public Configuration {
        workspaces = List.copyOf(workspaces);
        tokens = List.copyOf(tokens);
        links = List.copyOf(links);
    }

    /** {@return the same, listening on {@code port}; the metrics take a free port unless they have one of their own} */
    public Configuration listeningOn(int port) {
        var other = new Server(
                server.host(),
                port,
                Optional.of(server.managementPort().orElse(0)),
                server.publicUrl(),
                server.hosts());
        return new Configuration(
                workspaces, way, database, other, tokens, retention, callsPerMinute, logs, links, hash);
    }

    /**
     * A workspace, with what is needed to reach it.
     *
     * @param shows which assets it shows
     * @param translation rules in their order
     */
    public record Watched(
            Workspace workspace,
            Secret token,
            Optional<Secret> hookSecret,
            ManifestSource state,
            Selected shows,
            List<TranslationRule> translation) {
        public Watched {
            translation = List.copyOf(translation);
        }
    }

    /**
     * How dbt Cloud is reached from here.
     *
     * @param authorities a PEM file of certificate authorities to trust beside the JDK's own
     */
    public record Way(Optional<URI> proxy, Optional<Path> authorities) {}

    /** Where a workspace's manifest comes from. Closed by nature. */
    public sealed interface ManifestSource {
        /** From the newest run that brings one, of this job if one is named. */
        record LatestRun(Optional<Long> job, Duration refresh) implements ManifestSource {}

        /** From a file, looked at again every {@code refresh}. */
        record InFile(Path file, Duration refresh) implements ManifestSource {}
    }

    /** Where everything is kept. Without a user name, none is given to the database. */
    public record Database(String url, Optional<String> username, Optional<Secret> password) {
        /** Whether several nodes may share it. */
        public boolean isShared() {
            return url.startsWith("jdbc:postgresql:");
        }

        /** {@return the folder for what can be fetched again: beside an embedded database, else under {@code working}} */
        public Path folder(Path working) {
            var prefix = "jdbc:h2:file:";
            if (!url.startsWith(prefix)) {
                return working.resolve("weir-data");
            }
            var file = Path.of(
                    url.substring(prefix.length()).replaceFirst(";.*", "").replaceFirst("^~", home()));
            var parent = file.toAbsolutePath().getParent();
            return parent == null ? working.resolve("weir-data") : parent;
        }

        private static String home() {
            return Matcher.quoteReplacement(System.getProperty("user.home", "."));
        }
    }

    /**
     * Where Weir listens.
     *
     * @param port 0 takes a free one
     * @param managementPort of the metrics; 0 takes a free one; empty: the usual one
     * @param hosts further names under which Weir is called
     */
    public record Server(
            String host, int port, Optional<Integer> managementPort, Optional<URI> publicUrl, List<String> hosts) {
        public Server {
            hosts = List.copyOf(hosts);
        }
    }

    /**
     * A token that callers may show.
     *
     * @param workspaces those that it is good for; none named: all
     * @param sha256 of the token, in lower case
     * @param expires the day from which on it is good no more, in UTC
     */
    public record AccessToken(
            String name, Role role, List<WorkspaceName> workspaces, String sha256, Optional<LocalDate> expires) {
        public AccessToken {
            workspaces = List.copyOf(workspaces);
            sha256 = sha256.toLowerCase(Locale.ROOT);
        }
    }

    /** How long things are kept after they happened. */
    public record Retention(Duration runs, Duration results, Duration logs) {}

    /** How logs are written. */
    public record Logs(Format format, String level) {
        /** A line for people, or a JSON object a line. */
        public enum Format {
            TEXT,
            JSON
        }
    }
}
