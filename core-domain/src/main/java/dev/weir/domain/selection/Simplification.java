package dev.weir.domain.selection;

import dev.weir.domain.selection.Selection.Criterion;
import dev.weir.domain.selection.Selection.Difference;
import dev.weir.domain.selection.Selection.Intersection;
import dev.weir.domain.selection.Selection.Look;
import dev.weir.domain.selection.Selection.Union;
import dev.weir.domain.value.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes selections shorter without ever changing what they answer, in any mode: neither the nodes, nor the tests that wait for a second
 * look, nor the warnings, nor a refusal. Sets that look a second time are therefore left as they are, and a part only goes when what
 * stays has already asked everything that it would ask.
 */
final class Simplification {

    private Simplification() {}

    static Selection of(Selection selection) {
        return switch (selection) {
            case Criterion criterion -> criterion;
            case Union(List<Selection> parts, Look look) when look == Look.AGAIN -> new Union(all(parts), look);
            case Union(List<Selection> parts, Look _) -> union(all(parts));
            case Intersection(List<Selection> parts, Look look, Optional<String> term)
            when look == Look.AGAIN || term.isPresent() -> new Intersection(all(parts), look, term);
            case Intersection(List<Selection> parts, Look _, Optional<String> _) -> intersection(all(parts));
            case Difference(Selection include, Selection exclude) -> difference(include, exclude);
        };
    }

    private static List<Selection> all(List<Selection> parts) {
        return parts.stream().map(Simplification::of).toList();
    }

    private static Selection union(List<Selection> parts) {
        var kept = new ArrayList<Selection>();
        for (var part : parts) {
            if (part instanceof Union(List<Selection> inner, Look look) && look == Look.ONCE) {
                inner.forEach(it -> add(kept, it, Simplification::covers));
            } else {
                add(kept, part, Simplification::covers);
            }
        }
        return kept.size() == 1 ? kept.getFirst() : Selection.anyOf(kept);
    }

    private static Selection intersection(List<Selection> parts) {
        var kept = new ArrayList<Selection>();
        for (var part : parts) {
            if (part instanceof Intersection(List<Selection> inner, Look look, Optional<String> term)
                    && look == Look.ONCE
                    && term.isEmpty()
                    && !inner.isEmpty()) {
                inner.forEach(it -> add(kept, it, (narrow, wide) -> covers(wide, narrow)));
            } else {
                add(kept, part, (narrow, wide) -> covers(wide, narrow));
            }
        }
        return kept.size() == 1 ? kept.getFirst() : Selection.allOf(kept);
    }

    @FunctionalInterface
    private interface Redundancy {
        boolean makesNeedless(Selection kept, Selection other);
    }

    private static void add(List<Selection> kept, Selection part, Redundancy redundancy) {
        if (kept.stream().anyMatch(it -> redundancy.makesNeedless(it, part))) {
            return;
        }
        kept.removeIf(it -> redundancy.makesNeedless(part, it));
        kept.add(part);
    }

    /** Whether one holds all that the other holds, and asks the same of the project: equal, or the same further on. */
    private static boolean covers(Selection one, Selection other) {
        return one.equals(other)
                || (one instanceof Criterion wide
                        && other instanceof Criterion narrow
                        && wide.method() == narrow.method()
                        && wide.arguments().equals(narrow.arguments())
                        && wide.value().equals(narrow.value())
                        && wide.value() instanceof Tree.Text
                        && wide.indirect().equals(narrow.indirect())
                        && wide.reach().spread() == narrow.reach().spread()
                        && wide.reach().up() >= narrow.reach().up()
                        && wide.reach().down() >= narrow.reach().down());
    }

    /** To the second engine a criterion with an exclusion is something else than a set with one, so neither becomes the other. */
    private static Selection difference(Selection include, Selection exclude) {
        var from = of(include);
        var without = of(exclude);
        if (without instanceof Union(List<Selection> none, Look look) && none.isEmpty() && look == Look.ONCE) {
            return from;
        }
        return new Difference(from instanceof Criterion && !(include instanceof Criterion) ? include : from, without);
    }
}
