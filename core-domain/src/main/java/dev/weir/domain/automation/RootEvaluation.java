package dev.weir.domain.automation;

import dev.weir.domain.automation.AutomationCondition.And;
import dev.weir.domain.automation.AutomationCondition.AnyDownstream;
import dev.weir.domain.automation.AutomationCondition.AssetMatches;
import dev.weir.domain.automation.AutomationCondition.AtMost;
import dev.weir.domain.automation.AutomationCondition.Checks;
import dev.weir.domain.automation.AutomationCondition.CronTickPassed;
import dev.weir.domain.automation.AutomationCondition.Debounced;
import dev.weir.domain.automation.AutomationCondition.Deps;
import dev.weir.domain.automation.AutomationCondition.Labelled;
import dev.weir.domain.automation.AutomationCondition.NewlyTrue;
import dev.weir.domain.automation.AutomationCondition.Not;
import dev.weir.domain.automation.AutomationCondition.Or;
import dev.weir.domain.automation.AutomationCondition.Plain;
import dev.weir.domain.automation.AutomationCondition.Quantifier;
import dev.weir.domain.automation.AutomationCondition.RanWithin;
import dev.weir.domain.automation.AutomationCondition.RunTags;
import dev.weir.domain.automation.AutomationCondition.Since;
import dev.weir.domain.automation.Shape.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One evaluation of one root. Every part is asked, whatever its siblings said, since parts with memory have to see every tick.
 * It goes as deep as the condition, never as deep as the graph.
 */
final class RootEvaluation {

    /** Parts asked in one evaluation; more means a condition that fans out over itself. */
    private static final int MOST_VISITS = 200_000;

    /** Levels of parts within parts, conditions of other assets included. */
    private static final int DEEPEST = 600;

    private final TickContext tick;
    private final AutomationGraph graph;
    private final Shape shape;
    private final int root;
    private final Optional<MemoryRow> before;
    private final RootMemory own;
    private final Questions questions;
    private final Restraint restraint;

    private final Map<Seen, Answer> answers = new HashMap<>();
    private final Deque<AutomationCondition> path = new ArrayDeque<>();
    private final BitSet said = new BitSet();
    private final List<Cause> causes = new ArrayList<>();
    private final BitSet touched = new BitSet();
    private int visits;
    private int recorded;
    private int depth;
    private boolean restless;

    private record Seen(Node node, int target) {}

    private record Answer(Truth truth, int from, int to) {}

    RootEvaluation(TickContext tick, int root, Shape shape, Optional<MemoryRow> before) {
        this.tick = tick;
        this.graph = tick.graph();
        this.shape = shape;
        this.root = root;
        this.before = before.map(row -> row.under(shape, graph.name(root)));
        this.questions =
                new Questions(tick, root, this.before.map(row -> row.own().orElseGet(tick::last)));
        this.own = new RootMemory(graph, shape, root, this.before);
        this.restraint = new Restraint(tick, root, own, questions);
    }

    /** What came of it. {@code wake} is when it has to be asked again though nothing happens, in microseconds. */
    record Result(
            MemoryRow row, boolean restless, long wake, BitSet touched, BitSet said, int parts, List<Cause> causes) {}

    Result evaluate() {
        var truth = visit(shape.root(), root, 0);
        var old = before;
        var requested = truth.holds();
        var lastRequested =
                requested ? tick.now() : old.map(MemoryRow::lastRequested).orElse(0L);
        var row = own.row(requested, lastRequested, hash());
        var changed = old.filter(before -> before.remembersAs(row)).isEmpty();
        return new Result(
                row, restless || changed || restraint.isRestless(), restraint.wake(), touched, said, recorded, causes);
    }

    /** By all that an explanation tells: which parts there are, of what, and which of them held. */
    private int hash() {
        long hash = recorded;
        for (long word : said.toLongArray()) {
            hash = mixed(hash ^ word);
        }
        long names = 0;
        for (int target = touched.nextSetBit(0); target >= 0; target = touched.nextSetBit(target + 1)) {
            names += mixed(graph.name(target).hashCode());
        }
        return Long.hashCode(mixed(hash) + names);
    }

    /** As BitSet's own hash does not, it tells two bits from any two others. */
    private static long mixed(long word) {
        long mixed = word * 0x9E3779B97F4A7C15L;
        return mixed ^ (mixed >>> 32);
    }

    /** {@code via} is the part above, whose fan-out led here. */
    private Truth visit(Node node, int target, int fanOuts) {
        if (++visits > MOST_VISITS || depth > DEEPEST) {
            throw new IllegalStateException("the condition fans out over more than %d parts".formatted(MOST_VISITS));
        }
        touched.set(target);
        var remembers = fanOuts > 1 && shape.nested() && !shape.downstream();
        var seen = remembers ? new Seen(node, target) : null;
        if (seen != null) {
            var known = answers.get(seen);
            if (known != null) {
                repeat(known);
                return known.truth();
            }
        }
        var from = recorded;
        if (recorded < Frame.MOST_PARTS) {
            recorded++;
        }
        depth++;
        var truth = ask(node, target, fanOuts, from);
        depth--;
        if (truth.holds() && from < Frame.MOST_PARTS) {
            said.set(from);
        }
        if (seen != null) {
            answers.put(seen, new Answer(truth, from, recorded));
        }
        return truth;
    }

    /** What was said below is written down again, so that the record reads like the tree. */
    private void repeat(Answer known) {
        for (var i = known.from(); i < known.to() && recorded < Frame.MOST_PARTS; i++) {
            said.set(recorded++, said.get(i));
        }
    }

