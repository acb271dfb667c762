package dev.weir.domain.selection;

import dev.weir.domain.asset.Section;
import dev.weir.domain.selection.Selection.Criterion;
import dev.weir.domain.selection.Selection.Difference;
import dev.weir.domain.selection.Selection.Intersection;
import dev.weir.domain.selection.Selection.Look;
import dev.weir.domain.selection.Selection.Union;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * One evaluation of a selection. Each part gives two sets: what is selected, and the tests that may still come along if all their
 * parents turn up elsewhere. Equal criteria are evaluated once. Depth is bounded by what was read, see {@link SelectorReader}.
 */
final class Evaluation {

    /** What a part selects, and the tests that it could not take yet. */
    record Found(BitSet direct, BitSet waiting) {}

    private final NodeIndex index;
    private final Matcher matcher;
    private final Selectors selectors;
    private final Optional<IndirectSelection> modeGiven;
    private final IndirectSelection mode;
    private final UnaryOperator<BitSet> filter;
    private final List<String> warnings = new ArrayList<>();
    private final Map<Criterion, Found> known = new HashMap<>();
    private final LinkedHashSet<String> open = new LinkedHashSet<>();
    private boolean metSelectors;

    Evaluation(
            NodeIndex index,
            Matcher matcher,
            Selectors selectors,
            Optional<IndirectSelection> modeGiven,
            UnaryOperator<BitSet> filter) {
        this.index = index;
        this.matcher = matcher;
        this.selectors = selectors;
        this.modeGiven = modeGiven;
        mode = modeGiven.orElse(IndirectSelection.EAGER);
        this.filter = filter;
    }

    List<String> warnings() {
        return warnings;
    }

    /** {@return whether any criterion named a selector} */
    boolean metSelectors() {
        return metSelectors;
    }

    Found find(Selection selection) {
        // One after the other: a switch over kinds costs each process its first use (decision 10).
        if (selection instanceof Criterion criterion) {
            return criterionOnce(criterion);
        }
        if (selection instanceof Union union) {
            return joined(union.parts(), union.look(), Evaluation::or);
        }
        if (selection instanceof Intersection intersection) {
            var found = joined(intersection.parts(), intersection.look(), Evaluation::and);
            if (found.direct.isEmpty()) {
                intersection.term().ifPresent(warnings::add);
            }
            return found;
        }
        if (selection instanceof Difference(Selection include, Selection exclude)) {
            var kept = find(include);
            var gone = find(exclude);
            boolean words = exclude instanceof Union union && union.look() == Look.AGAIN;
            return (words || include instanceof Criterion) && index.dialect().second()
                    ? greedily(kept, gone)
                    : minus(kept, gone);
        }
        throw new IllegalStateException("no way to find " + selection);
    }

    private Found criterionOnce(Criterion criterion) {
        var found = known.get(criterion);
        if (found == null) {
            found = criterion(criterion);
            known.put(criterion, found);
        }
        return found;
    }

    private static BitSet or(BitSet into, BitSet other) {
        into.or(other);
        return into;
    }

    private static BitSet and(BitSet into, BitSet other) {
        into.and(other);
        return into;
    }

    private Found joined(List<Selection> parts, Look look, BinaryOperator<BitSet> join) {
        BitSet direct = new BitSet();
        BitSet either = new BitSet();
        boolean first = true;
        for (var part : parts) {
            var found = find(part);
            var both = (BitSet) found.direct.clone();
            both.or(found.waiting);
            direct = first ? (BitSet) found.direct.clone() : join.apply(direct, found.direct);
            either = first ? both : join.apply(either, both);
            first = false;
        }
        return look == Look.AGAIN && !index.dialect().second() ? again(direct, either) : new Found(direct, either);
    }

    private static Found minus(Found kept, Found gone) {
        var direct = (BitSet) kept.direct.clone();
        direct.andNot(gone.direct);
        var waiting = (BitSet) kept.direct.clone();
        waiting.or(kept.waiting);
        var taken = (BitSet) gone.direct.clone();
        taken.or(gone.waiting);
        waiting.andNot(taken);
        return new Found(direct, waiting);
    }

    /** To the second engine a test goes with any of its parents. */
    private Found greedily(Found kept, Found gone) {
        var direct = (BitSet) kept.direct.clone();
        direct.andNot(gone.direct);
        if (!gone.direct.isEmpty()) {
            direct.andNot(testsOn(gone.direct));
        }
        return new Found(direct, new BitSet());
    }

