package dev.weir.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** {@code ./weir bench [NAME…]}: runs the benchmarks whose name begins with one of the words, all without any. */
public final class Bench {

    private static final List<Benchmark> ALL = List.of(
            new AutomationTick(),
            new ManifestReading(),
            new Observing(),
            new RunTaking(),
            new ServiceStart(),
            new ManifestStorage(),
            new PageDrawing(),
            new SelectionSpeed(),
            new SpecsWriting());

    /** A deed that is timed; what it answers is looked at, so that the JIT cannot leave the work out. */
    @FunctionalInterface
    interface Deed {
        Object run() throws Exception;
    }

    /** How often a deed is done before it is timed. */
    static final int WARM_UP = 5;

    private final PrintStream out;
    private final Path folder;

    private Bench(PrintStream out, Path folder) {
        this.out = out;
        this.folder = folder;
    }

    public static void main(String[] words) throws Exception {
        if (words.length > 0 && words[0].startsWith("-")) {
            System.out.println("Usage: weir bench [NAME…]\n");
            ALL.forEach(one -> System.out.printf("  %-22s %s%n", one.name(), one.about()));
            return;
        }
        var chosen = ALL.stream()
                .filter(one -> words.length == 0 || Arrays.stream(words).anyMatch(one.name()::startsWith))
                .toList();
        if (chosen.isEmpty()) {
            System.err.println("There is no benchmark named so. There are: "
                    + ALL.stream().map(Benchmark::name).collect(Collectors.joining(", ")));
            System.exit(2);
        }
        for (var one : chosen) {
            var folder = Files.createTempDirectory("weir-bench");
            try {
                System.out.printf("%n%s: %s%n", one.name(), one.about());
                one.measure(new Bench(System.out, folder));
            } finally {
                remove(folder);
            }
        }
    }

    /** Where a benchmark may write. */
    Path folder() {
        return folder;
    }

    /** {@return the median time of a warm deed in milliseconds, over {@code times} runs} */
    double millis(int times, Deed deed) throws Exception {
        return millis(WARM_UP, times, deed);
    }

    /** The same, where it takes the JIT more than a few runs to get warm: what is short and is asked all day. */
    double millis(int warmUp, int times, Deed deed) throws Exception {
        for (int i = 0; i < warmUp; i++) {
            look(deed.run());
        }
        var took = new double[times];
        for (int i = 0; i < times; i++) {
            long from = System.nanoTime();
            look(deed.run());
            took[i] = (System.nanoTime() - from) / 1e6;
        }
        Arrays.sort(took);
        return took[times / 2];
    }

    /** {@return the bytes that are reachable after a collection, less what was before {@code making} it} */
    long bytesHeld(Deed making) throws Exception {
        long before = usedAfterCollection();
        var held = making.run();
        long after = usedAfterCollection();
        look(held);
        return after - before;
    }

    private void look(Object answer) {
        if (answer == this) {
            throw new IllegalStateException("a deed must answer what it made");
        }
    }

    private static long usedAfterCollection() {
        var runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** Prints a row: ours beside the baseline, and how many times the baseline's figure is ours. */
    void row(String what, double ours, String unit, String baseline, double theirs) {
        out.printf(
                Locale.ROOT,
                "  %-44s %10.2f %-5s %s: %.2f (%.2f×)%n",
                what,
                ours,
                unit,
                baseline,
                theirs,
                theirs / ours);
    }

    /** Prints a figure that has no baseline. */
    void row(String what, double ours, String unit) {
        out.printf(Locale.ROOT, "  %-44s %10.2f %s%n", what, ours, unit);
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
