package dev.weir.app.template;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values as Jinja's {@code tojson} prints them: keys in order, a blank after each comma and colon, nothing that HTML takes for its own. */
final class PythonJson {

    private final Optional<String> indent;
    private final StringBuilder json = new StringBuilder();

    private PythonJson(Optional<String> indent) {
        this.indent = indent;
    }

    static String text(Object value) {
        return written(value, Optional.empty());
    }

    static String indented(Object value, String indent) {
        return written(value, Optional.of(indent));
    }

    private static String written(Object value, Optional<String> indent) {
        var writer = new PythonJson(indent);
        writer.write(value, 1);
        return writer.json.toString();
    }

    private void write(Object value, int depth) {
        Limit.text(json);
        switch (value) {
            case PythonNone _ -> json.append("null");
            case Boolean flag -> json.append(flag);
            case Long number -> json.append(number);
            case BigInteger number -> json.append(number);
            case Double number -> json.append(floating(number));
            case String text -> quote(text);
            case List<?> list -> {
                json.append('[');
                boolean first = true;
                for (Object item : list) {
                    part(first, depth);
                    write(item, depth + 1);
                    first = false;
                }
                close(first, depth, ']');
            }
            case Map<?, ?> map -> {
                json.append('{');
                boolean first = true;
                for (Map.Entry<?, ?> entry : sorted(map)) {
                    part(first, depth);
                    quote(named(entry.getKey()));
                    json.append(": ");
                    write(entry.getValue(), depth + 1);
                    first = false;
                }
                close(first, depth, '}');
            }
            case Object other -> throw PythonType.cannot("written as JSON", other);
        }
    }

    private static List<Map.Entry<?, ?>> sorted(Map<?, ?> map) {
        var entries = new ArrayList<Map.Entry<?, ?>>(map.entrySet());
        entries.sort((one, other) -> PythonComparison.order(one.getKey(), other.getKey()));
        return entries;
    }

    private static String named(Object key) {
        return switch (key) {
            case String text -> text;
            case PythonNone _ -> "null";
            case Long number -> number.toString();
            case Double number -> floating(number);
            case Object other -> throw PythonType.cannot("a key in JSON", other);
        };
    }

    private static String floating(double number) {
        var said = PythonNumber.printed(number);
        return switch (said) {
            case "inf" -> "Infinity";
            case "-inf" -> "-Infinity";
            case "nan" -> "NaN";
            default -> said;
        };
    }

    private void part(boolean first, int depth) {
        if (!first) {
            json.append(indent.isPresent() ? "," : ", ");
        }
        line(depth);
    }

    private void close(boolean empty, int depth, char end) {
        if (!empty) {
            line(depth - 1);
        }
        json.append(end);
    }

    private void line(int depth) {
        indent.ifPresent(it -> json.append('\n').repeat(it, depth));
    }

    /** Letters beyond ASCII, and those that HTML takes for its own, are escaped. */
    private void quote(String text) {
        json.append('"');
        for (int at = 0; at < text.length(); at++) {
            char found = text.charAt(at);
            switch (found) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                default -> {
                    if (found < ' ' || found > '~' || "<>&'".indexOf(found) >= 0) {
                        json.append("\\u%04x".formatted((int) found));
                    } else {
                        json.append(found);
                    }
                }
            }
        }
        json.append('"');
    }
}
