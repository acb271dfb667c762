package dev.weir.bench;

import dev.weir.domain.automation.AssetDefinition;
import dev.weir.domain.automation.AutomationCondition;
import dev.weir.domain.automation.AutomationGraph;
import dev.weir.domain.automation.ConditionMemory;
import dev.weir.domain.automation.Evaluation;
import dev.weir.domain.automation.Evaluator;
import dev.weir.domain.automation.Fact;
import dev.weir.domain.automation.FactBook;
import dev.weir.domain.automation.Policies;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One tick over ten layers of assets, {@code eager()} on all but the first, each made from two of the layer above. Held against what
 * Dagster 1.13.27 took of the processor for as many assets (measured once; docs/benchmarks.md). All was made before the first tick.
 */
final class AutomationTick implements Benchmark {

    private static final int LAYERS = 10;
    private static final int HELD = 5;
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final String DAGSTER = "Dagster 1.13.27, CPU";

    /** Dagster's seconds for each kind of tick, in the order in which they are measured. */
    private static final Map<Integer, List<Double>> THEIRS = new LinkedHashMap<>();

    static {
        THEIRS.put(1_000, List.of(5.1, 5.3, 6.2, 7.1));
        THEIRS.put(5_000, List.of(30.7, 41.0, 38.2, 43.0));
        THEIRS.put(100_000, List.of());
    }

    @Override
    public String name() {
        return "automation-tick";
    }

    @Override
    public String about() {
        return "one tick of eager() over 1,000, 5,000 and 100,000 assets, against Dagster's figures";
    }

    @Override
    public void measure(Bench bench) throws Exception {
        for (var size : THEIRS.entrySet()) {
            new Layers(size.getKey()).measure(bench, size.getValue());
        }
    }

    /** A graph in layers, what happened in it, and its memory once it has come to rest. */
    private static final class Layers {
        private final int size;
        private final int width;
        private final AutomationGraph graph;

        Layers(int size) {
            this.size = size;
            this.width = size / LAYERS;
            this.graph = graph();
        }

        private AutomationGraph graph() {
            Optional<AutomationCondition> eager = Optional.of(Policies.eager());
            var assets = new ArrayList<AssetDefinition>();
            for (var i = 0; i < size; i++) {
                var above = (i / width - 1) * width;
                var deps =
                        i < width ? List.<String>of() : List.of(key(above + i % width), key(above + (i + 1) % width));
                assets.add(AssetDefinition.model(key(i), deps, i < width ? Optional.empty() : eager));
            }
            return AutomationGraph.of(assets, _ -> Set.of());
        }

        void measure(Bench bench, List<Double> theirs) throws Exception {
            var times = size > 10_000 ? 5 : 21;
            var quiet = allMade();
            row(bench, "first tick", theirs, 0, times, () -> tick(quiet, ConditionMemory.empty(), 1));
            // Five, since a collection of the serial collector may leave a few megabytes of what is dead.
            var held = bench.bytesHeld(() -> IntStream.range(0, HELD)
                    .mapToObj(_ -> tick(quiet, ConditionMemory.empty(), 1).memory())
                    .toList());
            var rested = atRest(quiet);
            row(bench, "quiet tick", theirs, 1, times, () -> tick(quiet, rested, 9));

            var one = allMade();
            var beforeOne = atRest(one);
            make(one, 0, 8);
            row(bench, "one root updated", theirs, 2, times, () -> tick(one, beforeOne, 9));

            var all = allMade();
            var beforeAll = atRest(all);
            IntStream.range(0, width).forEach(root -> make(all, root, 8));
            row(bench, "all roots updated", theirs, 3, times, () -> tick(all, beforeAll, 9));
            bench.row("memory and agenda held", (double) held / HELD / size, "B/asset");
        }

        private void row(Bench bench, String what, List<Double> theirs, int kind, int times, Bench.Deed tick)
                throws Exception {
            var evaluation = (Evaluation) tick.run();
            var name = "%,d assets, %s: asks %,d, requests %,d, %s"
                    .formatted(
                            size,
                            what,
                            evaluation.asked(),
                            evaluation.requested().size(),
                            evaluation.remembered() ? "writes" : "writes nothing");
            var bean = ManagementFactory.getThreadMXBean();
            var from = bean.getCurrentThreadCpuTime();
            var wall = bench.millis(times, tick);
            var processor = (bean.getCurrentThreadCpuTime() - from) / 1e6 / (times + Bench.WARM_UP);
            if (theirs.isEmpty()) {
                bench.row(name, wall, "ms");
            } else {
                bench.row(name, wall, "ms", DAGSTER, theirs.get(kind) * 1_000);
            }
            bench.row("    of the processor, mean of all", processor, "ms");
        }

        private FactBook allMade() {
            var book = new FactBook();
            IntStream.range(0, size).forEach(asset -> make(book, asset, 0));
            return book;
        }

        private static void make(FactBook book, int asset, int second) {
            book.record(
                    new Fact.Materialized(key(asset), NOON.plusSeconds(second), Optional.empty(), Optional.empty()));
        }

        private ConditionMemory atRest(FactBook book) {
            var memory = ConditionMemory.empty();
            for (var second = 1; second < 6; second++) {
                memory = tick(book, memory, second).memory();
            }
            return memory;
        }

        private Evaluation tick(FactBook book, ConditionMemory memory, int second) {
            return Evaluator.evaluate(graph, book, memory, NOON.plusSeconds(second));
        }

        private static String key(int asset) {
            return "asset_" + asset;
        }
    }
}
