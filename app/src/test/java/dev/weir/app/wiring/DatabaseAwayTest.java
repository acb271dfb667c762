package dev.weir.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.adapter.dbtcloud.sandbox.Sandbox;
import dev.weir.adapter.persistence.Storage;
import dev.weir.adapter.persistence.StorageSettings;
import dev.weir.adapter.persistence.TestPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code weir serve} as a process of its own on a real PostgreSQL, which is stopped while it reads and started again. */
class DatabaseAwayTest {

    private static final Instant NOON = Instant.parse("2026-03-16T12:00:00Z");
    private static final int CALLS = 600;
    private static final String SENTENCE = "cannot be used";

    @TempDir
    private Path folder;

    private Sandbox sandbox;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.orchard(InstantSource.fixed(NOON)).start();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void callsAndTicksSaySoMeanwhileAndThenItGoesOnByItselfWithNothingLostOrDoubled()
            throws IOException, InterruptedException {
        var leftAlone = folder.resolve("left-alone");
        var begun = Instant.now();
        try (var service = ServiceProcess.start(leftAlone, sandbox, "")) {
            service.readsAllSince(begun);
            service.stop();
        }

        var data = folder.resolve("postgres");
        int port = freePort();
        var server = TestPostgres.startedAt(data, port);
        try (var service = ServiceProcess.start(
                folder.resolve("away"), sandbox, "database: {url: \"%s\"}".formatted(server.url()))) {
            ServiceProcess.until(
                    "it has begun to read",
                    () -> !service.ask("workspaces/orchard/runs").body().contains("\"items\":[]"));
            server.close();

            var answer = service.ask("workspaces/orchard/runs");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
            assertThat(answer.body()).contains("The database at ", SENTENCE);
            ServiceProcess.until(
                    "a tick has failed",
                    () -> service.log()
                            .lines()
                            .anyMatch(it -> it.contains("poll/orchard: The database at ") && it.contains(SENTENCE)));

            server = TestPostgres.startedAt(data, port);
            service.readsAllSince(Instant.now());
            service.stop();
            assertThat(logOf(new StorageSettings(server.url(), Optional.empty(), Optional.empty(), CALLS)))
                    .doesNotHaveDuplicates()
                    .hasSizeGreaterThan(300)
                    .containsExactlyInAnyOrderElementsOf(
                            logOf(StorageSettings.inFile(leftAlone.resolve("weir-data/weir"))));
        } finally {
            server.close();
        }
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private static List<String> logOf(StorageSettings settings) {
        try (var storage = Storage.open(settings, InstantSource.system())) {
            return storage.log().since(0, 1_000_000).stream()
                    .map(it -> "%s %s %s"
                            .formatted(
                                    it.event().header().id(),
                                    it.event().type(),
                                    it.event().header().status()))
                    .toList();
        }
    }
}
