package dev.weir.adapter.dbtcloud.client;

import io.micronaut.http.ByteBodyHttpResponse;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.client.DefaultHttpClientConfiguration;
import io.micronaut.http.client.RawHttpClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * Sends one request and hands back its answer, whatever its status, as a stream: nothing is held in memory. Never sends anything
 * twice, and never follows a redirect: those are decisions, and are made elsewhere.
 */
final class Transport implements AutoCloseable {

    private static final int ZIP_BUFFER = 1 << 16;

    private final Connections direct;
    private final Optional<Connections> proxied;
    private final @Nullable TrustStore trusted;
    private final LongSupplier nanos;

    /** @param nanos a clock that only goes forwards */
    Transport(ClientSettings settings, LongSupplier nanos) {
        this.nanos = nanos;
        this.trusted = settings.authorities().map(TrustStore::with).orElse(null);
        this.direct = new Connections(() -> configuration(settings));
        this.proxied =
                settings.proxy().map(proxy -> new Connections(() -> throughProxy(configuration(settings), proxy)));
    }

    /** How much of an answer is waited for, and how much of it is taken. */
    record Bounds(Duration whole, long most) {}

    /**
     * Sends a request without a body.
     *
     * @throws IOException if no answer came
     */
    Reply get(URI uri, Map<String, String> headers, Bounds bounds) throws IOException {
        var began = nanos.getAsLong();
        var request = HttpRequest.create(HttpMethod.GET, uri.toString());
        headers.forEach(request::header);
        request.header("Accept-Encoding", "gzip");
        var answer = new Answer();
        clientFor(uri).exchange(request, null, Thread.currentThread()).subscribe(answer);
        var response = answer.await(bounds.whole());
        if (!(response instanceof ByteBodyHttpResponse<?> streamed)) {
            throw new IOException("it answered without a body that could be read");
        }
        try {
            return reply(streamed, bounds, began);
        } catch (IOException | RuntimeException failed) {
            streamed.close();
            throw failed;
        }
    }

    private Reply reply(ByteBodyHttpResponse<?> response, Bounds bounds, long began) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        response.getHeaders()
                .forEach((name, values) -> values.stream().findFirst().ifPresent(v -> headers.put(name, v)));
        InputStream raw = response.byteBody().toInputStream();
        var timed = new BoundedBody(raw, nanos, began, bounds.whole(), Long.MAX_VALUE);
        var zipped = response.getHeaders()
                .findFirst("Content-Encoding")
                .filter(encoding -> encoding.strip().equalsIgnoreCase("gzip"))
                .isPresent();
        InputStream body = zipped ? new LazyUnzip(timed) : timed;
        return new Reply(
                response.code(), headers, new BoundedBody(body, nanos, began, bounds.whole(), bounds.most()), response);
    }

    /** Unzips from the first read on, so that an answer that says it is zipped and has no body is an empty one. */
    private static final class LazyUnzip extends InputStream {
        private final InputStream zipped;
        private @Nullable InputStream plain;

        private LazyUnzip(InputStream zipped) {
            this.zipped = zipped;
        }

        private InputStream plain() throws IOException {
            var opened = plain;
            if (opened == null) {
                opened = new GZIPInputStream(zipped, ZIP_BUFFER);
                plain = opened;
            }
            return opened;
        }

        @Override
        public int read() throws IOException {
            return plain().read();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return plain().read(into, offset, length);
        }

        @Override
        public void close() throws IOException {
            zipped.close();
        }
    }

    /** The one answer of an exchange. What comes after nobody waits any more is let go. */
    private static final class Answer implements Subscriber<HttpResponse<?>> {
        private final CompletableFuture<HttpResponse<?>> come = new CompletableFuture<>();
        private volatile @Nullable Subscription subscription;

        @Override
        public void onSubscribe(Subscription to) {
            subscription = to;
            to.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(HttpResponse<?> response) {
            if (!come.complete(response) && response instanceof ByteBodyHttpResponse<?> late) {
                late.close();
            }
        }

        @Override
        public void onError(Throwable failed) {
            come.completeExceptionally(failed);
        }

        @Override
        public void onComplete() {
            come.completeExceptionally(new IOException("it closed the connection without an answer"));
        }

        private HttpResponse<?> await(Duration longest) throws IOException {
            try {
                return come.get(longest.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException failed) {
                throw new IOException(Causes.plainly(failed.getCause()), failed.getCause());
            } catch (TimeoutException late) {
                giveUp();
                throw new IOException("it did not answer within %d s".formatted(longest.toSeconds()), late);
            } catch (InterruptedException interrupted) {
                giveUp();
                Thread.currentThread().interrupt();
                throw new Interrupted(interrupted);
            }
        }

        private void giveUp() {
            come.completeExceptionally(new IOException("nobody waits for it any more"));
            var open = subscription;
            if (open != null) {
                open.cancel();
            }
        }
    }

    /** Whoever waited was asked to stop. */
    static final class Interrupted extends IOException {
        private static final long serialVersionUID = 1L;

        Interrupted(Throwable cause) {
            super("Weir is stopping", cause);
        }
    }

    private RawHttpClient clientFor(URI uri) throws IOException {
        return (isLoopback(uri.getHost()) ? direct : proxied.orElse(direct)).client();
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    private DefaultHttpClientConfiguration configuration(ClientSettings settings) {
        var configuration = new DefaultHttpClientConfiguration();
        configuration.setFollowRedirects(false);
        configuration.setExceptionOnErrorStatus(false);
        configuration.setDecompressionEnabled(false);
        // One request a connection at a time: a slow file then holds up nobody else's answer.
        configuration.setAlpnModes(List.of("http/1.1"));
        configuration.setConnectTimeout(settings.timeouts().connect());
        configuration.setReadTimeout(settings.timeouts().idle());
        configuration.setConnectionPoolIdleTimeout(Duration.ofSeconds(30));
        configuration.setShutdownQuietPeriod(Duration.ZERO);
        configuration.setShutdownTimeout(Duration.ofSeconds(2));
        var ssl = configuration.getSslConfiguration();
        ssl.setHandshakeTimeout(settings.timeouts().connect());
        if (trusted != null) {
            trusted.use(ssl.getTrustStore());
        }
        return configuration;
    }

    private static DefaultHttpClientConfiguration throughProxy(
            DefaultHttpClientConfiguration configuration, URI proxy) {
        configuration.setProxyType(Proxy.Type.HTTP);
        configuration.setProxyAddress(
                InetSocketAddress.createUnresolved(proxy.getHost(), proxy.getPort() < 0 ? 3128 : proxy.getPort()));
        var user = proxy.getUserInfo();
        if (user != null) {
            var colon = user.indexOf(':');
            configuration.setProxyUsername(colon < 0 ? user : user.substring(0, colon));
            configuration.setProxyPassword(colon < 0 ? "" : user.substring(colon + 1));
        }
        return configuration;
    }

    @Override
    public void close() {
        try (trusted) {
            if (proxied.isPresent()) {
                proxied.get().close();
            }
            direct.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
