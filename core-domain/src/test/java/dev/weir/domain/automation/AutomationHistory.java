package dev.weir.domain.automation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A small history that a test writes line by line: things happen, and conditions are evaluated. Times are seconds after six o'clock. */
final class AutomationHistory {

    static final Instant SIX = Instant.parse("2026-03-02T06:00:00Z");

    final FactBook book = new FactBook();
    private final AutomationGraph graph;
    private ConditionMemory memory = ConditionMemory.empty();

    AutomationHistory(AssetDefinition... assets) {
        graph = AutomationGraph.of(List.of(assets), _ -> Set.of());
    }

    static AssetDefinition asset(String key, String... deps) {
        return AssetDefinition.model(key, List.of(deps), Optional.empty());
    }

    static AssetDefinition asset(String key, AutomationCondition condition, String... deps) {
        return AssetDefinition.model(key, List.of(deps), Optional.of(condition));
    }

    /** Reports an asset as made. */
    void made(int second, String... keys) {
        Stream.of(keys)
                .forEach(key -> book.record(
                        new Fact.Materialized(key, SIX.plusSeconds(second), Optional.empty(), Optional.empty())));
    }

    /** A run that was to make the asset fails. */
    void failed(int second, String key) {
        var run = "run " + key + " at " + second;
        var at = SIX.plusSeconds(second);
        book.record(
                new Fact.RunPlanned(run, at, List.of(key), List.of(), new java.util.TreeMap<>(), Fact.RunState.ACTIVE));
        book.record(new Fact.RunChanged(run, at, Fact.RunState.FAILED));
    }

    Evaluation evaluation(int second) {
        var evaluation = Evaluator.evaluate(graph, book, memory, SIX.plusSeconds(second));
        memory = evaluation.memory();
        return evaluation;
    }

    /** {@return what is requested at that second} */
    Set<String> tick(int second) {
        return evaluation(second).requested();
    }
}
