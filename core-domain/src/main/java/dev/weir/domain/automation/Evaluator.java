package dev.weir.domain.automation;

import dev.weir.domain.automation.AutomationCondition.CronTickPassed;
import dev.weir.domain.automation.MemoryRow.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates conditions: graph, facts, memory and time to requests, new memory and explanations. Only what an event or a clock
 * can have changed is asked; {@link #evaluateAll} asks everything and comes to the same.
 */
public final class Evaluator {

    private final AutomationGraph graph;
    private final FactBook book;
    private final ConditionMemory memory;
    private final TickContext tick;
    private final boolean everything;

    private final BitSet open = new BitSet();
    private final BitSet restless = new BitSet();
    private final BitSet requested;
    private final BitSet flipped = new BitSet();
    private final Map<Integer, MemoryRow> rows = new LinkedHashMap<>();
    private final Map<Integer, int[]> looked = new HashMap<>();
    private final List<Explanation> explanations = new ArrayList<>();
    private final TreeMap<String, String> errors = new TreeMap<>();
    private Map<Integer, Long> wakes;
    private boolean wakesCopied;
    private @Nullable Watch watch;
    private int asked;

    private Evaluator(AutomationGraph graph, FactBook book, ConditionMemory given, Instant at, boolean everything) {
        this.graph = graph;
        this.book = book;
        this.memory = given.isBoundTo(graph) ? given : given.boundTo(graph);
        var agenda = memory.agenda();
        this.watch = agenda.watch();
        this.everything = everything || watch == null;
        this.requested = (BitSet) agenda.requested().clone();
        this.wakes = agenda.wakes();
        // A clock that goes backwards stands still, so that no cron ticks twice.
        var now = Math.max(Moments.of(at), memory.last().map(Window::at).orElse(Long.MIN_VALUE));
        this.tick = new TickContext(graph, book, memory, now);
    }

    /** {@return the evaluation at {@code at}, of what may have changed since the one that {@code memory} came from} */
    public static Evaluation evaluate(AutomationGraph graph, FactBook book, ConditionMemory memory, Instant at) {
        return new Evaluator(graph, book, memory, at, false).run();
    }

    /** {@return the evaluation at {@code at}, of everything} */
    public static Evaluation evaluateAll(AutomationGraph graph, FactBook book, ConditionMemory memory, Instant at) {
        return new Evaluator(graph, book, memory, at, true).run();
    }

    private Evaluation run() {
        if (everything) {
            for (var entity = 0; entity < graph.size(); entity++) {
                if (graph.isConditioned(entity)) {
                    open.set(graph.position(entity));
                }
            }
            requested.clear();
        } else {
            openWhatMayHaveChanged();
        }
        tick.requested.or(requested);
        for (var position = open.nextSetBit(0); position >= 0; position = open.nextSetBit(position + 1)) {
            evaluate(graph.at(position));
        }
        if (watch == null) {
            watch = Watch.of(graph, looked);
        }
        // Who asks whether it was requested learns of it at the next tick.
        flipped.stream().forEach(root -> addWatchers(root, restless));
        return outcome();
    }

    private void openWhatMayHaveChanged() {
        var roots = (BitSet) memory.agenda().restless().clone();
        for (var name : book.changedSince(tick.last().newest())) {
            graph.number(name).ifPresent(target -> addWatchers(target, roots));
        }
        memory.agenda().crons().forEach((cron, due) -> {
            if (due <= tick.now()) {
                roots.or(cronRoots(cron));
            }
        });
        wakes.forEach((root, at) -> {
            if (at <= tick.now()) {
                roots.set(root);
            }
        });
        roots.stream().forEach(root -> open.set(graph.position(root)));
    }

    private BitSet cronRoots(CronTickPassed cron) {
        return watch == null ? new BitSet() : watch.crons().getOrDefault(cron, new BitSet());
    }

    private void addWatchers(int target, BitSet roots) {
        if (watch != null) {
            watch.addWatchersOf(target, roots);
        }
    }

    private void evaluate(int root) {
        asked++;
        var shape = graph.shape(root).orElseThrow();
        var before = memory.row(root);
        try {
            var result = new RootEvaluation(tick, root, shape, before).evaluate();
            accept(root, before.orElse(null), result);
        } catch (IllegalStateException | IllegalArgumentException e) {
            errors.put(graph.name(root), String.valueOf(e.getMessage()));
            restless.set(root);
            setRequested(root, false);
            before.filter(row -> row.own().isEmpty() && memory.last().isPresent())
                    .ifPresent(row -> rows.put(root, row.withOwn(tick.last())));
            if (watch == null) {
                looked.put(root, new int[] {root});
            }
        }
    }

    private void accept(int root, @Nullable MemoryRow before, RootEvaluation.Result result) {
        var row = result.row();
        if (result.restless() || row.requested()) {
            restless.set(root);
        }
        if (!row.equals(before)) {
            rows.put(root, row);
        }
        if (before == null || before.result() != row.result() || row.requested()) {
            explanations.add(new Explanation(
                    new Frame(graph, shapeOf(root), root),
                    result.said(),
                    Moments.instant(tick.now()),
                    row.requested(),
                    before == null ? 0 : before.lastRequested(),
                    result.causes()));
        }
        if (watch == null) {
            looked.put(root, result.touched().stream().toArray());
        }
        wake(root, result.wake());
        setRequested(root, row.requested());
        if (before != null && before.requested() == row.requested()) {
            return;
        }
        flipped.set(root);
        var watchers = new BitSet();
        addWatchers(root, watchers);
        watchers.stream()
                .filter(watcher -> graph.level(watcher) > graph.level(root))
                .forEach(watcher -> open.set(graph.position(watcher)));
    }

    private Shape shapeOf(int root) {
        return graph.shape(root).orElseThrow();
    }

    private void setRequested(int root, boolean now) {
        requested.set(root, now);
        tick.requested.set(root, now);
    }

    private void wake(int root, long at) {
        if (wakes.getOrDefault(root, Long.MAX_VALUE) == at) {
            return;
        }
        if (!wakesCopied) {
            wakes = new HashMap<>(wakes);
            wakesCopied = true;
        }
        if (at == Long.MAX_VALUE) {
            wakes.remove(root);
        } else {
            wakes.put(root, at);
        }
    }

    private Evaluation outcome() {
        var now = new Window(tick.now(), book.newest());
        var assets = new TreeSet<String>();
        var checks = new TreeSet<String>();
        requested.stream().forEach(entity -> (graph.isCheck(entity) ? checks : assets).add(graph.name(entity)));
        var agenda = new Agenda(restless, requested, wakes, nextCrons(), watch);
        return new Evaluation(
                assets, checks, memory.with(rows, now, agenda), explanations, errors, asked, !rows.isEmpty());
    }

    private Map<CronTickPassed, Long> nextCrons() {
        if (watch == null) {
            return Map.of();
        }
        var old = memory.agenda().crons();
        if (!everything && old.values().stream().allMatch(due -> due > tick.now())) {
            return old;
        }
        var next = new HashMap<CronTickPassed, Long>();
        for (var cron : watch.crons().keySet()) {
            var due = old.getOrDefault(cron, Long.MIN_VALUE);
            next.put(cron, due > tick.now() ? due : nextTick(cron));
        }
        return next;
    }

    /** A cron in a zone that does not exist never comes; its roots are in error and asked at every tick anyway. */
    private long nextTick(CronTickPassed cron) {
        try {
            return TickContext.timetable(cron)
                    .atOrAfter(Moments.instant(tick.now() + 1))
                    .map(Moments::of)
                    .orElse(Long.MAX_VALUE);
        } catch (IllegalArgumentException e) {
            return Long.MAX_VALUE;
        }
    }
}
