package dev.weir.adapter.dbtcloud.client;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An answer whose body is still on its way. Whoever holds it closes it. */
final class Reply implements Closeable {

    private final int status;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final InputStream body;
    private final Closeable connection;

    /**
     * @param headers the first value of each
     * @param body unzipped, bounded in time and size
     */
    Reply(int status, Map<String, String> headers, InputStream body, Closeable connection) {
        this.status = status;
        this.headers.putAll(headers);
        this.body = body;
        this.connection = connection;
    }

    int status() {
        return status;
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    InputStream body() {
        return body;
    }

    @Override
    public void close() throws IOException {
        try (connection) {
            body.close();
        }
    }
}
