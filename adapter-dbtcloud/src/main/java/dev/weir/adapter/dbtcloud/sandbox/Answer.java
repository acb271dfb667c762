package dev.weir.adapter.dbtcloud.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Sends one answer: gzip when it was asked for, the account's own time in {@code Date}, and with whatever hurts the way. */
record Answer(HttpExchange exchange, Call call, Instant now, Map<Class<?>, Mischief> hurts) {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);
    private static final int PIECES_A_SECOND = 10;

    void send(Reply reply) throws IOException {
        if (hurts.containsKey(Mischief.CutsAfter.class) || reply.status() == 0) {
            return; // closing an exchange that was never answered ends its connection
        }
        if (hurts.get(Mischief.Hangs.class) instanceof Mischief.Hangs(Duration before)) {
            pause(before);
        }
        switch (reply) {
            case Reply.JsonReply json -> {
                json.headers()
                        .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
                body(json.status(), "application/json", out -> Json.write(out, json.body()));
            }
            case Reply.FileReply file -> body(file.status(), file.contentType(), file.content());
            case Reply.HtmlReply html -> {
                html.headers()
                        .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
                var page = "<html><head><title>%d %s</title></head><body><h1>%s</h1></body></html>\n"
                        .formatted(html.status(), html.title(), html.title());
                body(html.status(), "text/html", FileContent.of(page.getBytes(StandardCharsets.UTF_8)));
            }
            case Reply.EmptyReply empty -> {
                empty.headers()
                        .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
                date();
                exchange.sendResponseHeaders(empty.status(), -1);
            }
        }
    }

    private void body(int status, String type, FileContent content) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Vary", "Accept-Encoding");
        if (call.gzip()) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        date();
        if (hurts.get(Mischief.CutsBody.class) instanceof Mischief.CutsBody(int afterBytes)) {
            cut(status, content, afterBytes);
            return;
        }
        exchange.sendResponseHeaders(status, 0);
        var raw = new BufferedOutputStream(exchange.getResponseBody(), 1 << 14);
        var paced = hurts.get(Mischief.Trickles.class) instanceof Mischief.Trickles(int perSecond)
                ? new Trickle(raw, perSecond)
                : raw;
        try (var out = call.gzip() ? new GZIPOutputStream(paced) : paced) {
            content.writeTo(new Unclosed(out));
        }
    }

    /** Announces all of it, sends some of it, and goes away. */
    private void cut(int status, FileContent content, int afterBytes) throws IOException {
        var all = new ByteArrayOutputStream();
        try (var out = call.gzip() ? new GZIPOutputStream(all) : all) {
            content.writeTo(new Unclosed(out));
        }
        exchange.sendResponseHeaders(status, all.size());
        exchange.getResponseBody().write(all.toByteArray(), 0, Math.min(afterBytes, all.size() - 1));
        exchange.getResponseBody().flush();
    }

    /**
     * The server writes its own clock's {@code Date} over ours when it sends the headers, after which it looks through
     * {@code Connection}: this is where ours is put back. A test holds it to that.
     */
    private void date() {
        var by = hurts.get(Mischief.SkewsClock.class) instanceof Mischief.SkewsClock(Duration skew)
                ? skew
                : Duration.ZERO;
        var headers = exchange.getResponseHeaders();
        headers.put("Connection", new DateSetter(() -> headers.set("Date", HTTP_DATE.format(now.plus(by)))));
    }

    private static final class DateSetter extends ArrayList<String> {
        private static final long serialVersionUID = 1;
        private final transient Runnable set;

        DateSetter(Runnable set) {
            super(List.of("keep-alive"));
            this.set = set;
        }

        @Override
        public Stream<String> stream() {
            set.run();
            return super.stream();
        }
    }

    private static void pause(Duration length) throws IOException {
        try {
            Thread.sleep(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** A generator closes what it writes to; the gzip trailer must come first. */
    private static final class Unclosed extends OutputStream {
        private final OutputStream out;

        Unclosed(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
        }

        @Override
        public void flush() {
            // chunks are sent when they are full
        }

        @Override
        public void close() {
            // the owner closes
        }
    }

    private static final class Trickle extends OutputStream {
        private final OutputStream out;
        private final int piece;

        Trickle(OutputStream out, int perSecond) {
            this.out = out;
            this.piece = Math.max(1, perSecond / PIECES_A_SECOND);
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            for (var at = from; at < from + count; at += piece) {
                out.write(bytes, at, Math.min(piece, from + count - at));
                out.flush();
                pause(Duration.ofMillis(1000 / PIECES_A_SECOND));
            }
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
