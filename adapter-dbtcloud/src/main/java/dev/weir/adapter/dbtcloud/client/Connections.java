package dev.weir.adapter.dbtcloud.client;

import io.micronaut.http.client.DefaultHttpClientConfiguration;
import io.micronaut.http.client.RawHttpClient;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Connections that are set up by the first question. To read all of Java's certificate authorities takes a good part of a start, and
 * nobody is asked before the service is there. Used from many threads.
 */
final class Connections implements AutoCloseable {

    private final Supplier<DefaultHttpClientConfiguration> configuration;
    private @Nullable RawHttpClient client;
    private boolean closed;

    Connections(Supplier<DefaultHttpClientConfiguration> configuration) {
        this.configuration = configuration;
    }

    /** @throws IOException if they were closed */
    synchronized RawHttpClient client() throws IOException {
        if (closed) {
            throw new IOException("Weir is stopping");
        }
        var open = client;
        if (open == null) {
            open = RawHttpClient.create(null, configuration.get());
            client = open;
        }
        return open;
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        if (client != null) {
            client.close();
        }
    }
}
