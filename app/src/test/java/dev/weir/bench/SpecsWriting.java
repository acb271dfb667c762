package dev.weir.bench;

import com.sun.management.ThreadMXBean;
import dev.weir.adapter.dbtcloud.artifact.ArtifactFiles;
import dev.weir.domain.translation.SpecTranslation;
import dev.weir.domain.translation.SpecWriting;
import dev.weir.domain.translation.TranslationSwitch;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.stream.DoubleStream;

/** From a file to finished specs and checks, warm, by CPU time, beside what Dagster 1.13 needed for as many nodes on the same machine. */
final class SpecsWriting implements Benchmark {

    private static final int ROUNDS = 15;
    private static final double NANOS_PER_MILLI = 1e6;

    @Override
    public String name() {
        return "specs";
    }

    @Override
    public String about() {
        return "specs and checks of manifests of 4,600 and 18,400 nodes, against Dagster's recorded CPU time";
    }

    @Override
    public void measure(Bench bench) throws Exception {
        measure(bench, 4_600, 4_300);
        measure(bench, 18_400, 15_800);
    }

    private static void measure(Bench bench, int nodes, double dagster) throws Exception {
        var file = bench.folder().resolve("manifest-%d.json".formatted(nodes));
        MadeUpManifest.write(file, nodes);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        double ours = DoubleStream.generate(() -> {
                    long before = threads.getCurrentThreadCpuTime();
                    write(file);
                    return (threads.getCurrentThreadCpuTime() - before) / NANOS_PER_MILLI;
                })
                .limit(ROUNDS)
                .skip(ROUNDS / 3)
                .sorted()
                .skip(ROUNDS / 3)
                .findFirst()
                .orElseThrow();
        bench.row("%,d nodes, %d MB".formatted(nodes, Files.size(file) >> 20), ours, "ms CPU", "Dagster 1.13", dagster);
    }

    private static int write(Path file) {
        try (var read = new ArtifactFiles().manifest(file)) {
            var all = new BitSet();
            all.set(0, read.manifest().size());
            return SpecWriting.of(read, all, TranslationSwitch.defaults(), SpecTranslation.STANDARD)
                    .assets()
                    .size();
        }
    }
}
