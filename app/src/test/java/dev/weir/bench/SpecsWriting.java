package dev.weir.bench;

import java.nio.file.Files;
import java.util.List;

/**
 * From a file to finished specs and checks by CPU time and memory: warm, as a process of its own, and printed by a command, beside what
 * Dagster 1.13's dbt Cloud integration needs, which prints nothing: both for what yields specs and checks and no more, and asked as its
 * users ask it. With {@code WEIR_BENCH_DAGSTER} naming a Python that has dagster-dbt, that is measured in the same run over the same files;
 * without, it is what was recorded for manifests of as many nodes on another machine.
 */
final class SpecsWriting implements Benchmark {

    @Override
    public String name() {
        return "specs";
    }

    @Override
    public String about() {
        return "specs and checks of manifests of 4,600 and 18,400 nodes, against Dagster's CPU time (WEIR_BENCH_DAGSTER=PYTHON measures it)";
    }

    @Override
    public void measure(Bench bench) throws Exception {
        measure(bench, 1, 4_300);
        measure(bench, 4, 15_800);
    }

    private static void measure(Bench bench, int copies, double recorded) throws Exception {
        int nodes = copies * PromisedManifest.NODES;
        var file = bench.folder().resolve("manifest-%d.json".formatted(nodes));
        PromisedManifest.write(file, copies);
        var what = "%,d nodes, %d MB".formatted(nodes, Files.size(file) >> 20);
        var turns = SpecsInTurn.of(bench.folder(), file);
        if (turns.least().isEmpty()) {
            bench.row(what + ", warm", turns.middleWarm(), "ms", "Dagster 1.13 elsewhere", recorded);
            bench.row(what + ", cold", turns.middleQuiet(), "ms");
            bench.row(what + ", ./weir specs", turns.middlePrinting(), "ms");
            bench.row(what + ", held at most", turns.middleHeld(), "MB");
        } else {
            beside(bench, what, turns, "Dagster's least", turns.least());
            beside(bench, what, turns, "Dagster as users ask it", turns.asked());
        }
    }

    private static void beside(Bench bench, String what, SpecsInTurn ours, String how, List<ColdProcess> theirs) {
        double specs = SpecsInTurn.median(theirs, it -> it.figure(0));
        double process = SpecsInTurn.median(theirs, ColdProcess::processor);
        double held = SpecsInTurn.median(theirs, it -> it.figure(1));
        bench.row(what + ", warm", ours.middleWarm(), "ms", how + ", without its imports", specs);
        bench.row(what + ", cold", ours.middleQuiet(), "ms", how + ", all of its process", process);
        bench.row(what + ", ./weir specs", ours.middlePrinting(), "ms", how + ", all of its process", process);
        bench.row(what + ", held at most", ours.middleHeld(), "MB", how, held);
    }
}
