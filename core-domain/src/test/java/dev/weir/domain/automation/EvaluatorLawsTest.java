package dev.weir.domain.automation;

import static dev.weir.domain.automation.AutomationCondition.and;
import static dev.weir.domain.automation.AutomationCondition.or;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.domain.automation.AutomationCondition.Not;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What holds for every condition and every history, tried on drawn ones. A failing seed is in the message. */
class EvaluatorLawsTest {

    private static final int WORLDS = 300;
    private static final int TICKS = 15;

    @Test
    void whatMayHaveChangedIsAllThatHasChanged() {
        for (var seed = 0; seed < WORLDS; seed++) {
            var world = new RandomWorld(seed);
            var graph = world.graph();
            var some = ConditionMemory.empty();
            var all = ConditionMemory.empty();
            for (var tick = 0; tick < TICKS; tick++) {
                var now = world.next();
                var incremental = Evaluator.evaluate(graph, world.book, some, now);
                var full = Evaluator.evaluateAll(graph, world.book, all, now);

                assertSame(incremental, full, "seed %d, tick %d".formatted(seed, tick));
                assertThat(incremental.memory())
                        .as("seed %d, tick %d", seed, tick)
                        .isEqualTo(full.memory());
                some = incremental.memory();
                all = full.memory();
            }
        }
    }

    @Test
    void memoryThatWasStoredAndReadGoesOnAsIfNothingHadBeen() {
        for (var seed = 0; seed < WORLDS; seed++) {
            var world = new RandomWorld(seed);
            var graph = world.graph();
            var kept = ConditionMemory.empty();
            var stored = MemoryTree.print(ConditionMemory.empty());
            for (var tick = 0; tick < TICKS; tick++) {
                var now = world.next();
                var live = Evaluator.evaluate(graph, world.book, kept, now);
                var read = Evaluator.evaluate(graph, world.book, MemoryTree.read(stored), now);

                assertSame(read, live, "seed %d, tick %d".formatted(seed, tick));
                assertThat(read.remembered()).as("seed %d, tick %d", seed, tick).isEqualTo(live.remembered());
                kept = live.memory();
                stored = MemoryTree.print(read.memory());
                assertThat(stored).isEqualTo(MemoryTree.print(kept));
            }
        }
    }

    @Test
    void equivalentConditionsRequestAlike() {
        for (var seed = 0; seed < WORLDS; seed++) {
            var draws = new RandomWorld(seed);
            var a = draws.draw();
            var b = draws.draw();
            sameAnswers(seed, new Not(new Not(a)), a);
            sameAnswers(seed, new Not(or(a, b)), and(new Not(a), new Not(b)));
            sameAnswers(seed, and(a, b), and(b, a));
            sameAnswers(seed, or(a, and(a, b)), a);
            sameAnswers(seed, a.labelled("of no account"), a);
        }
    }

    private static void sameAnswers(long seed, AutomationCondition left, AutomationCondition right) {
        assertThat(answers(seed, left))
                .as("seed %d: %s", seed, ConditionText.print(left))
                .isEqualTo(answers(seed, right));
    }

    private static List<Set<String>> answers(long seed, AutomationCondition condition) {
        var world = new RandomWorld(seed + 1_000);
        var graph = world.graph(() -> condition);
        var memory = ConditionMemory.empty();
        var answers = new ArrayList<Set<String>>();
        for (var tick = 0; tick < 6; tick++) {
            var evaluation = Evaluator.evaluate(graph, world.book, memory, world.next());
            answers.add(evaluation.requested());
            memory = evaluation.memory();
        }
        return answers;
    }

    private static void assertSame(Evaluation one, Evaluation other, String when) {
        assertThat(one.requested()).as(when).isEqualTo(other.requested());
        assertThat(one.requestedChecks()).as(when).isEqualTo(other.requestedChecks());
        assertThat(one.errors()).as(when).isEqualTo(other.errors());
    }

    /** The oracle knows nothing of latches: an asset is up to date when it was asked for or made after all that it is made from. */
    @Test
    void eagerLosesNoUpdateAndAsksForNothingWithoutCause() {
        for (var seed = 0; seed < WORLDS; seed++) {
            new Interleaving(seed).play();
        }
    }

    private static final class Interleaving {
        private static final List<String> KEYS = List.of("a", "b", "c", "d");

        private final long seed;
        private final Random random;
        private final FactBook book = new FactBook();
        private final TreeMap<String, Instant> made = new TreeMap<>();
        private final TreeMap<String, Instant> asked = new TreeMap<>();
        private final TreeMap<String, List<String>> deps = new TreeMap<>();
        private Instant now = Instant.parse("2026-03-02T00:00:00Z");

        Interleaving(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
        }

        void play() {
            var graph = graph(condition -> condition);
            KEYS.forEach(this::make);
            var memory = tick(graph, ConditionMemory.empty(), now);
            for (var turn = 0; turn < 25; turn++) {
                var before = now;
                for (var left = random.nextInt(4); left > 0; left--) {
                    make(KEYS.get(random.nextInt(KEYS.size())));
                }
                memory = tick(graph, memory, before);
                assertNothingIsLost(turn);
            }
        }

        private AutomationGraph graph(UnaryOperator<AutomationCondition> change) {
            var assets = new ArrayList<AssetDefinition>();
            for (var i = 0; i < KEYS.size(); i++) {
                var own = KEYS.subList(0, i).stream()
                        .filter(_ -> random.nextBoolean())
                        .toList();
                deps.put(KEYS.get(i), own);
                assets.add(AssetDefinition.model(
                        KEYS.get(i), own, i == 0 ? Optional.empty() : Optional.of(change.apply(Policies.eager()))));
            }
            return AutomationGraph.of(assets, _ -> Set.of());
        }

        private void make(String asset) {
            now = now.plusMillis(1 + random.nextInt(5_000));
            made.put(asset, now);
            book.record(new Fact.Materialized(asset, now, Optional.empty(), Optional.empty()));
        }

        private ConditionMemory tick(AutomationGraph graph, ConditionMemory memory, Instant before) {
            now = now.plusMillis(1 + random.nextInt(5_000));
            var evaluation = Evaluator.evaluate(graph, book, memory, now);
            for (var asset : evaluation.requested()) {
                assertThat(deps.getOrDefault(asset, List.of()))
                        .as("seed %d: %s is requested at %s", seed, asset, now)
                        .anyMatch(dep -> evaluation.requested().contains(dep)
                                || made.getOrDefault(dep, Instant.MIN).isAfter(before));
            }
            evaluation.requested().forEach(asset -> asked.put(asset, now));
            return evaluation.memory();
        }

        private void assertNothingIsLost(int turn) {
            for (var asset : KEYS.subList(1, KEYS.size())) {
                var handled =
                        List.of(asked.getOrDefault(asset, Instant.MIN), made.getOrDefault(asset, Instant.MIN)).stream()
                                .max(Instant::compareTo)
                                .orElseThrow();
                assertThat(deps.getOrDefault(asset, List.of()))
                        .as("seed %d, turn %d: %s is as new as what it is made from", seed, turn, asset)
                        .allMatch(dep -> !made.getOrDefault(dep, Instant.MIN).isAfter(handled));
            }
        }
    }
}
