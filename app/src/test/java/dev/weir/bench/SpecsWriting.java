package dev.weir.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.weir.adapter.dbtcloud.artifact.ArtifactFiles;
import dev.weir.domain.translation.SpecTranslation;
import dev.weir.domain.translation.SpecWriting;
import dev.weir.domain.translation.TranslationSwitch;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * From a file to finished specs and checks by CPU time: warm, and as a process of its own, beside what Dagster 1.13's dbt Cloud
 * integration needs. With {@code WEIR_BENCH_DAGSTER} naming a Python that has dagster-dbt, that is measured in the same run over the
 * same files; without, it is what was recorded for manifests of as many nodes on another machine.
 */
final class SpecsWriting implements Benchmark {

    private static final int WARM_UP = 120;
    private static final int MEASURED = 40;
    private static final int COLD = 5;
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
        measure(bench, 4_600, 4_300);
        measure(bench, 18_400, 15_800);
    }

    /** Dagster's first look at a manifest, and all of its process. In milliseconds. */
    private record Dagster(double specs, double process) {}

    private static void measure(Bench bench, int nodes, double recorded) throws Exception {
        var file = bench.folder().resolve("manifest-%d.json".formatted(nodes));
        MadeUpManifest.writeWide(file, nodes);
        var what = "%,d nodes, %d MB".formatted(nodes, Files.size(file) >> 20);
        var command = List.of(Launcher.path().toString(), "specs", "--manifest", file.toString(), "--output", "json");
        ColdProcess.of(bench.folder(), makingItsCache(command));
        double cold = median(COLD, () -> ColdProcess.of(bench.folder(), command).processor());
        var python = System.getenv("WEIR_BENCH_DAGSTER");
        if (python == null) {
            bench.row(what + ", warm", warm(file), "ms", "Dagster 1.13 elsewhere", recorded);
            bench.row(what + ", ./weir specs", cold, "ms");
        } else {
            var dagster = dagster(bench.folder(), python, file);
            bench.row(what + ", warm", warm(file), "ms", "Dagster, without its imports", dagster.specs());
            bench.row(what + ", ./weir specs", cold, "ms", "Dagster, all of its process", dagster.process());
        }
    }

    /** After a build the first command makes the ahead-of-time cache beside itself; what comes after it is to have one. */
    private static List<String> makingItsCache(List<String> command) {
        return Stream.concat(Stream.of("env", "WEIR_AOT=now"), command.stream()).toList();
    }

    private static Dagster dagster(Path folder, String python, Path file) throws IOException, InterruptedException {
        var script = folder.resolve("dagster_specs.py");
        if (!Files.exists(script)) {
            try (var text = Objects.requireNonNull(SpecsWriting.class.getResourceAsStream("dagster_specs.py"))) {
                Files.copy(text, script);
            }
        }
        var run = ColdProcess.of(folder, List.of(python, script.toString(), file.toString()));
        return new Dagster(Double.parseDouble(run.said()), run.processor());
    }

    /** A figure that may cost a process. */
    @FunctionalInterface
    private interface Figure {
        double get() throws IOException, InterruptedException;
    }

    private static double median(int times, Figure figure) throws IOException, InterruptedException {
        var all = new double[times];
        for (int at = 0; at < times; at++) {
            all[at] = figure.get();
        }
        return DoubleStream.of(all).sorted().toArray()[times / 2];
    }

    /** All threads of the process count: what the collector does is ours, too. Over all rounds, since the clock ticks every 10 ms only. */
    private static double warm(Path file) {
        var process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        for (int round = 0; round < WARM_UP; round++) {
            write(file);
        }
        long before = process.getProcessCpuTime();
        for (int round = 0; round < MEASURED; round++) {
            write(file);
        }
        return (process.getProcessCpuTime() - before) / NANOS_PER_MILLI / MEASURED;
    }

    private static int write(Path file) {
        try (var read = new ArtifactFiles().manifest(file, SpecWriting.FIELDS)) {
            var all = new BitSet();
            all.set(0, read.manifest().size());
            return SpecWriting.of(read, all, TranslationSwitch.defaults(), SpecTranslation.STANDARD)
                    .assets()
                    .size();
        }
    }
}
