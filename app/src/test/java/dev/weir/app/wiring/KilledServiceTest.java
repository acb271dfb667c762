package dev.weir.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.adapter.dbtcloud.sandbox.Sandbox;
import dev.weir.adapter.persistence.Storage;
import dev.weir.adapter.persistence.StorageSettings;
import dev.weir.domain.value.WorkspaceName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code weir serve} as a process of its own, killed again and again while it reads: in the end the log is that of one that was left alone. */
class KilledServiceTest {

    private static final Instant NOON = Instant.parse("2026-03-16T12:00:00Z");
    private static final WorkspaceName ORCHARD = new WorkspaceName("orchard");
    private static final int KILLS = 4;
    private static final int MOST_MILLIS = 1_500;

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
    void nothingIsLostOrDoubledWhereverItIsKilled() throws IOException, InterruptedException {
        var leftAlone = Files.createDirectories(folder.resolve("left-alone"));
        readsAllAndStops(leftAlone);
        var killed = Files.createDirectories(folder.resolve("killed"));
        var chance = new Random(1);
        for (int kill = 0; kill < KILLS; kill++) {
            var service = ServiceProcess.start(killed, sandbox, "");
            LockSupport.parkNanos(1_000_000L * chance.nextInt(MOST_MILLIS));
            service.kill();
            service.close();
        }
        readsAllAndStops(killed);

        var log = logOf(killed);
        assertThat(log).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(logOf(leftAlone));
        assertThat(log).hasSizeGreaterThan(300);
        assertThat(countsOf(killed)).isEqualTo(countsOf(leftAlone));
    }

    private void readsAllAndStops(Path where) throws IOException, InterruptedException {
        var begun = Instant.now();
        try (var service = ServiceProcess.start(where, sandbox, "")) {
            service.readsAllSince(begun);
            service.stop();
        }
    }

    private static List<String> logOf(Path where) {
        try (var storage = storage(where)) {
            return storage.log().since(0, 1_000_000).stream()
                    .map(it -> "%s %s %s"
                            .formatted(
                                    it.event().header().id(),
                                    it.event().type(),
                                    it.event().header().status()))
                    .toList();
        }
    }

    private static Map<String, Long> countsOf(Path where) {
        try (var storage = storage(where)) {
            return storage.archive().completeness(ORCHARD, NOON.minus(Duration.ofDays(1)), NOON.plusSeconds(1));
        }
    }

    private static Storage storage(Path where) {
        return Storage.open(StorageSettings.inFile(where.resolve("weir-data/weir")), InstantSource.system());
    }
}
