package dev.weir.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves the page's own files, and one graph that was made up, so that only the page is measured. */
final class CannedPage implements AutoCloseable {

    private static final String WORKSPACE = """
            {"name": "made-up", "mode": "observe", "projectName": "Made up", "environmentKind": "production", "pollSeconds": 30,
             "lastPoll": null, "manifest": null, "problems": [], "history": {"listed": 0, "read": 0, "done": true},
             "glance": {"assets": 0, "broken": [], "blocked": [], "late": [], "inFlight": [], "nextDue": []}}
            """;

    private static final Map<String, String> ANSWERS = Map.of(
            "/api/v1/session",
            "{\"known\": true}",
            "/api/v1/workspaces",
            "{\"items\": [%s], \"next\": null}".formatted(WORKSPACE),
            "/api/v1/schedules",
            "{\"items\": [], \"next\": null}");

    private static final Map<String, String> TYPES =
            Map.of("html", "text/html", "js", "text/javascript", "css", "text/css", "svg", "image/svg+xml");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile byte[] graph = new byte[0];

    CannedPage() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    void shows(String json) {
        graph = json.getBytes(StandardCharsets.UTF_8);
    }

    private void answer(HttpExchange asked) {
        try (asked) {
            var path = asked.getRequestURI().getPath();
            if (path.endsWith("/graph")) {
                send(asked, 200, "application/json", graph);
            } else if (ANSWERS.containsKey(path)) {
                send(
                        asked,
                        200,
                        "application/json",
                        ANSWERS.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8));
            } else {
                file(asked, path.equals("/") ? "/page/index.html" : path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void file(HttpExchange asked, String path) throws IOException {
        try (var in = CannedPage.class.getResourceAsStream(path)) {
            if (in == null || !path.startsWith("/page/")) {
                send(asked, 404, "text/plain", new byte[0]);
                return;
            }
            var type = TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "text/plain");
            send(asked, 200, type, in.readAllBytes());
        }
    }

    private static void send(HttpExchange asked, int status, String type, byte[] body) throws IOException {
        asked.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        asked.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        asked.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
