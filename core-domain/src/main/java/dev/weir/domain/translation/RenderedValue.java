package dev.weir.domain.translation;

import dev.weir.domain.asset.AssetKey;
import dev.weir.domain.value.Tree;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a rule's value came to, taken for what its attribute needs. All throw {@link IllegalArgumentException} with the reason. */
final class RenderedValue {

    private RenderedValue() {}

    /** A text; numbers and flags are printed as Python does. */
    static String text(Tree tree) {
        return switch (tree) {
            case Tree.Text(String value, var _) -> value;
            case Tree.Num number -> number.value().toPlainString();
            case Tree.Flag(boolean value, var _) -> value ? "True" : "False";
            case Tree.Nothing _, Tree.Items _, Tree.Fields _ -> throw wrong(tree, "a text");
        };
    }

    /** Any value as Python prints it. */
    static String printed(Tree tree) {
        return switch (tree) {
            case Tree.Text(String value, var _) -> value;
            case Tree.Num number when number.isWhole() -> number.value().toPlainString();
            case Tree.Num number -> floating(number.value().doubleValue());
            case Tree.Flag(boolean value, var _) -> value ? "True" : "False";
            case Tree.Nothing _ -> "None";
            case Tree.Items(var values, var _) ->
                values.stream().map(RenderedValue::shown).collect(Collectors.joining(", ", "[", "]"));
            case Tree.Fields(var values, var _, var _) ->
                values.entrySet().stream()
                        .map(it -> shown(Tree.text(it.getKey())) + ": " + shown(it.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
        };
    }

    /** Any value as it is printed inside a list: texts are quoted. */
    private static String shown(Tree tree) {
        if (tree instanceof Tree.Text(String value, var _)) {
            char quote = value.contains("'") && !value.contains("\"") ? '"' : '\'';
            String escaped = value.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
            return quote + (quote == '\'' ? escaped.replace("'", "\\'") : escaped) + quote;
        }
        return printed(tree);
    }

    /** As Python prints a float, as far as it prints no exponent. */
    private static String floating(double value) {
        String plain = BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        return plain.contains(".") ? plain : plain + ".0";
    }

    /** A text, or nothing where null takes it away. */
    static Optional<String> label(Tree tree) {
        return tree instanceof Tree.Nothing ? Optional.empty() : Optional.of(text(tree));
    }

    static List<Tree> items(Tree tree) {
        if (tree instanceof Tree.Items(var values, var _)) {
            return values;
        }
        throw wrong(tree, "a list");
    }

    /** A list, which is empty where null takes it away. */
    static List<Tree> itemsOrNone(Tree tree) {
        return tree instanceof Tree.Nothing ? List.of() : items(tree);
    }

    static List<String> textsOrNone(Tree tree) {
        return itemsOrNone(tree).stream().map(RenderedValue::text).toList();
    }

    static List<String> texts(Tree tree) {
        return items(tree).stream().map(RenderedValue::text).toList();
    }

    static Tree.Fields map(Tree tree) {
        if (tree instanceof Tree.Fields fields) {
            return fields;
        }
        throw wrong(tree, "a map");
    }

    /** A text, parted at its slashes, or a list of parts. */
    static AssetKey key(Tree tree) {
        return tree instanceof Tree.Text(String value, var _) ? AssetKey.parse(value) : new AssetKey(texts(tree));
    }

    /** A text, which is one part, or a list of parts. */
    static List<String> prefix(Tree tree) {
        return tree instanceof Tree.Text(String value, var _) ? List.of(value) : texts(tree);
    }

    private static IllegalArgumentException wrong(Tree tree, String wanted) {
        return new IllegalArgumentException("comes to %s, not to %s".formatted(tree.kind(), wanted));
    }
}
