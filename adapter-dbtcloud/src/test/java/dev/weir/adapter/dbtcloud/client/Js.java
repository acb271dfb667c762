package dev.weir.adapter.dbtcloud.client;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Writes JSON for what a test tells. */
final class Js {

    private Js() {}

    /** Names and values by turns. */
    static String object(@Nullable Object... namesAndValues) {
        var joined = new StringJoiner(",", "{", "}");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            joined.add("\"" + namesAndValues[i] + "\":" + of(namesAndValues[i + 1]));
        }
        return joined.toString();
    }

    /** Text that is JSON already. */
    record Raw(String json) {}

    static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Raw(String json) -> json;
            case String text -> quoted(text);
            case List<?> list -> {
                var joined = new StringJoiner(",", "[", "]");
                list.forEach(each -> joined.add(of(each)));
                yield joined.toString();
            }
            case Map<?, ?> map -> {
                var joined = new StringJoiner(",", "{", "}");
                map.forEach((name, each) -> joined.add(quoted(name.toString()) + ":" + of(each)));
                yield joined.toString();
            }
            default -> value.toString();
        };
    }

    private static String quoted(String text) {
        var out = new StringBuilder("\"");
        for (int at = 0; at < text.length(); at++) {
            var letter = text.charAt(at);
            if (letter == '"' || letter == '\\') {
                out.append('\\').append(letter);
            } else if (letter < 0x20) {
                out.append("\\u%04x".formatted((int) letter));
            } else {
                out.append(letter);
            }
        }
        return out.append('"').toString();
    }
}
