package dev.weir.adapter.dbtcloud.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ServerSocketFactory;

/** A web server that answers byte by byte what a test says, well-formed or not, one request a connection. */
final class StubServer implements AutoCloseable {

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Deque<Handler> script = new ArrayDeque<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final String scheme;
    private volatile Handler otherwise = (_, out) -> out.json("{\"data\": []}");

    StubServer() {
        this("http", ServerSocketFactory.getDefault());
    }

    StubServer(String scheme, ServerSocketFactory sockets) {
        try {
            this.scheme = scheme;
            this.socket = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        threads.execute(this::accept);
    }

    /** A request as it came. */
    record Request(String method, String path, Map<String, String> query, Map<String, String> headers) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /** Answers one request. */
    interface Handler {
        void answer(Request request, Out out) throws IOException;
    }

    /** The wire. */
    record Out(OutputStream stream) {

        void raw(String text) throws IOException {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
            stream.flush();
        }

        void bytes(byte[] bytes) throws IOException {
            stream.write(bytes);
            stream.flush();
        }

        void answer(int status, Map<String, String> headers, byte[] body) throws IOException {
            var head = new StringBuilder(
                    "HTTP/1.1 " + status + " Said\r\nConnection: close\r\nContent-Length: " + body.length + "\r\n");
            headers.forEach((name, value) ->
                    head.append(name).append(": ").append(value).append("\r\n"));
            raw(head + "\r\n");
            bytes(body);
        }

        void json(String body) throws IOException {
            answer(200, Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
        }

        void status(int status, String type, String body) throws IOException {
            answer(status, Map.of("Content-Type", type), body.getBytes(StandardCharsets.UTF_8));
        }
    }

    URI address() {
        return URI.create(scheme + "://127.0.0.1:" + socket.getLocalPort());
    }

    /** The next request that no earlier answer waits for is answered so. */
    synchronized StubServer next(Handler handler) {
        script.add(handler);
        return this;
    }

    /** Requests for which nothing waits are answered so. */
    StubServer otherwise(Handler handler) {
        otherwise = handler;
        return this;
    }

    /** {@return all requests, in the order in which they came} */
    List<Request> requests() {
        return List.copyOf(requests);
    }

    private synchronized Handler due() {
        var waiting = script.poll();
        return waiting == null ? otherwise : waiting;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var connection = socket.accept();
                threads.execute(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection;
                var in = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1))) {
            var line = in.readLine();
            if (line == null) {
                return;
            }
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (var header = in.readLine(); header != null && !header.isEmpty(); header = in.readLine()) {
                var colon = header.indexOf(':');
                headers.put(
                        header.substring(0, colon), header.substring(colon + 1).strip());
            }
            var words = line.split(" ", -1);
            var question = words[1].indexOf('?');
            var request = new Request(
                    words[0],
                    question < 0 ? words[1] : words[1].substring(0, question),
                    question < 0 ? Map.of() : parameters(words[1].substring(question + 1)),
                    headers);
            requests.add(request);
            due().answer(request, new Out(connection.getOutputStream()));
        } catch (IOException gone) {
            // Whoever asked has hung up: some tests want just that.
        }
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (var pair : query.split("&", -1)) {
            var equals = pair.indexOf('=');
            parameters.put(
                    pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return parameters;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        threads.shutdownNow();
    }
}
