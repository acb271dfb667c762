package dev.weir.domain.translation;

import dev.weir.domain.asset.AssetKey;
import dev.weir.domain.value.Tree;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What a rule's value came to, taken for what its attribute needs. All throw {@link IllegalArgumentException} with the reason. */
final class RenderedValue {

    private RenderedValue() {}

    /** A text; numbers and flags are printed as Python does. */
    static String text(Tree tree) {
        return switch (tree) {
            case Tree.Text(String value, var _) -> value;
            case Tree.Num(BigDecimal value, var _) -> value.toPlainString();
            case Tree.Flag(boolean value, var _) -> value ? "True" : "False";
            case Tree.Nothing _, Tree.Items _, Tree.Fields _ -> throw wrong(tree, "a text");
        };
    }

    /** A text, or nothing for what has no name. */
    static Optional<String> label(Tree tree) {
        return tree instanceof Tree.Nothing ? Optional.empty() : Optional.of(text(tree));
    }

    static List<Tree> items(Tree tree) {
        if (tree instanceof Tree.Items(var values, var _)) {
            return values;
        }
        throw wrong(tree, "a list");
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
