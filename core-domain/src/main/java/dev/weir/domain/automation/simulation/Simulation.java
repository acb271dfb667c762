package dev.weir.domain.automation.simulation;

import static dev.weir.domain.automation.TreeReading.at;
import static dev.weir.domain.automation.TreeReading.need;
import static dev.weir.domain.automation.TreeReading.text;

import dev.weir.domain.automation.AssetDefinition;
import dev.weir.domain.automation.AutomationGraph;
import dev.weir.domain.automation.ConditionMemory;
import dev.weir.domain.automation.ConditionTree;
import dev.weir.domain.automation.Evaluation;
import dev.weir.domain.automation.Evaluator;
import dev.weir.domain.automation.FactBook;
import dev.weir.domain.automation.TreeReading;
import dev.weir.domain.value.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;

/**
 * Plays a scenario: definitions, and steps in which things happen and conditions are evaluated. What it answers depends on the
 * scenario alone. The format is that of the recorded cases; {@code docs/automation.md} tells it.
 */
public final class Simulation {

    /** Evaluates a tick; the whole, or only what may have changed: the answers are the same. */
    @FunctionalInterface
    public interface Evaluating {
        Evaluation evaluate(AutomationGraph graph, FactBook book, ConditionMemory memory, Instant at);
    }

    private static final List<String> CHANGES = List.of("set", "remove", "change");

    private final Function<String, Set<String>> dbt;
    private final Evaluating evaluating;
    private final World world = new World();
    private final SequencedMap<String, Tree.Fields> definitions = new LinkedHashMap<>();
    private final List<PlayedTick> ticks = new ArrayList<>();
    private SequencedMap<String, AssetDefinition> defined = new LinkedHashMap<>();
    private AutomationGraph graph;
    private ConditionMemory memory = ConditionMemory.empty();
    private int tickCount;

    /**
     * @param dbt what a selection in dbt's language selects, as keys; it may refuse
     */
    private Simulation(Function<String, Set<String>> dbt, Evaluating evaluating) {
        this.dbt = dbt;
        this.evaluating = evaluating;
        this.graph = AutomationGraph.of(List.of(), dbt);
    }

    /** {@return the answer to one case, or an answer that says what is wrong with it} */
    public static Tree answer(Tree scenario, Function<String, Set<String>> dbt) {
        return play(scenario, dbt, Evaluator::evaluate).answer();
    }

    /** {@return the case played, tick by tick} */
    public static Played play(Tree scenario, Function<String, Set<String>> dbt, Evaluating evaluating) {
        var fields = TreeReading.fields(scenario, "a case");
        var id = at(fields, "id").map(tree -> text(tree, "id")).orElse("");
        try {
            if (at(fields, "condition").isPresent()) {
                return new Played.Algebra(id, ConditionTree.read(need(fields, "condition", "a case")));
            }
            var simulation = new Simulation(dbt, evaluating);
            simulation.run(fields);
            return new Played.Ticks(id, simulation.ticks, Wanted.read(fields));
        } catch (IllegalArgumentException e) {
            return new Played.Refused(id, String.valueOf(e.getMessage()));
        }
    }

    private void run(Tree.Fields scenario) {
        TreeReading.items(need(scenario, "assets", "a case"), "assets").forEach(this::set);
        define();
        var outcome = at(scenario, "requested_runs").map(Outcome::read).orElseGet(Outcome.Ignored::new);
        for (var step : TreeReading.items(need(scenario, "steps", "a case"), "steps")) {
            step(TreeReading.fields(step, "a step"), outcome);
        }
    }

    private void set(Tree asset) {
        var fields = TreeReading.fields(asset, "an asset");
        definitions.put(text(need(fields, "key", "an asset"), "key"), fields);
    }

    private void define() {
        var read = new LinkedHashMap<String, AssetDefinition>();
        definitions.forEach((key, fields) -> read.put(key, DefinitionReader.asset(fields)));
        defined = read;
        graph = AutomationGraph.of(List.copyOf(read.values()), dbt);
    }

    private void step(Tree.Fields step, Outcome usual) {
        var time = TreeReading.instant(need(step, "at", "a step"), "at");
        var ticks =
                at(step, "tick").filter(tree -> TreeReading.flag(tree, "tick")).isPresent();
        world.endRuns(ticks ? tickCount + 1 : tickCount, time, defined);
        var when = time.minus(Duration.ofSeconds(10));
        for (var event : at(step, "events")
                .map(tree -> TreeReading.items(tree, "events"))
                .orElse(List.of())) {
            world.record(event, when);
            when = when.plusMillis(1);
        }
        at(step, "graph").ifPresent(change -> change(TreeReading.fields(change, "graph")));
        if (ticks) {
            tick(time, at(step, "requested_runs").map(Outcome::read).orElse(usual));
        }
    }

    private void change(Tree.Fields change) {
        TreeReading.onlyKnown(change, CHANGES, "graph");
        at(change, "remove").ifPresent(keys -> TreeReading.texts(keys, "remove").forEach(definitions::remove));
        at(change, "set").ifPresent(assets -> TreeReading.items(assets, "set").forEach(this::set));
        at(change, "change")
                .ifPresent(assets -> TreeReading.fields(assets, "change")
                        .values()
                        .forEach((key, fields) -> definitions.put(key, changed(key, TreeReading.fields(fields, key)))));
        define();
    }

    private Tree.Fields changed(String key, Tree.Fields change) {
        var old = Optional.ofNullable(definitions.get(key))
                .orElseThrow(() -> TreeReading.refusal(change, "no asset \"%s\" to change".formatted(key)));
        var fields = new LinkedHashMap<>(old.values());
        fields.putAll(change.values());
        return Tree.fields(fields);
    }

    private void tick(Instant time, Outcome outcome) {
        tickCount++;
        var evaluation = evaluating.evaluate(graph, world.book(), memory, time);
        memory = evaluation.memory();
        var run = RequestedRun.of(evaluation.requested(), evaluation.requestedChecks(), Map.copyOf(defined));
        ticks.add(new PlayedTick(time, evaluation, run, graph.conditioned()));
        world.request(tickCount, time, run, outcome, defined);
    }
}
