package dev.weir.adapter.dbtcloud.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.domain.run.RunId;
import dev.weir.ports.driven.DbtCloud.ArtifactName;
import dev.weir.ports.driven.DbtCloud.Fetched;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeFileTest {

    private static final int PIECES = 4800;
    private static final String PIECE = "\"%s\",".formatted("x".repeat((1 << 16) - 3));
    private static final long SIZE = "{\"n\":[".length() + (long) PIECES * PIECE.length() + "0]}".length();

    @TempDir
    private Path folder;

    @Test
    void aManifestOf300MegabytesNeedsNoMoreThan64MegabytesOfHeap() throws IOException, InterruptedException {
        try (var server = new StubServer().otherwise((_, out) -> {
            out.raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + SIZE
                    + "\r\n\r\n{\"n\":[");
            var piece = PIECE.getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < PIECES; i++) {
                out.bytes(piece);
            }
            out.raw("0]}");
        })) {
            var said = folder.resolve("said.txt");
            var reader = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx64m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            LargeFileTest.class.getName(),
                            server.address().toString(),
                            folder.resolve("manifest.json").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();

            assertThat(reader.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(Files.readString(said)).contains("fetched " + SIZE);
            assertThat(folder.resolve("manifest.json")).hasSize(SIZE);
        }
    }

    /** What the small JVM runs: an address, and a file to write. */
    public static void main(String[] arguments) {
        var time = new HandTime();
        try (var client = DbtCloudClient.open(ClientSettings.DEFAULT, new OpenBudget(), time)) {
            var fetched = client.cloud(_ -> Tokens.always("good"))
                    .fetch(
                            Watched.at(URI.create(arguments[0])),
                            new RunId(1),
                            4,
                            ArtifactName.MANIFEST,
                            Path.of(arguments[1]));
            System.out.println(fetched instanceof Fetched.Whole(Path _, long size) ? "fetched " + size : "nothing");
        }
    }
}
