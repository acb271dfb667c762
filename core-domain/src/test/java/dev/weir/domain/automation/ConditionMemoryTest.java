package dev.weir.domain.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.weir.domain.value.JsonTrees;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionMemoryTest {

    /** As version 1 wrote it. It must be read for ever; a new version gets a sample of its own beside it. */
    private static final String VERSION_1 = """
            {"version": 1, "evaluated": "2026-03-02T00:01:00Z", "newest": 2,
             "expressions": ["eager()", "(newly_missing() | any_deps_updated()).since(newly_requested())",
                             "execution_failed().at_most(times=3, pause='10m')", "code_version_changed()"],
             "rows": {"b": {"condition": 0, "requested": true, "asked": "2026-03-02T00:01:00Z", "result": 7, "later": "field",
                            "cells": [{"of": 1}, {"of": 3, "about": "a", "code": "v1"}, {"of": 3, "code": null}]},
                      "gone": {"condition": 2, "result": -1,
                               "stopped": {"evaluated": "2026-03-01T00:00:00Z", "newest": 1},
                               "cells": [{"of": 2, "times": 2, "last": "2026-03-01T00:00:00Z", "asked": true}]}}}
            """;

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final FactBook book = new FactBook();

    @Test
    void whatVersion1WroteIsRead() {
        var memory = MemoryTree.read(JsonTrees.read(VERSION_1).getFirst());

        assertThat(memory).hasToString("""
                last evaluated at 2026-03-02T00:01:00Z, after event 2
                b: eager()
                  last requested at 2026-03-02T00:01:00Z, the last evaluation
                  holds: (newly_missing() | any_deps_updated()).since(newly_requested())
                  code version v1: code_version_changed() about a
                  code version none: code_version_changed()
                gone: execution_failed().at_most(times=3, pause='10m')
                  stands still since it was last evaluated at 2026-03-01T00:00:00Z, after event 1
                  asked for 2 times, last at 2026-03-01T00:00:00Z, and asks again: execution_failed().at_most(times=3, pause='10m')
                """);
        assertThat(MemoryTree.read(MemoryTree.print(memory))).isEqualTo(memory);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', quoteCharacter = '`', textBlock = """
        []                                                             > memory is a list, must be a map
        {}                                                             > memory needs "version"
        {"version": 2}                                                 > its version is 2, this Weir knows 1
        {"version": 1, "expressions": []}                              > memory needs "rows"
        {"version": 1, "expressions": ["eger()"], "rows": {}}          > no condition "eger". Did you mean eager?
        {"version": 1, "expressions": [], "rows": {"a": {"condition": 0, "result": 1}}} > there is no expression 0
        {"version": 1, "evaluated": "noon", "newest": 1, "expressions": [], "rows": {}} > must be a time
        """)
    void whatCannotBeReadIsAnErrorAndNeverAFreshStart(String stored, String message) {
        assertThatExceptionOfType(UnreadableMemory.class)
                .isThrownBy(() -> MemoryTree.read(JsonTrees.read(stored).getFirst()))
                .withMessageContaining(message.strip())
                .withMessageContaining("remove it on purpose to begin anew");
    }

    @Nested
    class WhenDefinitionsChange {

        @Test
        void anEditKeepsWhatTheNewConditionStillHolds() {
            var latch = AutomationCondition.plain(Operand.NEWLY_UPDATED)
                    .since(AutomationCondition.plain(Operand.NEWLY_REQUESTED));
            var blocked = AutomationCondition.and(latch, AutomationCondition.plain(Operand.BACKFILL_IN_PROGRESS));
            var memory = after(graph(blocked), after(graph(blocked), ConditionMemory.empty(), 0), 1, "a");

            var edited = Evaluator.evaluate(graph(latch.labelled("renamed")), book, memory, NOON.plusSeconds(2));

            assertThat(edited.requested()).containsExactly("a");
        }

        @Test
        void anAssetThatVanishesAndReturnsGoesOnWhereItStopped() {
            var memory = after(graph(Policies.onMissing()), ConditionMemory.empty(), 0, "a");
            var without = after(AutomationGraph.of(List.of(), _ -> Set.of()), memory, 1);

            assertThat(without).asString().contains("a: on_missing()", "stands still");
            var back = Evaluator.evaluate(graph(Policies.onMissing()), book, without, NOON.plusSeconds(2));
            assertThat(back.requested()).isEmpty();
            assertThat(back.memory()).asString().doesNotContain("stands still");
        }

        private ConditionMemory after(AutomationGraph graph, ConditionMemory memory, int second, String... made) {
            for (var asset : made) {
                var at = NOON.plusSeconds(second).minusMillis(1);
                book.record(new Fact.Materialized(asset, at, Optional.empty(), Optional.empty()));
            }
            return Evaluator.evaluate(graph, book, memory, NOON.plusSeconds(second))
                    .memory();
        }

        private AutomationGraph graph(AutomationCondition condition) {
            return AutomationGraph.of(
                    List.of(AssetDefinition.model("a", List.of(), Optional.of(condition))), _ -> Set.of());
        }
    }
}
