package dev.weir.app.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.weir.domain.value.Place;
import dev.weir.domain.value.Tree;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;

/** JSON text into trees with places, and back. */
public final class JsonText {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(10_000)
                    .build())
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .build();

    private static final LineEndEscapes LINE_ENDS = new LineEndEscapes();

    private JsonText() {}

    /** Reads one JSON value; {@code source} is the name that places and errors call it. Throws {@link JsonMalformed}. */
    public static Tree read(String source, String json) {
        try (var parser = JSON.createParser(json)) {
            parser.nextToken();
            var tree = read(source, parser);
            if (parser.nextToken() != null) {
                throw new JsonMalformed(place(source, parser), "something follows the end of the JSON");
            }
            return tree;
        } catch (JacksonException bad) {
            var at = bad.getLocation();
            var place = at == null ? Place.of(source) : new Place(source, at.getLineNr(), at.getColumnNr());
            throw new JsonMalformed(place, bad.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Tree read(String source, JsonParser parser) throws IOException {
        var token = parser.currentToken();
        if (token == null) {
            throw new JsonMalformed(Place.of(source), "nothing is there");
        }
        var place = place(source, parser);
        return switch (token) {
            case START_OBJECT -> fields(source, parser, place);
            case START_ARRAY -> {
                var items = new ArrayList<Tree>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(read(source, parser));
                }
                yield new Tree.Items(items, place);
            }
            case VALUE_STRING -> new Tree.Text(parser.getText(), place);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Tree.Num(parser.getDecimalValue(), place);
            case VALUE_TRUE -> new Tree.Flag(true, place);
            case VALUE_FALSE -> new Tree.Flag(false, place);
            case VALUE_NULL, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE, FIELD_NAME, END_ARRAY, END_OBJECT ->
                new Tree.Nothing(place);
        };
    }

    private static Tree fields(String source, JsonParser parser, Place place) throws IOException {
        var values = new LinkedHashMap<String, Tree>();
        var keys = new HashMap<String, Place>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            keys.put(name, place(source, parser));
            parser.nextToken();
            values.put(name, read(source, parser));
        }
        return new Tree.Fields(values, keys, place);
    }

    private static Place place(String source, JsonParser parser) {
        var at = parser.currentTokenLocation();
        return new Place(source, Math.max(0, at.getLineNr()), Math.max(0, at.getColumnNr()));
    }

    /** {@return the tree as JSON, in one line} */
    public static String print(Tree tree) {
        var text = new StringWriter();
        write(tree, text);
        return text.toString();
    }

    /** Writes the tree as JSON in one line, without an end of line. */
    public static void write(Tree tree, Writer into) {
        try (var json = JSON.createGenerator(into)) {
            json.setCharacterEscapes(LINE_ENDS);
            write(tree, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same as UTF-8; the stream is neither flushed nor closed. */
    public static void write(Tree tree, OutputStream into) {
        try (var json = JSON.createGenerator(into, JsonEncoding.UTF8)) {
            json.setCharacterEscapes(LINE_ENDS);
            write(tree, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks one kind after the other: a switch over kinds costs each process its first use (decision 10). */
    private static void write(Tree tree, JsonGenerator json) throws IOException {
        if (tree instanceof Tree.Text text) {
            json.writeString(text.value());
        } else if (tree instanceof Tree.Items items) {
            json.writeStartArray();
            for (var value : items.values()) {
                write(value, json);
            }
            json.writeEndArray();
        } else if (tree instanceof Tree.Fields fields) {
            json.writeStartObject();
            for (var entry : fields.values().entrySet()) {
                json.writeFieldName(entry.getKey());
                write(entry.getValue(), json);
            }
            json.writeEndObject();
        } else if (tree instanceof Tree.Flag flag) {
            json.writeBoolean(flag.value());
        } else if (tree instanceof Tree.Num number) {
            if (number.written() instanceof Long whole) {
                json.writeNumber(whole);
            } else {
                json.writeNumber(number.value());
            }
        } else {
            json.writeNull();
        }
    }
}