    /** The second look: of the tests that wait, those whose parents are all there now. */
    private Found again(BitSet direct, BitSet either) {
        if (direct.equals(either) || mode == IndirectSelection.EAGER || mode == IndirectSelection.EMPTY) {
            return new Found(direct, either);
        }
        var within = (BitSet) direct.clone();
        if (mode == IndirectSelection.BUILDABLE) {
            within.or(index.graph().ancestors(direct, Reach.UNLIMITED));
        }
        var added = (BitSet) direct.clone();
        var nodes = index.section(Section.NODES);
        for (int test = either.nextSetBit(0); test >= 0; test = either.nextSetBit(test + 1)) {
            if (!direct.get(test) && nodes.get(test) && index.parentsWithin(test, within)) {
                added.set(test);
            }
        }
        return new Found(added, either);
    }

    private Found criterion(Criterion criterion) {
        var indirect = index.dialect().second() && modeGiven.isPresent()
                ? modeGiven.get()
                : criterion.indirect().orElse(mode);
        boolean reference = criterion.method() == Method.SELECTOR;
        var matched = reference ? referenced(criterion) : matcher.matches(criterion);
        if (indirect == IndirectSelection.EMPTY && !index.dialect().emptyKeepsNeighbours()) {
            return new Found(matched, new BitSet());
        }
        var selected = reach(matched, criterion.reach());
        if (indirect == IndirectSelection.EMPTY
                || (reference && !index.dialect().second())) {
            return new Found(selected, new BitSet());
        }
        return expand(selected, indirect);
    }

    BitSet reach(BitSet matched, Reach reach) {
        if (reach.itself() && (index.dialect().zeroIsNoStep() || reach.equals(Reach.ITSELF))) {
            return matched;
        }
        var graph = index.graph();
        var selected = (BitSet) matched.clone();
        if (reach.spread() == Reach.Spread.CHILDRENS_PARENTS) {
            var below = graph.descendants(matched, Reach.UNLIMITED);
            if (index.dialect().leavesOutLeaves()) {
                selected.andNot(matched);
            } else {
                below.or(matched);
            }
            selected.or(below);
            selected.or(graph.ancestors(below, Reach.UNLIMITED));
        }
        int up = steps(reach.up());
        if (up > 0) {
            selected.or(graph.ancestors(matched, up));
        }
        int down = steps(reach.down());
        if (down > 0) {
            selected.or(graph.descendants(matched, down));
        }
        return selected;
    }

    private int steps(int told) {
        return told == 0 && !index.dialect().zeroIsNoStep() ? 1 : told;
    }

    private BitSet testsOn(BitSet nodes) {
        if (nodes.cardinality() > index.candidates().cardinality()) {
            return index.graph().withParentIn(index.candidates(), nodes);
        }
        var tests = index.graph().descendants(nodes, 1);
        tests.and(index.candidates());
        return tests;
    }

    private Found expand(BitSet selected, IndirectSelection indirect) {
        var tests = testsOn(selected);
        var direct = (BitSet) selected.clone();
        if (indirect == IndirectSelection.EAGER) {
            direct.or(tests);
            return new Found(direct, new BitSet());
        }
        var within = (BitSet) selected.clone();
        if (indirect == IndirectSelection.BUILDABLE) {
            within.or(index.graph().ancestors(selected, Reach.UNLIMITED));
            within.or(index.section(Section.SOURCES));
        }
        var waiting = new BitSet();
        for (int test = tests.nextSetBit(0); test >= 0; test = tests.nextSetBit(test + 1)) {
            if (index.parentsWithin(test, within)) {
                direct.set(test);
            } else {
                waiting.set(test);
            }
        }
        return new Found(direct, waiting);
    }

    /** What the named selectors select, after the command's own types: dbt runs them through all of its pipeline. */
    private BitSet referenced(Criterion criterion) {
        metSelectors = true;
        var glob = Glob.of(criterion.text());
        var names = selectors.byName().keySet().stream()
                .sorted()
                .filter(glob::matches)
                .toList();
        if (names.isEmpty()) {
            throw new SelectionException(new Refusal(
                    SelectionPrinter.print(criterion),
                    criterion.place(),
                    "no selector \"%s\"".formatted(criterion.text()),
                    Suggestion.to(criterion.text(), selectors.byName().keySet())));
        }
        var selected = new BitSet();
        for (var name : names) {
            if (!open.add(name)) {
                throw Matcher.refused(
                        criterion,
                        "the selectors go in a circle: %s"
                                .formatted(open.stream().collect(Collectors.joining(" → ", "", " → " + name))));
            }
            Selectors.Named named = selectors.byName().get(name);
            if (named != null) {
                selected.or(filter.apply(find(named.definition()).direct));
            }
            open.remove(name);
        }
        return selected;
    }
}
