package dev.weir.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Specs of one file by this process, which is warm, and by processes that start cold, each kind in turn, since the machine's own speed
 * changes within minutes.
 *
 * @param warm what this process takes for a file after many others, in milliseconds of the processor
 * @param quiet processes that finish the specs, and print no more than how many there are
 * @param printing {@code ./weir specs}, which prints them all
 * @param least Dagster's, for no more than what yields specs and checks; none if it is not there
 * @param asked Dagster's, for what its users ask for; none if it is not there
 */
record SpecsInTurn(
        List<Double> warm,
        List<ColdProcess> quiet,
        List<ColdProcess> printing,
        List<ColdProcess> least,
        List<ColdProcess> asked) {

    private static final int ROUNDS = 5;

    static SpecsInTurn of(Path folder, Path file) throws IOException, InterruptedException {
        var asCommandsStart =
                Objects.requireNonNull(System.getenv("WEIR_BENCH_COLD"), "./weir bench sets WEIR_BENCH_COLD");
        var quiet = Stream.concat(asCommandsStart.lines(), Stream.of(FinishedSpecs.class.getName(), file.toString()))
                .toList();
        var printing = List.of(Launcher.path().toString(), "specs", "--manifest", file.toString(), "--output", "json");
        var least = dagster(folder, "least", file);
        var asked = dagster(folder, "asked", file);
        var all = new SpecsInTurn(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        WarmSpecs.warmUp(file);
        for (int round = 0; round < ROUNDS; round++) {
            all.warm.add(WarmSpecs.of(file));
            all.quiet.add(ColdProcess.of(folder, quiet));
            all.printing.add(ColdProcess.unheard(folder, printing));
            if (least.isPresent() && asked.isPresent()) {
                all.least.add(ColdProcess.of(folder, least.get()));
                all.asked.add(ColdProcess.of(folder, asked.get()));
            }
        }
        return all;
    }

    /** {@return the command, if {@code WEIR_BENCH_DAGSTER} names a Python that has dagster-dbt} */
    private static Optional<List<String>> dagster(Path folder, String how, Path file) throws IOException {
        var python = System.getenv("WEIR_BENCH_DAGSTER");
        if (python == null) {
            return Optional.empty();
        }
        var script = folder.resolve("dagster_specs.py");
        if (!Files.exists(script)) {
            try (var text = Objects.requireNonNull(SpecsInTurn.class.getResourceAsStream("dagster_specs.py"))) {
                Files.copy(text, script);
            }
        }
        return Optional.of(List.of(python, script.toString(), how, file.toString()));
    }

    double middleWarm() {
        return median(warm, Double::doubleValue);
    }

    double middleQuiet() {
        return median(quiet, ColdProcess::processor);
    }

    double middlePrinting() {
        return median(printing, ColdProcess::processor);
    }

    /** {@return megabytes; not a number where the system does not tell} */
    double middleHeld() {
        return median(quiet, it -> it.figure(1));
    }

    /** {@return the middle one of the figures} */
    static <T> double median(List<T> rounds, ToDoubleFunction<T> figure) {
        return rounds.stream().mapToDouble(figure).sorted().toArray()[rounds.size() / 2];
    }
}
