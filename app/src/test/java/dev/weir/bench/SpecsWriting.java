package dev.weir.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * From a file to finished specs and checks by CPU time: warm, as a process of its own, and printed by a command, beside what Dagster
 * 1.13's dbt Cloud integration needs, which prints nothing. With {@code WEIR_BENCH_DAGSTER} naming a Python that has dagster-dbt, that is measured in the same run over the
 * same files; without, it is what was recorded for manifests of as many nodes on another machine.
 */
final class SpecsWriting implements Benchmark {

    private static final int WARM_UP = 120;
    private static final int MEASURED = 40;
    private static final double NANOS_PER_MILLI = 1e6;

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
        var cold = ColdSpecs.of(bench.folder(), file);
        double quiet = ColdSpecs.median(cold.quiet(), ColdProcess::processor);
        double printing = ColdSpecs.median(cold.printing(), ColdProcess::processor);
        if (cold.dagster().isEmpty()) {
            bench.row(what + ", warm", warm(file), "ms", "Dagster 1.13 elsewhere", recorded);
            bench.row(what + ", cold", quiet, "ms");
            bench.row(what + ", ./weir specs", printing, "ms");
        } else {
            double itsSpecs = ColdSpecs.median(cold.dagster(), it -> Double.parseDouble(it.said()));
            double itsProcess = ColdSpecs.median(cold.dagster(), ColdProcess::processor);
            bench.row(what + ", warm", warm(file), "ms", "Dagster, without its imports", itsSpecs);
            bench.row(what + ", cold", quiet, "ms", "Dagster, all of its process", itsProcess);
            bench.row(what + ", ./weir specs", printing, "ms", "Dagster, all of its process", itsProcess);
        }
    }

    /** All threads of the process count: what the collector does is ours, too. Over all rounds, since the clock ticks every 10 ms only. */
    private static double warm(Path file) {
        var process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        for (int round = 0; round < WARM_UP; round++) {
            FinishedSpecs.of(file);
        }
        long before = process.getProcessCpuTime();
        for (int round = 0; round < MEASURED; round++) {
            FinishedSpecs.of(file);
        }
        return (process.getProcessCpuTime() - before) / NANOS_PER_MILLI / MEASURED;
    }
}
