package dev.weir.adapter.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.adapter.http.fixture.Orchard;
import dev.weir.adapter.http.fixture.OrchardServer;
import dev.weir.ports.driving.WatchChanges.Hint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StreamTest {

    private static OrchardServer server;
    private static HttpClient client;

    @BeforeAll
    static void serve() {
        server = OrchardServer.of(20);
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        client.shutdownNow();
        server.close();
    }

    /** A listener, as a browser is one. */
    private static final class Listener implements AutoCloseable {

        private final BufferedReader lines;

        Listener(String... headers) throws IOException, InterruptedException {
            var request = HttpRequest.newBuilder(server.at("/api/v1/stream"));
            if (headers.length > 0) {
                request.headers(headers);
            }
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
        }

        /** {@return the lines of the next event, sorted} */
        List<String> next() throws IOException {
            var event = new ArrayList<String>();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty() && !event.isEmpty()) {
                    break;
                }
                if (!line.isEmpty()) {
                    event.add(line);
                }
            }
            return event.stream().sorted().toList();
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    private static void run(String id) {
        server.browsing().changed(new Hint(Orchard.NAME, Optional.of(id), Optional.empty()));
    }

    private static String id(List<String> event) {
        return event.stream()
                .filter(it -> it.startsWith("id:"))
                .map(it -> it.substring(3).strip())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void beginsByTellingWhereItStandsAndGoesOnWithWhatChanges() throws Exception {
        try (var listener = new Listener()) {
            var first = listener.next();
            assertThat(id(first)).isEqualTo(Long.toString(server.browsing().head()));
            assertThat(first.toString()).contains("\"hints\":[]");
            run("901");
            assertThat(listener.next().toString())
                    .contains("\"workspace\":\"orchard\"")
                    .contains("\"runId\":\"901\"");
        }
    }

    @Test
    void whoeverComesBackMissesNothing() throws Exception {
        String last;
        try (var listener = new Listener()) {
            last = id(listener.next());
        }
        run("911");
        run("912");
        try (var listener = new Listener("Last-Event-ID", last)) {
            assertThat(listener.next().toString()).contains("911").contains("912");
        }
    }

    @Test
    void whoeverKnowsMoreThanThereIsStartsAnew() throws Exception {
        try (var listener = new Listener("Last-Event-ID", "999999")) {
            assertThat(id(listener.next()))
                    .isEqualTo(Long.toString(server.browsing().head()));
        }
    }

    @Test
    void anIdThatIsNoneIsRefused() throws Exception {
        var request = HttpRequest.newBuilder(server.at("/api/v1/stream"))
                .header("Last-Event-ID", "soon")
                .build();
        assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(400);
    }
}
