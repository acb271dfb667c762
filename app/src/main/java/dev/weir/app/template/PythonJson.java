package dev.weir.app.template;

import dev.weir.domain.value.Tree;
import java.math.BigDecimal;
import java.util.stream.Collectors;

/** Values as Jinja's {@code tojson} prints them: a blank after each comma and colon. */
final class PythonJson {

    private PythonJson() {}

    static Object text(Object value) {
        return text(PythonValue.tree(value));
    }

    private static String text(Tree tree) {
        return switch (tree) {
            case Tree.Text(String text, var _) -> quoted(text);
            case Tree.Num(BigDecimal number, var _) -> number.toPlainString();
            case Tree.Flag(boolean flag, var _) -> String.valueOf(flag);
            case Tree.Nothing _ -> "null";
            case Tree.Items(var values, var _) ->
                values.stream().map(PythonJson::text).collect(Collectors.joining(", ", "[", "]"));
            case Tree.Fields(var values, var _, var _) ->
                values.entrySet().stream()
                        .sorted(java.util.Map.Entry.comparingByKey())
                        .map(it -> quoted(it.getKey()) + ": " + text(it.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
        };
    }

    /** Letters beyond ASCII, and those that HTML takes for its own, are escaped. */
    private static String quoted(String text) {
        var json = new StringBuilder(text.length() + 2).append('"');
        for (int at = 0; at < text.length(); at++) {
            char found = text.charAt(at);
            switch (found) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (found < ' ' || found > '~' || "<>&'".indexOf(found) >= 0) {
                        json.append("\\u%04x".formatted((int) found));
                    } else {
                        json.append(found);
                    }
                }
            }
        }
        return json.append('"').toString();
    }
}
