package dev.weir.adapter.dbtcloud.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads an answer's JSON to its end. What is left out is skipped without being held. */
final class JsonAnswer {

    /** Console texts come as one JSON text, however long; how much is read in all is bounded elsewhere. */
    private static final int LONGEST_TEXT = 256 << 20;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(LONGEST_TEXT)
                    .build())
            .build();

    private final Set<String> leftOut;

    private JsonAnswer(Set<String> leftOut) {
        this.leftOut = leftOut;
    }

    /**
     * Reads the object that the body is.
     *
     * @param leftOut names of fields that are skipped wherever they stand
     * @throws IOException if the body is no JSON object, is cut off, or something follows it
     */
    static Fields read(InputStream body, Set<String> leftOut) throws IOException {
        try (var parser = FACTORY.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new NotJson("it is no JSON object");
            }
            var fields = new JsonAnswer(leftOut).object(parser);
            if (parser.nextToken() != null) {
                throw new NotJson("something follows its end");
            }
            return fields;
        }
    }

    /** Reads the body to its end and holds nothing: whether it is one whole JSON object. */
    static void check(InputStream body) throws IOException {
        try (var parser = FACTORY.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new NotJson("it is no JSON object");
            }
            parser.skipChildren();
            if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                throw new NotJson("it is not whole");
            }
        }
    }

    /** The bytes came, and are not what they should be. */
    static final class NotJson extends IOException {
        private static final long serialVersionUID = 1L;

        NotJson(String message) {
            super(message);
        }
    }

    private Fields object(JsonParser parser) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            var token = parser.nextToken();
            if (leftOut.contains(name)) {
                parser.skipChildren();
                continue;
            }
            var value = value(parser, token);
            if (value != null) {
                values.put(name, value);
            }
        }
        return new Fields(values);
    }

    /** As deep as Jackson lets an answer nest: a thousand levels. */
    private @Nullable Object value(JsonParser parser, @Nullable JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> whole(parser);
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case null, default -> null;
        };
    }

    private static Object whole(JsonParser parser) throws IOException {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? (Object) parser.getDoubleValue()
                : (Object) parser.getLongValue();
    }

    private List<Object> list(JsonParser parser) throws IOException {
        List<Object> values = new ArrayList<>();
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == null) {
                throw new NotJson("it is cut off");
            }
            var value = value(parser, token);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }
}
