package dev.weir.adapter.dbtcloud.artifact;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.weir.domain.fault.Fault;
import dev.weir.domain.value.Tree;
import dev.weir.ports.driven.ArtifactException;
import java.io.BufferedInputStream;
import java.io.CharConversionException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A JSON file on disk, gzipped or not, and what can go wrong with it in words. */
record JsonFile(Path path, boolean gzipped) {

    private static final int BUFFER = 1 << 16;

    /** Deeper than anything that people write, and so shallow that a tree can be walked by recursion on any thread's stack. */
    static final int DEEPEST = 200;

    /** Python writes NaN and Infinity; nodes may hold megabytes of SQL in one text. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(10_000)
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build();

    static JsonFile at(Path path) {
        try (var in = Files.newInputStream(path)) {
            var magic = in.readNBytes(2);
            return new JsonFile(path, magic.length == 2 && magic[0] == 0x1f && (magic[1] & 0xff) == 0x8b);
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    /** {@return the plain bytes, from the first after a byte order mark} */
    InputStream open() throws IOException {
        var raw = Files.newInputStream(path);
        InputStream in = gzipped ? new GZIPInputStream(raw, BUFFER) : raw;
        var buffered = new BufferedInputStream(in, BUFFER);
        buffered.mark(4);
        var head = buffered.readNBytes(3);
        boolean marked = head.length == 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF;
        if (!marked) {
            buffered.reset();
        }
        return buffered;
    }

    /** {@return a parser of {@code in}} */
    static JsonParser parser(InputStream in) throws IOException {
        return JSON.createParser(in);
    }

    Tree tree() {
        try (var in = open();
                var parser = parser(in)) {
            parser.nextToken();
            return new TreeReader(path.toString()).read(parser);
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    static Tree tree(String source, String json) {
        try (var parser = JSON.createParser(json)) {
            parser.nextToken();
            return new TreeReader(source).read(parser);
        } catch (IOException e) {
            throw failure(Path.of(source), e);
        }
    }

    ArtifactException failure(IOException e) {
        return failure(path, e);
    }

    /** {@return why the file cannot be read, found by reading it once more with a parser that knows places} */
    ArtifactException fault() {
        try (var in = open();
                var parser = parser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return wrong("is no manifest: it does not hold a JSON object");
            }
            parser.skipChildren();
            parser.nextToken();
            return wrong("goes on after its end");
        } catch (IOException e) {
            return failure(e);
        }
    }

    ArtifactException wrong(String what) {
        return new ArtifactException(new Fault.Malformed("%s %s".formatted(path, what)));
    }

    private static ArtifactException failure(Path path, IOException e) {
        return new ArtifactException(
                switch (e) {
                    case NoSuchFileException _ -> new Fault.Missing("%s does not exist".formatted(path));
                    case JsonEOFException eof ->
                        new Fault.Malformed("%s is cut off: it ends at line %d inside of something"
                                .formatted(path, eof.getLocation().getLineNr()));
                    case EOFException _ ->
                        new Fault.Malformed("%s is cut off: its gzip data end too early".formatted(path));
                    case ZipException _ ->
                        new Fault.Malformed("%s is damaged: its gzip data cannot be unpacked".formatted(path));
                    case JsonParseException bad ->
                        new Fault.Malformed("%s:%d: this is not JSON: %s"
                                .formatted(path, bad.getLocation().getLineNr(), bad.getOriginalMessage()));
                    case StreamConstraintsException beyond ->
                        new Fault.Malformed("%s holds what dbt never writes: %s"
                                .formatted(path, beyond.getOriginalMessage().replaceAll(" \\(.*", "")));
                    case CharConversionException _ ->
                        new Fault.Malformed("%s is damaged: it is not in UTF-8".formatted(path));
                    case JsonProcessingException bad ->
                        new Fault.Malformed("%s cannot be understood: %s".formatted(path, bad.getOriginalMessage()));
                    default -> new Fault.Unavailable("%s cannot be read: %s".formatted(path, e.getMessage()));
                },
                e);
    }
}
