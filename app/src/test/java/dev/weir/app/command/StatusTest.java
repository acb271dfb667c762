package dev.weir.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatusTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private HttpServer server;
    private String answer = "";

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/workspaces", exchange -> {
            var body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void aWorkspaceIsToldInALineAndItsProblemsBelow() {
        answer = workspaces(workspace("shop", "advanced", "\"a source is late\""));

        assertThat(status()).isEqualTo(Exit.DONE);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("shop (observe): 3 assets; broken 1, blocked 0, late 0, in flight 0; last poll")
                .endsWith("  ! a source is late\n");
    }

    @Test
    void aPollThatFailedIsTheAnswerNoInEitherForm() {
        answer = workspaces(
                workspace("shop", "idle", "") + ", " + workspace("bakery", "failed", "\"the token is wrong\""));

        assertThat(status()).isEqualTo(Exit.NO);
        assertThat(status("--output", "json")).isEqualTo(Exit.NO);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("bakery (observe)")
                .contains("\"name\":\"bakery\"");
    }

    private static String workspaces(String items) {
        return "{\"items\": [%s], \"next\": null}".formatted(items);
    }

    private static String workspace(String name, String outcome, String problems) {
        return """
                {"name": "%s", "mode": "observe", "glance": {"assets": 3, "broken": ["model.shop.a"], "blocked": [], "late": [], "inFlight": []},
                 "lastPoll": {"at": "2026-03-01T12:00:00Z", "outcome": "%s", "said": "so it went"}, "problems": [%s]}""".formatted(name, outcome, problems);
    }

    private Exit status(String... options) {
        var words = new ArrayList<>(List.of("status"));
        words.addAll(List.of(options));
        var console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                Map.of("WEIR_URL", "http://localhost:" + server.getAddress().getPort()),
                Path.of(""));
        return CommandLineEntrance.run(console, Commands.all(), words);
    }
}
