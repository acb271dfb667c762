package dev.weir.domain.selection;

import dev.weir.domain.selection.Explanation.Verdict;
import dev.weir.domain.selection.Selection.Criterion;
import dev.weir.domain.selection.Selection.Difference;
import dev.weir.domain.selection.Selection.Intersection;
import dev.weir.domain.selection.Selection.Union;
import java.util.BitSet;
import java.util.List;

/** Explains one evaluation for one node: every part is asked again, and says how it came to its answer. */
final class Explainer {

    private final NodeIndex index;
    private final Matcher matcher;
    private final Evaluation evaluation;
    private final int node;

    Explainer(NodeIndex index, Matcher matcher, Evaluation evaluation, int node) {
        this.index = index;
        this.matcher = matcher;
        this.evaluation = evaluation;
        this.node = node;
    }

    Explanation explain(Selection selection) {
        var found = evaluation.find(selection);
        return switch (selection) {
            case Criterion criterion ->
                told(SelectionPrinter.print(criterion), found, reason(criterion, found), List.of());
            case Union union
            when union.parts().size() == 1 -> explain(union.parts().getFirst());
            case Union union ->
                told(
                        "any of %d".formatted(union.parts().size()),
                        found,
                        later(found, union.parts()),
                        parts(union.parts()));
            case Intersection intersection
            when intersection.parts().size() == 1 ->
                explain(intersection.parts().getFirst());
            case Intersection intersection ->
                told(
                        intersection
                                .term()
                                .orElse("all of %d"
                                        .formatted(intersection.parts().size())),
                        found,
                        later(found, intersection.parts()),
                        parts(intersection.parts()));
            case Difference(Selection include, Union exclude)
            when exclude.parts().isEmpty() -> explain(include);
            case Difference(Selection include, Selection exclude) ->
                told("the first without the second", found, "", List.of(explain(include), explain(exclude)));
        };
    }

    private List<Explanation> parts(List<Selection> parts) {
        return parts.stream().map(this::explain).toList();
    }

    /** A joined set may hold a test that no part of it holds: all its parents came together. */
    private String later(Evaluation.Found found, List<Selection> parts) {
        return found.direct().get(node)
                        && parts.stream()
                                .noneMatch(it -> evaluation.find(it).direct().get(node))
                ? "all that it tests is selected by the parts together"
                : "";
    }

    private Explanation told(String part, Evaluation.Found found, String reason, List<Explanation> parts) {
        var verdict = found.direct().get(node) ? Verdict.IN : found.waiting().get(node) ? Verdict.WAITING : Verdict.OUT;
        return new Explanation(part, verdict, found.direct().cardinality(), reason, parts);
    }

    private String reason(Criterion criterion, Evaluation.Found found) {
        if (criterion.method() == Method.SELECTOR) {
            return found.direct().get(node) ? "the selector selects it" : "";
        }
        var matched = matcher.matches(criterion);
        if (matched.get(node)) {
            return "matches";
        }
        if (found.waiting().get(node)) {
            return "a test, and not all that it tests is selected";
        }
        if (!found.direct().get(node)) {
            return matched.isEmpty() ? "matches nothing" : "";
        }
        var reached = evaluation.reach(matched, criterion.reach());
        if (!reached.get(node)) {
            return "a test of what is selected";
        }
        if (index.graph().ancestors(matched, Reach.UNLIMITED).get(node)) {
            return "above " + nearest(matched, index.graph().descendants(only(), Reach.UNLIMITED));
        }
        if (index.graph().descendants(matched, Reach.UNLIMITED).get(node)) {
            return "below " + nearest(matched, index.graph().ancestors(only(), Reach.UNLIMITED));
        }
        return "needed to build what is below";
    }

    private BitSet only() {
        var only = new BitSet();
        only.set(node);
        return only;
    }

    private String nearest(BitSet matched, BitSet related) {
        var both = (BitSet) matched.clone();
        both.and(related);
        return both.isEmpty() ? "what matches" : index.manifest().uniqueId(both.nextSetBit(0)) + ", which matches";
    }
}
