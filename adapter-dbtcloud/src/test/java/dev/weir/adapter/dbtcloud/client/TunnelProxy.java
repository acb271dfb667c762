package dev.weir.adapter.dbtcloud.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A proxy that understands CONNECT, and leads to one place whatever is asked for. */
final class TunnelProxy implements AutoCloseable {

    private final ServerSocket socket;
    private final URI end;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    TunnelProxy(URI end) throws IOException {
        this.end = end;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** {@return the heads of what was asked} */
    List<String> asked() {
        return List.copyOf(asked);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var near = socket.accept();
                threads.execute(() -> tunnel(near));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void tunnel(Socket near) {
        try (near;
                var far = new Socket(end.getHost(), end.getPort())) {
            asked.add(head(near.getInputStream()));
            near.getOutputStream().write("HTTP/1.1 200 Connected\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            threads.execute(() -> copy(near, far));
            far.getInputStream().transferTo(near.getOutputStream());
        } catch (IOException gone) {
            // One of the two ends has hung up, which ends the tunnel.
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException gone) {
            // As above.
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var letter = in.read();
            if (letter < 0) {
                break;
            }
            head.append((char) letter);
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
