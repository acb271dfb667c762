package dev.weir.adapter.dbtcloud.artifact;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.domain.value.Place;
import dev.weir.domain.value.Tree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns the JSON under a parser into a tree. Of a key that comes twice the last one counts; a number that is none (NaN) becomes
 * nothing. The depth is bounded by the parser's own limit, so this may recurse.
 */
final class TreeReader {

    private static final TreeReader WITHOUT_PLACES = new TreeReader("");

    private final String source;

    /** A reader that notes places in {@code source}; an empty one notes none. */
    TreeReader(String source) {
        this.source = source;
    }

    static TreeReader withoutPlaces() {
        return WITHOUT_PLACES;
    }

    /** Reads the value whose first token is the current one, and leaves the parser at its last. */
    Tree read(JsonParser parser) throws IOException {
        var token = parser.currentToken();
        if (token == null) {
            return new Tree.Nothing(Place.NOWHERE);
        }
        var place = place(parser);
        return switch (token) {
            case START_OBJECT -> fields(parser, place);
            case START_ARRAY -> items(parser, place);
            case VALUE_STRING -> new Tree.Text(parser.getText(), place);
            case VALUE_NUMBER_INT -> new Tree.Num(parser.getDecimalValue(), place);
            case VALUE_NUMBER_FLOAT ->
                parser.isNaN() ? new Tree.Nothing(place) : new Tree.Num(parser.getDecimalValue(), place);
            case VALUE_TRUE -> new Tree.Flag(true, place);
            case VALUE_FALSE -> new Tree.Flag(false, place);
            case VALUE_NULL, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE, FIELD_NAME, END_ARRAY, END_OBJECT ->
                new Tree.Nothing(place);
        };
    }

    /** Reads a map, if the current token begins one; anything else is skipped and gives an empty one. */
    Tree.Fields fields(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return fields(parser, place(parser));
        }
        parser.skipChildren();
        return Tree.fields(new LinkedHashMap<>());
    }

    private Tree.Fields fields(JsonParser parser, Place place) throws IOException {
        var values = new LinkedHashMap<String, Tree>();
        Map<String, Place> keys = source.isEmpty() ? Map.of() : new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            if (!source.isEmpty()) {
                keys.put(name, place(parser));
            }
            parser.nextToken();
            values.put(name, read(parser));
        }
        return new Tree.Fields(values, keys, place);
    }

    private Tree items(JsonParser parser, Place place) throws IOException {
        List<Tree> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
            values.add(read(parser));
        }
        return new Tree.Items(values, place);
    }

    private Place place(JsonParser parser) {
        if (source.isEmpty()) {
            return Place.NOWHERE;
        }
        var location = parser.currentTokenLocation();
        return new Place(source, Math.max(0, location.getLineNr()), Math.max(0, location.getColumnNr()));
    }
}
