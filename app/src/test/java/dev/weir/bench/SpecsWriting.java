package dev.weir.bench;

import java.nio.file.Files;

/**
 * From a file to finished specs and checks by CPU time: warm, as a process of its own, and printed by a command, beside what Dagster
 * 1.13's dbt Cloud integration needs, which prints nothing. With {@code WEIR_BENCH_DAGSTER} naming a Python that has dagster-dbt, that is measured in the same run over the
 * same files; without, it is what was recorded for manifests of as many nodes on another machine.
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
        double warm = SpecsInTurn.median(turns.warm(), Double::doubleValue);
        double quiet = SpecsInTurn.median(turns.quiet(), ColdProcess::processor);
        double printing = SpecsInTurn.median(turns.printing(), ColdProcess::processor);
        if (turns.dagster().isEmpty()) {
            bench.row(what + ", warm", warm, "ms", "Dagster 1.13 elsewhere", recorded);
            bench.row(what + ", cold", quiet, "ms");
            bench.row(what + ", ./weir specs", printing, "ms");
        } else {
            double itsSpecs = SpecsInTurn.median(turns.dagster(), it -> Double.parseDouble(it.said()));
            double itsProcess = SpecsInTurn.median(turns.dagster(), ColdProcess::processor);
            bench.row(what + ", warm", warm, "ms", "Dagster, without its imports", itsSpecs);
            bench.row(what + ", cold", quiet, "ms", "Dagster, all of its process", itsProcess);
            bench.row(what + ", ./weir specs", printing, "ms", "Dagster, all of its process", itsProcess);
        }
    }
}
