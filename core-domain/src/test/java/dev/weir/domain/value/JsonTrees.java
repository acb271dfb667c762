package dev.weir.domain.value;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Reads the JSON of the goldens; main code turns bytes into trees in the adapters. */
public final class JsonTrees {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonTrees() {}

    /** {@return the values of a resource, which holds one array, or one or several values} */
    public static List<Tree> resource(String name) {
        try (var stream = JsonTrees.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalArgumentException("no resource " + name);
            }
            var values = read(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            return values.size() == 1 && values.getFirst() instanceof Tree.Items(List<Tree> inner, Place _)
                    ? inner
                    : values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<Tree> read(String json) {
        try (var parser = JSON.createParser(json)) {
            var values = new ArrayList<Tree>();
            while (parser.nextToken() != null) {
                values.add(value(parser));
            }
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Tree value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                var fields = new LinkedHashMap<String, Tree>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    var name = parser.currentName();
                    parser.nextToken();
                    fields.put(name, value(parser));
                }
                yield Tree.fields(fields);
            }
            case START_ARRAY -> {
                var items = new ArrayList<Tree>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(parser));
                }
                yield Tree.items(items);
            }
            case VALUE_STRING -> Tree.text(parser.getText());
            case VALUE_TRUE -> Tree.flag(true);
            case VALUE_FALSE -> Tree.flag(false);
            case VALUE_NULL -> Tree.nothing();
            default -> Tree.number(parser.getDecimalValue());
        };
    }
}
