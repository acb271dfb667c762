package dev.weir.adapter.http.api;

import dev.weir.domain.value.Tree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Trees as the plain maps and lists that a JSON writer knows. */
final class PlainTree {

    /** Deeper than this nothing is shown: whoever nests a thousand levels must not exhaust our stack. */
    private static final int DEEPEST = 60;

    private PlainTree() {}

    static Map<String, Object> fields(SequencedMap<String, Tree> trees) {
        var plain = new LinkedHashMap<String, Object>();
        trees.forEach((name, tree) -> {
            var value = plain(tree, DEEPEST);
            if (value != null) {
                plain.put(name, value);
            }
        });
        return Collections.unmodifiableMap(plain);
    }

    static @Nullable Object of(Tree tree) {
        return plain(tree, DEEPEST);
    }

    private static @Nullable Object plain(Tree tree, int levels) {
        return switch (tree) {
            case Tree.Text(var text, var _) -> text;
            case Tree.Num(var number, var _) -> number;
            case Tree.Flag(var flag, var _) -> flag;
            case Tree.Nothing _ -> null;
            case Tree.Items items -> levels == 0 ? "…" : list(items, levels - 1);
            case Tree.Fields fields -> levels == 0 ? "…" : map(fields, levels - 1);
        };
    }

    private static List<@Nullable Object> list(Tree.Items items, int levels) {
        var plain = new ArrayList<@Nullable Object>();
        items.values().forEach(it -> plain.add(plain(it, levels)));
        return plain;
    }

    private static Map<String, @Nullable Object> map(Tree.Fields fields, int levels) {
        var plain = new LinkedHashMap<String, @Nullable Object>();
        fields.values().forEach((name, it) -> plain.put(name, plain(it, levels)));
        return plain;
    }
}
