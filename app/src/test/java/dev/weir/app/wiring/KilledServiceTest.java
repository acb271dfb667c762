package dev.weir.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.adapter.dbtcloud.sandbox.Sandbox;
import dev.weir.adapter.persistence.Storage;
import dev.weir.adapter.persistence.StorageSettings;
import dev.weir.app.Main;
import dev.weir.app.json.JsonText;
import dev.weir.domain.value.Tree;
import dev.weir.domain.value.WorkspaceName;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
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
    private static final Duration LONGEST = Duration.ofMinutes(10);

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
            var service = serve(killed);
            service.address();
            LockSupport.parkNanos(1_000_000L * chance.nextInt(MOST_MILLIS));
            service.process().destroyForcibly().waitFor();
        }
        readsAllAndStops(killed);

        var log = logOf(killed);
        assertThat(log).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(logOf(leftAlone));
        assertThat(log).hasSizeGreaterThan(300);
        assertThat(countsOf(killed)).isEqualTo(countsOf(leftAlone));
    }

    private record Running(Process process, BufferedReader out) {
        URI address() throws IOException {
            var line = String.valueOf(out.readLine());
            assertThat(line).startsWith("Weir is ready: ");
            return URI.create(line.split(" ", -1)[3]);
        }
    }

    private void readsAllAndStops(Path where) throws IOException, InterruptedException {
        var begun = Instant.now();
        var service = serve(where);
        try (var http = HttpClient.newHttpClient()) {
            var address = service.address();
            long end = System.nanoTime() + LONGEST.toNanos();
            while (!ask(http, address, "workspaces/orchard").contains("\"done\":true")
                    || !allIdle(ask(http, address, "loops"), begun)) {
                assertThat(System.nanoTime()).as("still reading").isLessThan(end);
                LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
            }
        } finally {
            service.process().destroy();
            assertThat(service.process().waitFor()).isZero();
        }
    }

    private static String ask(HttpClient http, URI address, String path) throws IOException, InterruptedException {
        var question =
                HttpRequest.newBuilder(address.resolve("/api/v1/" + path)).build();
        return http.send(question, BodyHandlers.ofString()).body();
    }

    /** Whether both lanes have found nothing more to do, in a turn of the process that was just started. */
    private static boolean allIdle(String loops, Instant begun) {
        return ((Tree.Items) ((Tree.Fields) JsonText.read("loops", loops))
                                .at("items")
                                .orElseThrow())
                        .values().stream()
                                .map(Tree.Fields.class::cast)
                                .filter(it -> text(it, "loop").endsWith("/orchard"))
                                .filter(it -> text(it, "outcome").equals("idle"))
                                .filter(it -> Instant.parse(text(it, "at")).isAfter(begun))
                                .count()
                == 2;
    }

    private static String text(Tree.Fields of, String name) {
        return of.at(name).orElseThrow() instanceof Tree.Text(var value, var _) ? value : "";
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

    private Running serve(Path where) throws IOException {
        Files.writeString(where.resolve("weir.yaml"), """
                weir:
                  workspaces:
                    orchard:
                      access-url: %s
                      account-id: %d
                      project-id: %d
                      environment-id: %d
                      token: %s
                      observe: {poll: 1s, backfill: 1d}
                  server: {management-port: 0}
                """.formatted(
                sandbox.address(), sandbox.accountId(), sandbox.projectId(), sandbox.environmentId(), sandbox.token()));
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Main.class.getName(),
                        "serve",
                        "--port",
                        "0")
                .directory(where.toFile())
                .redirectError(where.resolve("err").toFile())
                .start();
        return new Running(process, process.inputReader());
    }
}