    private Truth ask(Node node, int target, int fanOuts, int place) {
        return switch (node.condition) {
            case Plain(Operand operand) -> plain(node, operand, target, place);
            case CronTickPassed cron -> event(questions.cronTicked(cron), target, place, "cron");
            case RunTags tags -> {
                touchAsset(target);
                var truth = questions.runTags(tags, target);
                restless |= truth.holds() && tags.scope() != RunTags.Scope.EXECUTED_WITH;
                yield truth;
            }
            case RanWithin within -> {
                touchAsset(target);
                yield restraint.ranWithin(within, target);
            }
            case And _ -> {
                var truth = Truth.UNTIMED;
                for (var child : node.children) {
                    truth = truth.and(visit(child, target, fanOuts));
                }
                yield truth;
            }
            case Or _ -> {
                var truth = Truth.FALSE;
                for (var child : node.children) {
                    truth = truth.or(visit(child, target, fanOuts));
                }
                yield truth;
            }
            case Not _ ->
                Truth.of(!visit(node.children.getFirst(), target, fanOuts).holds());
            case NewlyTrue _ -> newlyTrue(node, target, fanOuts);
            case Since _ -> since(node, target, fanOuts);
            case Deps deps -> fanOut(node, deps.quantifier(), FanOut.deps(graph, deps, target), fanOuts);
            case Checks checks -> fanOut(node, checks.quantifier(), FanOut.checks(graph, checks, target), fanOuts);
            case AssetMatches matches ->
                visit(
                        node.children.getFirst(),
                        graph.number(matches.key()).orElseThrow(() -> unknown(matches.key())),
                        fanOuts + 1);
            case AnyDownstream _ -> downstream(target, fanOuts);
            case Debounced debounced -> {
                var now = visit(node.children.getFirst(), target, fanOuts);
                yield restraint.debounced(node, debounced, target, now);
            }
            case AtMost atMost -> {
                var now = visit(node.children.getFirst(), target, fanOuts);
                yield restraint.atMost(node, atMost, target, now);
            }
            case Labelled _ -> throw new IllegalStateException("nodes bear their labels themselves");
        };
    }

    private IllegalStateException unknown(String key) {
        var assets = IntStream.range(0, graph.size())
                .filter(entity -> !graph.isCheck(entity))
                .mapToObj(graph::name)
                .toList();
        return new IllegalStateException(
                "asset_matches: no asset \"%s\"%s".formatted(key, TreeReading.didYouMean(key, assets)));
    }

    private Truth plain(Node node, Operand operand, int target, int place) {
        if (graph.isCheck(target) || operand == Operand.STALE) {
            touchAsset(target);
        }
        return switch (operand) {
            case NEWLY_UPDATED, DATA_VERSION_CHANGED, NEWLY_REQUESTED, WILL_BE_REQUESTED, INITIAL_EVALUATION ->
                event(questions.ask(operand, target), target, place, operand.toString());
            case CODE_VERSION_CHANGED -> event(own.codeVersionChanged(node, target), target, place, operand.toString());
            case STALE -> {
                for (var dep : graph.deps(target)) {
                    touched.set(dep);
                }
                yield questions.ask(operand, target);
            }
            case MISSING -> {
                var truth = questions.ask(operand, target);
                if (truth.holds() && causes.size() < Cause.MOST) {
                    questions
                            .failedAt(target)
                            .ifPresent(at -> causes.add(new Cause(place, "failed", graph.name(target), at)));
                }
                yield truth;
            }
            default -> questions.ask(operand, target);
        };
    }

    /** An event is over at the next evaluation, so a root for which one was true has to be asked again. */
    private Truth event(Truth truth, int target, int place, String what) {
        if (truth.holds()) {
            restless = true;
            if (causes.size() < Cause.MOST) {
                causes.add(new Cause(place, what, graph.name(target), truth.latest()));
            }
        }
        return truth;
    }

    private void touchAsset(int target) {
        touched.set(graph.asset(target));
    }

    private Truth newlyTrue(Node node, int target, int fanOuts) {
        var now = visit(node.children.getFirst(), target, fanOuts);
        own.remember(node, target, now.holds());
        var newly = now.holds() && !own.wasOn(node, target);
        restless |= newly;
        return Truth.of(newly);
    }

    private Truth since(Node node, int target, int fanOuts) {
        var trigger = visit(node.children.getFirst(), target, fanOuts);
        var reset = visit(node.children.getLast(), target, fanOuts);
        var holds = (own.wasOn(node, target) || trigger.holds()) && !reset.holds();
        if (trigger.holds() && reset.holds()) {
            holds = trigger.after(reset);
        }
        own.remember(node, target, holds);
        return holds ? trigger.holds() ? trigger : Truth.UNTIMED : Truth.FALSE;
    }

    private Truth fanOut(Node node, Quantifier quantifier, int[] targets, int fanOuts) {
        var child = node.children.getFirst();
        var truth = quantifier == Quantifier.ANY ? Truth.FALSE : Truth.UNTIMED;
        for (var target : targets) {
            var one = visit(child, target, fanOuts + 1);
            truth = quantifier == Quantifier.ANY ? truth.or(one) : truth.and(one);
        }
        return truth;
    }

    private Truth downstream(int target, int fanOuts) {
        var truth = Truth.FALSE;
        for (var below : graph.downstream(graph.asset(target))) {
            var condition = below.shape().condition();
            if (!path.contains(condition) && !shape.condition().equals(condition)) {
                path.push(condition);
                own.leaveShape();
                truth = truth.or(visit(below.shape().root(), target, fanOuts));
                own.returnToShape();
                path.pop();
            }
        }
        return truth;
    }
}
