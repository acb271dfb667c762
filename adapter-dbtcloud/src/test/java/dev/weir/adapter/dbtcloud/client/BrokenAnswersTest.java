package dev.weir.adapter.dbtcloud.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.domain.fault.Fault;
import dev.weir.domain.run.RunId;
import dev.weir.ports.driven.DbtCloud.ArtifactName;
import dev.weir.ports.driven.DbtCloud.Fetched;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that break off, come too slowly, or are not what they should be. */
class BrokenAnswersTest {

    private static final String RESULTS = "{\"metadata\": {\"invocation_id\": \"a\"}, \"results\": []}";

    private final CountDownLatch testOver = new CountDownLatch(1);
    private Stand stand = new Stand();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        testOver.countDown();
        stand.close();
    }

    private void standsWith(ClientSettings settings) {
        stand.close();
        stand = new Stand(settings);
    }

    private Fetched fetches() {
        return stand.cloud.fetch(
                stand.workspace(), new RunId(1), 4, ArtifactName.RUN_RESULTS, folder.resolve("results.json"));
    }

    private void fetchesWhole() throws IOException {
        assertThat(fetches()).isEqualTo(new Fetched.Whole(folder.resolve("results.json"), RESULTS.length()));
        assertThat(folder).isDirectoryContaining(file -> file.endsWith("results.json"));
        assertThat(folder.resolve("results.json")).hasContent(RESULTS);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    private static StubServer.Handler cut(String body) {
        return (_, out) -> out.raw("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + body);
    }

    private static StubServer.Handler cutChunk(String body) {
        return (_, out) -> out.raw(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n".formatted(body.length(), body));
    }

    private static StubServer.Handler results() {
        return (_, out) -> out.json(RESULTS);
    }

    @Test
    void aPageInPlaceOfJsonIsAskedAgainAndThenSaid() {
        stand.server.next(Stand.page(200)).otherwise(Stand.nothing());
        assertThat(stand.asks()).isEmpty();

        stand.server.otherwise(Stand.page(200));
        assertThat(stand.fails())
                .isInstanceOf(Fault.Malformed.class)
                .extracting(Fault::sentence)
                .asString()
                .contains("the runs of environment 9", "web page");
    }

    @Test
    void jsonThatEndsTooEarlyIsAskedAgain() {
        stand.server
                .next((_, out) -> out.json("{\"data\": [{\"id\": 1"))
                .next((_, out) -> out.json(""))
                .next((_, out) -> out.json("[]"))
                .otherwise((_, out) -> out.json("{\"data\": [{\"id\": 1, \"status\": 3, \"environment_id\": 9}]}"));

        assertThat(stand.asks()).hasSize(1);
        assertThat(stand.requests()).isEqualTo(4);
    }

    @Test
    void anAnswerThatIsCutOffIsAskedAgain() {
        stand.server
                .next(cut("{\"data\": ["))
                .next(cutChunk("{\"data\": ["))
                .next((_, _) -> {})
                .otherwise(Stand.nothing());

        assertThat(stand.asks()).isEmpty();
        assertThat(stand.requests()).isEqualTo(4);
    }

    @Test
    void anAnswerThatIsAlwaysCutOffIsUnavailable() {
        stand.server.otherwise(cut("{\"data\": []}"));

        assertThat(stand.fails()).isInstanceOf(Fault.Unavailable.class);
        assertThat(stand.requests()).isEqualTo(4);
    }

    @Test
    void aFileThatIsCutOffIsFetchedAgainAndWhole() throws IOException {
        stand.server
                .next(cut(RESULTS.substring(0, 20)))
                .next(cutChunk(RESULTS.substring(0, 20)))
                .next((_, out) -> out.json(RESULTS.substring(0, 20)))
                .otherwise(results());

        fetchesWhole();
        assertThat(stand.requests()).isEqualTo(4);
    }

    @Test
    void aFileThatIsNotJsonLeavesNothingBehind() {
        stand.server.otherwise((_, out) -> out.json("PAR1 something else"));

        assertThat(stand.fails(this::fetches))
                .isInstanceOf(Fault.Malformed.class)
                .extracting(Fault::sentence)
                .asString()
                .contains("run_results.json of step 4 of run 1");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFileWithSomethingBehindItsEndIsNotWhole() {
        stand.server.otherwise((_, out) -> out.json(RESULTS + RESULTS));

        assertThat(stand.fails(this::fetches)).isInstanceOf(Fault.Malformed.class);
    }

    @Test
    void aZippedAnswerIsUnzipped() throws IOException {
        stand.server.otherwise((request, out) -> {
            assertThat(request.header("Accept-Encoding")).isEqualTo("gzip");
            out.answer(200, Map.of("Content-Encoding", "gzip"), zipped(RESULTS));
        });

        fetchesWhole();
    }

    @Test
    void aZippedAnswerThatIsCutOffIsAskedAgain() throws IOException {
        var zipped = zipped(RESULTS);
        stand.server
                .next((_, out) ->
                        out.answer(200, Map.of("Content-Encoding", "gzip"), Arrays.copyOf(zipped, zipped.length - 9)))
                .otherwise(results());

        fetchesWhole();
    }

    @Test
    void aFileThatIsTooLargeIsRefusedAtOnce() {
        standsWith(ClientSettings.DEFAULT.withLargestFile(1000));
        stand.server.otherwise((_, out) -> out.json("{\"a\": \"" + "x".repeat(2000) + "\"}"));

        assertThat(stand.fails(this::fetches))
                .isInstanceOf(Fault.Refused.class)
                .extracting(Fault::sentence)
                .asString()
                .contains("larger than 1000 bytes");
        assertThat(stand.requests()).isEqualTo(1);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aZippedFileIsMeasuredUnzipped() {
        standsWith(ClientSettings.DEFAULT.withLargestFile(1000));
        stand.server.otherwise((_, out) -> out.answer(
                200, Map.of("Content-Encoding", "gzip"), zipped("{\"a\": \"" + "x".repeat(500_000) + "\"}")));

        assertThat(stand.fails(this::fetches)).isInstanceOf(Fault.Refused.class);
    }

    @Test
    void aDiskThatCannotBeWrittenIsNotTheirFault() {
        stand.server.otherwise(results());

        var fault = stand.fails(() -> stand.cloud.fetch(
                stand.workspace(),
                new RunId(1),
                4,
                ArtifactName.RUN_RESULTS,
                folder.resolve("no-such-folder").resolve("results.json")));

        assertThat(fault)
                .isInstanceOf(Fault.Unavailable.class)
                .extracting(Fault::sentence)
                .asString()
                .contains("could not be written to disk");
        assertThat(stand.requests()).isEqualTo(1);
    }

    @Test
    void aServerThatNeverBeginsIsGivenUp() {
        standsWith(ClientSettings.DEFAULT.withTimeouts(Stand.SHORT));
        stand.server.next((_, _) -> waits(10_000)).otherwise(Stand.nothing());

        assertThat(stand.asks()).isEmpty();
        assertThat(stand.requests()).isEqualTo(2);
    }

    @Test
    void aBodyThatStopsMidwayIsGivenUp() throws IOException {
        standsWith(ClientSettings.DEFAULT.withTimeouts(Stand.SHORT));
        stand.server
                .next((request, out) -> {
                    cut(RESULTS.substring(0, 20)).answer(request, out);
                    waits(10_000);
                })
                .otherwise(results());

        fetchesWhole();
        assertThat(stand.requests()).isEqualTo(2);
    }

    @Test
    void aBodyThatOnlyDripsIsGivenUpAsAWhole() throws IOException {
        standsWith(ClientSettings.DEFAULT.withTimeouts(Stand.SHORT));
        stand.server
                .next((_, out) -> {
                    out.raw("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n{");
                    while (waits(100)) {
                        out.raw(" ");
                    }
                })
                .otherwise(results());

        fetchesWhole();
        assertThat(stand.requests()).isEqualTo(2);
    }

    /** Waits, but not beyond the end of the test: whether that is still to come. */
    private boolean waits(int millis) {
        try {
            return !testOver.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException over) {
            return false;
        }
    }

    private static byte[] zipped(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
