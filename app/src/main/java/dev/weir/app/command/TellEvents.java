package dev.weir.app.command;

import dev.weir.app.plugin.Plugins;
import dev.weir.app.translate.EventQuestion;
import dev.weir.app.wiring.FileDoors;
import dev.weir.domain.value.Tree;
import dev.weir.ports.driven.Artifacts;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;

/** {@code weir events}: which events come out of a command's results. */
final class TellEvents implements Command {

    private final Console console;

    private final Words words = new Words("Tells which events come out of a command's results, as JSON.");

    private final Supplier<Optional<Path>> manifest =
            words.option("--manifest", "FILE", Path.class, "dbt's manifest.json, gzipped or not.");

    private final Supplier<Optional<Path>> results =
            words.option("--run-results", "FILE", Path.class, "dbt's run_results.json, gzipped or not.");

    private final Supplier<List<Path>> cases = words.options(
            "--cases", "DIR", Path.class, "Many cases: folders that hold a case.json. One line is printed for each.");

    private final OnlyJson output = new OnlyJson(words, "The only form there is.");

    TellEvents(Console console) {
        this.console = console;
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public Exit run() {
        output.check();
        var answers = new Answers(console);
        var artifacts = FileDoors.artifacts();
        try (var manifests = new OpenManifests(artifacts)) {
            if (!cases.get().isEmpty()) {
                var read = cases.get().stream()
                        .map(it -> CaseFile.at(console.folder().resolve(it)))
                        .toList();
                read.forEach(it -> answers.print(
                        Optional.of(it.id()),
                        () -> question(
                                it.fields(), it.path("manifest"), it.path("run_results"), manifests, artifacts)));
                return Exit.DONE;
            }
            if (manifest.get().isEmpty() || results.get().isEmpty()) {
                throw new CommandFailed(
                        Exit.USED_WRONGLY, "weir events needs --manifest FILE and --run-results FILE, or --cases DIR…");
            }
            var from = manifest.get().map(console.folder()::resolve);
            var what = results.get().map(console.folder()::resolve);
            return answers.print(
                    Optional.empty(),
                    () -> question(Tree.fields(new LinkedHashMap<>()), from, what, manifests, artifacts));
        }
    }

    private static SequencedMap<String, Tree> question(
            Tree.Fields given,
            Optional<Path> manifest,
            Optional<Path> results,
            OpenManifests manifests,
            Artifacts artifacts) {
        var from = manifest.orElseThrow(() -> new IllegalArgumentException("the case names no manifest"));
        var what = results.orElseThrow(() -> new IllegalArgumentException("the case names no run_results"));
        return EventQuestion.of(given, Plugins.translations())
                .answer(manifests.manifest(from), artifacts.results(what));
    }
}
