package dev.weir.bench;

import dev.weir.adapter.dbtcloud.artifact.ArtifactFiles;
import dev.weir.domain.asset.Manifest;
import dev.weir.domain.selection.Dialect;
import dev.weir.domain.selection.SelectionAnswer;
import dev.weir.domain.selection.SelectionEvaluator;
import dev.weir.domain.selection.SelectionQuery;
import dev.weir.domain.selection.Selectors;
import dev.weir.domain.selection.State;
import dev.weir.domain.selection.StateDifference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Loading and selecting at three sizes, beside what dbt-core 1.12.6 took for the same questions on manifests of the same proportions (two
 * cores, measured once; docs/benchmarks.md).
 */
final class SelectionSpeed implements Benchmark {

    private static final String DBT = "dbt-core 1.12.6";
    private static final int CHANGED = 100;
    private static final int WARM_UP = 400;

    /** A question, and dbt's milliseconds for it at each size. */
    private record Question(String select, String exclude, String mode, List<Double> dbt) {}

    private static final List<Question> QUESTIONS = List.of(
            new Question("*", "", "eager", List.of(48.0, 239.0, 759.0)),
            new Question("hub+", "", "eager", List.of(62.0, 298.0, 930.0)),
            new Question("@tag:deep", "", "eager", List.of(34.0, 156.0, 430.0)),
            new Question("tag:x+", "", "eager", List.of(50.0, 266.0, 731.0)),
            new Question("tag:x+", "tag:y+", "eager", List.of(89.0, 468.0, 1391.0)),
            new Question("tag:x tag:y", "", "cautious", List.of(34.0, 332.0, 4091.0)),
            new Question("state:modified+", "", "eager", List.of(213.0, 875.0, 2626.0)));

    private static final int[] SIZES = {5_000, 20_000, 60_000};
    private static final double[] DBT_LOAD = {2_900, 13_700, 56_000};

    @Override
    public String name() {
        return "selection-speed";
    }

    @Override
    public String about() {
        return "loading a manifest and selecting from it at 5,000, 20,000 and 60,000 nodes, against dbt-core's figures";
    }

    @Override
    public void measure(Bench bench) throws Exception {
        for (int at = 0; at < SIZES.length; at++) {
            measure(bench, at);
        }
    }

    private static void measure(Bench bench, int at) throws Exception {
        int size = SIZES[at];
        var file = bench.folder().resolve("manifest-%d.json".formatted(size));
        var before = bench.folder().resolve("before-%d.json".formatted(size));
        MadeUpManifest.write(file, size);
        MadeUpManifest.writeChanged(before, size, CHANGED);
        var artifacts = new ArtifactFiles();
        bench.row(
                "%,d nodes, %d MB: load".formatted(size, Files.size(file) >> 20),
                bench.millis(3, () -> evaluator(artifacts, file)),
                "ms",
                DBT,
                DBT_LOAD[at]);
        try (var earlier = artifacts.manifest(before);
                var current = artifacts.manifest(file)) {
            var manifest = current.manifest();
            bench.row("graph and indexes", (double) manifest.bytes() / size, "B/node");
            var difference = StateDifference.between(earlier, current, Dialect.LATEST, Instant.EPOCH);
            var state = new State(Optional.of(difference), Optional.empty(), Optional.empty(), Optional.empty());
            var evaluator = SelectionEvaluator.of(manifest, Dialect.LATEST, Selectors.NONE, state);
            for (var question : QUESTIONS) {
                var query =
                        SelectionQuery.ls(question.select(), question.exclude()).withIndirect(question.mode());
                var nodes = ((SelectionAnswer.Selected) evaluator.answer(query)).nodes();
                bench.row(
                        "%s%s (%s): %,d"
                                .formatted(
                                        question.select(),
                                        question.exclude().isEmpty() ? "" : " --exclude " + question.exclude(),
                                        question.mode(),
                                        nodes.cardinality()),
                        bench.millis(WARM_UP, 100, () -> evaluator.answer(query)),
                        "ms",
                        DBT,
                        question.dbt().get(at));
            }
        }
        bench.row("two manifests held", bench.bytesHeld(() -> both(artifacts, file, before)) / 1e6, "MB");
        Files.delete(file);
        Files.delete(before);
    }

    private static SelectionEvaluator evaluator(ArtifactFiles artifacts, Path file) {
        try (var read = artifacts.manifest(file)) {
            return SelectionEvaluator.of(read.manifest());
        }
    }

    private static Map<String, Manifest> both(ArtifactFiles artifacts, Path one, Path other) {
        try (var left = artifacts.manifest(one);
                var right = artifacts.manifest(other)) {
            return Map.of("now", left.manifest(), "before", right.manifest());
        }
    }
}
