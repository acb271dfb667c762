package dev.weir.adapter.persistence;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * Reads a manifest from its file once, and gives out its parts as they were written: the entries of each map at the top, and
 * whatever else stands there. It holds no more than the largest part. The one thing left out is an entry's {@code created_at}, the
 * time at which dbt parsed it: with it no two parses of the same code would share anything.
 */
final class ManifestSplit {

    private static final String PARSED_AT = "created_at";

    private final Window window;
    private final JsonParser in;

    private ManifestSplit(Window window, JsonParser in) {
        this.window = window;
        this.in = in;
    }

    /** Who takes the parts, in the order of the file. */
    interface Taker {

        /** A map at the top begins: {@code nodes}. */
        void section(String name) throws IOException;

        /** An entry of the map that began last. */
        void entry(String key, byte[] value) throws IOException;

        /** Something else at the top. */
        void other(String name, byte[] value) throws IOException;
    }

    static void read(Path file, Taker taker) throws IOException {
        try (var window = new Window(open(file));
                var in = Json.FACTORY.createParser((InputStream) window)) {
            new ManifestSplit(window, in).read(taker);
        }
    }

    private static InputStream open(Path file) throws IOException {
        var raw = new BufferedInputStream(Files.newInputStream(file), 64 * 1024);
        raw.mark(2);
        var zipped = raw.read() == 0x1f && raw.read() == 0x8b;
        raw.reset();
        return zipped ? new GZIPInputStream(raw, 64 * 1024) : raw;
    }

    private void read(Taker taker) throws IOException {
        if (in.nextToken() != JsonToken.START_OBJECT) {
            throw new JsonParseException(in, "it is no JSON object");
        }
        while (in.nextToken() != JsonToken.END_OBJECT) {
            var name = in.currentName();
            if (in.nextToken() == JsonToken.START_OBJECT && !name.equals("metadata")) {
                taker.section(name);
                readEntries(taker);
            } else {
                taker.other(name, value());
            }
        }
    }

    private void readEntries(Taker taker) throws IOException {
        while (in.nextToken() != JsonToken.END_OBJECT) {
            var key = in.currentName();
            in.nextToken();
            taker.entry(key, in.currentToken() == JsonToken.START_OBJECT ? entry() : value());
        }
    }

    private byte[] value() throws IOException {
        var from = in.currentTokenLocation().getByteOffset();
        window.forget(from);
        return window.slice(from, end());
    }

    /** Passes the value at hand, and tells where it ends. */
    private long end() throws IOException {
        in.skipChildren();
        in.finishToken();
        return in.currentLocation().getByteOffset();
    }

    private byte[] entry() throws IOException {
        var from = in.currentTokenLocation().getByteOffset();
        window.forget(from);
        var previous = -1L;
        var cutFrom = -1L;
        var cutTo = -1L;
        while (in.nextToken() != JsonToken.END_OBJECT) {
            var parsedAt = in.currentName().equals(PARSED_AT);
            in.nextToken();
            parsedAt = parsedAt && in.currentToken().isNumeric();
            var end = end();
            if (parsedAt) {
                cutFrom = previous < 0 ? from + 1 : previous;
                cutTo = end;
            }
            previous = end;
        }
        var to = in.currentLocation().getByteOffset();
        if (cutFrom < 0) {
            return window.slice(from, to);
        }
        return joined(
                window.slice(from, cutFrom), window.slice(cutFrom == from + 1 ? pastComma(cutTo, to) : cutTo, to));
    }

    private long pastComma(long from, long to) {
        for (var at = from; at < to; at++) {
            if (window.at(at) == ',') {
                return at + 1;
            }
            if (window.at(at) == '}') {
                return at;
            }
        }
        return from;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        var joined = new byte[one.length + other.length];
        System.arraycopy(one, 0, joined, 0, one.length);
        System.arraycopy(other, 0, joined, one.length, other.length);
        return joined;
    }
}
