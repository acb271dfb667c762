package dev.weir.adapter.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A real PostgreSQL for the tests: the one that {@code -Dweir.test.postgres.url=jdbc:postgresql://…} names, else one that is unpacked
 * and started, else the one that the system has installed. Without any of these the tests fail: none is left out in silence.
 */
public final class TestPostgres {

    private static final String PROPERTY = "weir.test.postgres.url";

    private TestPostgres() {}

    /** Where a running PostgreSQL is. */
    public interface Server extends AutoCloseable {
        String url();

        @Override
        void close() throws IOException;
    }

    /** The one that all tests of this JVM share. */
    static String sharedUrl() {
        return Shared.SERVER.url();
    }

    private static final class Shared {
        static final Server SERVER = given().orElseGet(TestPostgres::passing);
    }

    private static Optional<Server> given() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .filter(url -> !url.isBlank())
                .map(Given::new);
    }

    private record Given(String url) implements Server {
        @Override
        public void close() {}
    }

    /** Starts one that goes with its data when the JVM ends. */
    private static Server passing() {
        try {
            return new Embedded(quick().start());
        } catch (IOException | IllegalStateException unpacked) {
            return AtEnd.closed(folder -> installed(folder.resolve("data"), 0, unpacked));
        }
    }

    private static EmbeddedPostgres.Builder quick() {
        return EmbeddedPostgres.builder().setServerConfig("fsync", "off");
    }

    /** Starts one of our own at {@code port}, on the data of {@code folder}, which is made where there is none. */
    public static Server startedAt(Path folder, int port) {
        try {
            return new Embedded(quick().setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .start());
        } catch (IOException | IllegalStateException unpacked) {
            return installed(folder, port, unpacked);
        }
    }

    private record Embedded(EmbeddedPostgres postgres) implements Server {
        @Override
        public String url() {
            return postgres.getJdbcUrl("postgres", "postgres");
        }

        @Override
        public void close() throws IOException {
            postgres.close();
        }
    }

    /** Debian's: it refuses to run as root, so it is run as the user that its package makes. */
    private static Server installed(Path folder, int wanted, Exception why) {
        try (var versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            var bin = versions.max(Comparator.naturalOrder())
                    .orElseThrow(() -> new IllegalStateException("no PostgreSQL is installed", why))
                    .resolve("bin");
            var port = wanted == 0 ? freePort() : wanted;
            var owner = System.getProperty("user.name").equals("root");
            if (!Files.exists(folder.resolve("PG_VERSION"))) {
                Files.createDirectories(folder);
                if (owner) {
                    run(List.of("chown", "postgres", folder.toString()), false);
                }
                run(List.of(bin + "/initdb", "-D", folder.toString(), "-A", "trust", "-U", "postgres"), owner);
            }
            run(
                    List.of(
                            bin + "/pg_ctl",
                            "-D",
                            folder.toString(),
                            "-w",
                            "-l",
                            folder + "/log",
                            "-o",
                            "-p %d -c fsync=off -k %s".formatted(port, folder),
                            "start"),
                    owner);
            return new Installed(bin, folder, port, owner);
        } catch (IOException absent) {
            absent.addSuppressed(why);
            throw new IllegalStateException(
                    "No PostgreSQL for the tests: it can neither be unpacked (%s) nor is one installed. Name one with -D%s"
                            .formatted(why.getMessage(), PROPERTY),
                    absent);
        }
    }

    private record Installed(Path bin, Path folder, int port, boolean asOwner) implements Server {
        @Override
        public String url() {
            return "jdbc:postgresql://localhost:%d/postgres?user=postgres".formatted(port);
        }

        @Override
        public void close() throws IOException {
            run(List.of(bin + "/pg_ctl", "-D", folder.toString(), "-m", "fast", "-w", "stop"), asOwner);
        }
    }

    private static void run(List<String> command, boolean asPostgres) throws IOException {
        var whole = new ArrayList<String>();
        if (asPostgres) {
            whole.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        }
        whole.addAll(command);
        var process = new ProcessBuilder(whole).inheritIO().start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException("%s ended with %d".formatted(command.getFirst(), process.exitValue()));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
