package dev.weir.adapter.dbtcloud.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A step of a run that dbt carries out on this machine, as far as it has come.
 *
 * @param folder where its log lies, and a copy of the target folder as the step has left it
 */
record LocalStep(
        int index,
        String name,
        @Nullable String command,
        int status,
        @Nullable Instant started,
        @Nullable Instant finished,
        Path folder) {

    private static final String[] KEPT = {
        "manifest.json", "run_results.json", "sources.json", "catalog.json", "semantic_manifest.json"
    };

    Path log() {
        return folder.resolve("console.log");
    }

    LocalStep begun(Instant now) {
        return new LocalStep(index, name, command, RunState.RUNNING, now, null, folder);
    }

    LocalStep ended(int as, Instant now) {
        return new LocalStep(index, name, command, as, started, now, folder);
    }

    /** Copies what lies in the target folder now: files of earlier steps included, as at dbt Cloud. */
    void take(Path target) throws IOException {
        Files.createDirectories(folder.resolve("target"));
        for (var file : KEPT) {
            if (Files.exists(target.resolve(file))) {
                Files.copy(target.resolve(file), folder.resolve("target").resolve(file));
            }
        }
    }

    StepState state() {
        return new StepState(index, name, command, status, started, finished, this::console, this::files);
    }

    private String console() {
        try {
            return Files.exists(log()) ? Files.readString(log()) : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private SortedMap<String, FileContent> files() {
        var files = new TreeMap<String, FileContent>();
        if (finished != null) {
            for (var name : KEPT) {
                var file = folder.resolve("target").resolve(name);
                if (Files.exists(file)) {
                    files.put(name, out -> Files.copy(file, out));
                }
            }
        }
        return files;
    }

    Doc json() {
        return Doc.of("index", index)
                .with("name", name)
                .with("command", command)
                .with("status", status)
                .with("started", started == null ? null : started.toString())
                .with("finished", finished == null ? null : finished.toString());
    }

    static LocalStep of(Doc kept, Path run) {
        var index = (int) kept.number("index", 1);
        return new LocalStep(
                index,
                kept.text("name", ""),
                kept.get("command") instanceof String line ? line : null,
                (int) kept.number("status", RunState.CANCELLED),
                Stamps.read(kept.text("started", "")),
                Stamps.read(kept.text("finished", "")),
                run.resolve("step-" + index));
    }
}
