package dev.weir.adapter.persistence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.weir.domain.value.Tree;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/** Trees as texts of JSON columns, and back. Our own texts only, which are never deep. */
final class Json {

    static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNestingDepth(100_000)
                    .maxNumberLength(100_000)
                    .build())
            .build();

    private Json() {}

    static String write(Tree tree) {
        var text = new StringWriter(256);
        try (var out = FACTORY.createGenerator(text)) {
            write(tree, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void write(Tree tree, JsonGenerator out) throws IOException {
        switch (tree) {
            case Tree.Text(var value, var _) -> out.writeString(value);
            case Tree.Num number -> out.writeNumber(number.value());
            case Tree.Flag(var value, var _) -> out.writeBoolean(value);
            case Tree.Nothing _ -> out.writeNull();
            case Tree.Items(var values, var _) -> {
                out.writeStartArray();
                for (Tree value : values) {
                    write(value, out);
                }
                out.writeEndArray();
            }
            case Tree.Fields(var values, var _, var _) -> {
                out.writeStartObject();
                for (var field : values.entrySet()) {
                    out.writeFieldName(field.getKey());
                    write(field.getValue(), out);
                }
                out.writeEndObject();
            }
        }
    }

    /** Reads a text that {@link #write(Tree)} wrote; anything else is an {@link IOException}. */
    static Tree read(String text) throws IOException {
        try (var in = FACTORY.createParser(text)) {
            in.nextToken();
            var tree = read(in);
            if (in.nextToken() != null) {
                throw new IOException("more text after the end");
            }
            return tree;
        }
    }

    private static Tree read(JsonParser in) throws IOException {
        var token = in.currentToken();
        if (token == null) {
            throw new IOException("no text");
        }
        return switch (token) {
            case VALUE_STRING -> Tree.text(in.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Tree.number(in.getDecimalValue());
            case VALUE_TRUE -> Tree.flag(true);
            case VALUE_FALSE -> Tree.flag(false);
            case VALUE_NULL -> Tree.nothing();
            case START_ARRAY -> {
                var items = new ArrayList<Tree>();
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    items.add(read(in));
                }
                yield Tree.items(items);
            }
            case START_OBJECT -> {
                var fields = new LinkedHashMap<String, Tree>();
                while (in.nextToken() != JsonToken.END_OBJECT) {
                    var name = in.currentName();
                    in.nextToken();
                    fields.put(name, read(in));
                }
                yield Tree.fields(fields);
            }
            case FIELD_NAME, END_ARRAY, END_OBJECT, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new IOException("a %s where a value should be".formatted(token));
        };
    }
}
