package dev.weir.domain.selection;

import dev.weir.domain.selection.Selection.Criterion;
import dev.weir.domain.selection.Selection.Difference;
import dev.weir.domain.selection.Selection.Intersection;
import dev.weir.domain.selection.Selection.Union;
import dev.weir.domain.value.Tree;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints selections: pieces and words as the command line writes them, and any definition as the tree that YAML would hold. */
public final class SelectionPrinter {

    private SelectionPrinter() {}

    /** {@return the piece as text, with its method named} */
    public static String print(Criterion criterion) {
        var text = new StringBuilder();
        if (criterion.reach().spread() == Reach.Spread.CHILDRENS_PARENTS) {
            text.append('@');
        }
        if (criterion.reach().up() != Reach.NONE) {
            text.append(steps(criterion.reach().up())).append('+');
        }
        text.append(method(criterion)).append(':').append(value(criterion.value()));
        if (criterion.reach().down() != Reach.NONE) {
            text.append('+').append(steps(criterion.reach().down()));
        }
        return text.toString();
    }

    /** {@return the words of a union that was read from words: terms with blanks between them} */
    public static String print(Union words) {
        return words.parts().stream().map(SelectionPrinter::term).collect(Collectors.joining(" "));
    }

    private static String term(Selection term) {
        return switch (term) {
            case Intersection it ->
                it.term()
                        .orElseGet(() ->
                                it.parts().stream().map(SelectionPrinter::term).collect(Collectors.joining(",")));
            case Criterion criterion -> print(criterion);
            case Union _, Difference _ ->
                throw new IllegalArgumentException(
                        "a union or a difference inside of a term has no words; print it as a tree");
        };
    }

    private static String method(Criterion criterion) {
        var method = new StringBuilder(criterion.method().word());
        criterion.arguments().forEach(it -> method.append('.').append(it));
        return method.toString();
    }

    private static String steps(int depth) {
        return depth == Reach.UNLIMITED ? "" : Integer.toString(depth);
    }

    private static String value(Tree value) {
        return switch (value) {
            case Tree.Items items ->
                items.values().stream().map(SelectionPrinter::value).collect(Collectors.joining(", ", "[", "]"));
            case Tree.Fields _ -> "{…}";
            case Tree.Text _, Tree.Num _, Tree.Flag _, Tree.Nothing _ -> ConfigMatcher.python(value);
        };
    }

    /** {@return the definition as a tree that a selectors file could hold, which reads back to the same selection} */
    public static Tree tree(Selection selection) {
        return switch (selection) {
            case Criterion criterion -> tree(criterion, List.of());
            case Union union -> list("union", union.parts(), List.of());
            case Intersection intersection -> list("intersection", intersection.parts(), List.of());
            case Difference(Criterion include, Selection exclude) -> tree(include, excluded(exclude));
            case Difference(Union include, Selection exclude) -> list("union", include.parts(), excluded(exclude));
            case Difference(Intersection include, Selection exclude) ->
                list("intersection", include.parts(), excluded(exclude));
            case Difference(Difference include, Selection exclude) ->
                list("union", List.of(include), excluded(exclude));
        };
    }

    private static List<Tree> excluded(Selection exclude) {
        return exclude instanceof Union union && union.parts().size() > 1
                ? union.parts().stream().map(SelectionPrinter::inner).toList()
                : List.of(inner(exclude));
    }

    private static Tree list(String key, List<Selection> parts, List<Tree> excluded) {
        var items = new ArrayList<>(parts.stream().map(SelectionPrinter::inner).toList());
        if (!excluded.isEmpty()) {
            items.add(one("exclude", Tree.items(excluded)));
        }
        return one(key, Tree.items(items));
    }

    /** Inside of a list a map with exclude would be the list's own exclusion, so that one is wrapped. */
    private static Tree inner(Selection part) {
        return part instanceof Difference(Criterion include, Selection exclude)
                ? list("union", List.of(include), excluded(exclude))
                : tree(part);
    }

    private static Tree tree(Criterion criterion, List<Tree> excluded) {
        var fields = new LinkedHashMap<String, Tree>();
        fields.put("method", Tree.text(method(criterion)));
        fields.put("value", criterion.value());
        if (criterion.reach().spread() == Reach.Spread.CHILDRENS_PARENTS) {
            fields.put("childrens_parents", Tree.flag(true));
        }
        depth(fields, "parents", criterion.reach().up());
        depth(fields, "children", criterion.reach().down());
        criterion.indirect().ifPresent(it -> fields.put("indirect_selection", Tree.text(it.word())));
        if (!excluded.isEmpty()) {
            fields.put("exclude", Tree.items(excluded));
        }
        return Tree.fields(fields);
    }

    /** A number, but 0 as a text: the number 0 means any depth. */
    private static void depth(Map<String, Tree> fields, String flag, int steps) {
        if (steps != Reach.NONE) {
            fields.put(flag, Tree.flag(true));
            if (steps != Reach.UNLIMITED) {
                fields.put(flag + "_depth", steps == 0 ? Tree.text("0") : Tree.number(BigDecimal.valueOf(steps)));
            }
        }
    }

    private static Tree one(String key, Tree value) {
        var fields = new LinkedHashMap<String, Tree>();
        fields.put(key, value);
        return Tree.fields(fields);
    }
}
