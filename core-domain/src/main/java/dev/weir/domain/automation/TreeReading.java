package dev.weir.domain.automation;

import dev.weir.domain.value.Nearest;
import dev.weir.domain.value.Tree;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Small steps in reading a tree; every refusal says where, what was found, and what it must be. */
public final class TreeReading {

    private TreeReading() {}

    public static IllegalArgumentException refusal(Tree at, String message) {
        return new IllegalArgumentException(at.place().line() == 0 ? message : "%s: %s".formatted(at.place(), message));
    }

    public static Tree.Fields fields(Tree tree, String what) {
        if (tree instanceof Tree.Fields fields) {
            return fields;
        }
        throw refusal(tree, "%s is %s, must be a map".formatted(what, tree.kind()));
    }

    public static List<Tree> items(Tree tree, String what) {
        if (tree instanceof Tree.Items items) {
            return items.values();
        }
        throw refusal(tree, "%s is %s, must be a list".formatted(what, tree.kind()));
    }

    public static String text(Tree tree, String what) {
        if (tree instanceof Tree.Text text) {
            return text.value();
        }
        throw refusal(tree, "%s is %s, must be a text".formatted(what, tree.kind()));
    }

    public static boolean flag(Tree tree, String what) {
        if (tree instanceof Tree.Flag flag) {
            return flag.value();
        }
        throw refusal(tree, "%s is %s, must be true or false".formatted(what, tree.kind()));
    }

    public static int whole(Tree tree, String what) {
        if (tree instanceof Tree.Num number
                && number.value().stripTrailingZeros().scale() <= 0) {
            if (number.value().abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0) {
                return number.value().intValueExact();
            }
        }
        throw refusal(tree, "%s is %s, must be a whole number".formatted(what, tree.kind()));
    }

    public static Instant instant(Tree tree, String what) {
        var text = text(tree, what);
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw refusal(tree, "%s is \"%s\", must be a time such as 2026-03-02T00:00:00Z".formatted(what, text));
        }
    }

    public static List<String> texts(Tree tree, String what) {
        return items(tree, what).stream()
                .map(item -> text(item, "an element of " + what))
                .toList();
    }

    public static SortedMap<String, String> textMap(Tree tree, String what) {
        var values = new TreeMap<String, String>();
        fields(tree, what).values().forEach((name, value) -> values.put(name, text(value, what + "." + name)));
        return values;
    }

    /** {@return what stands under {@code name}; nothing and a null are one} */
    public static Optional<Tree> at(Tree.Fields fields, String name) {
        return fields.at(name).filter(tree -> !(tree instanceof Tree.Nothing));
    }

    public static Tree need(Tree.Fields fields, String name, String what) {
        return at(fields, name).orElseThrow(() -> refusal(fields, "%s needs \"%s\"".formatted(what, name)));
    }

    /** Refuses names that mean nothing here, since a slip of the pen must not silently be left out. */
    public static void onlyKnown(Tree.Fields fields, Collection<String> known, String what) {
        for (var name : fields.values().keySet()) {
            if (!known.contains(name)) {
                throw refusal(fields, "%s has no \"%s\"%s".formatted(what, name, didYouMean(name, known)));
            }
        }
    }

    public static String didYouMean(String typed, Collection<String> known) {
        return Nearest.to(typed, known).map(". Did you mean %s?"::formatted).orElse("");
    }
}
