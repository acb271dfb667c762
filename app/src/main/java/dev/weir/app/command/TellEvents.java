package dev.weir.app.command;

import dev.weir.app.plugin.Plugins;
import dev.weir.app.translate.EventQuestion;
import dev.weir.app.wiring.FileDoors;
import dev.weir.domain.value.Tree;
import dev.weir.ports.driven.Artifacts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** {@code weir events}: which events come out of a command's results. */
@CommandLine.Command(name = "events", description = "Tells which events come out of a command's results, as JSON.")
final class TellEvents implements Command {

    private final Console console;

    @CommandLine.Option(names = "--manifest", paramLabel = "FILE", description = "dbt's manifest.json, gzipped or not.")
    private @Nullable Path manifest;

    @CommandLine.Option(
            names = "--run-results",
            paramLabel = "FILE",
            description = "dbt's run_results.json, gzipped or not.")
    private @Nullable Path results;

    @CommandLine.Option(
            names = "--cases",
            paramLabel = "DIR",
            arity = "1..*",
            description = "Many cases: folders that hold a case.json. One line is printed for each.")
    private List<Path> cases = new ArrayList<>();

    @CommandLine.Option(names = "--output", paramLabel = "json", description = "The only form there is.")
    private String output = "json";

    TellEvents(Console console) {
        this.console = console;
    }

    @Override
    public Exit run() {
        if (!output.equals("json")) {
            throw new CommandFailed(Exit.USED_WRONGLY, "--output %s: only json is there".formatted(output));
        }
        var answers = new Answers(console);
        var artifacts = FileDoors.artifacts();
        try (var manifests = new OpenManifests(artifacts)) {
            if (!cases.isEmpty()) {
                var read = cases.stream()
                        .map(it -> CaseFile.at(console.folder().resolve(it)))
                        .toList();
                read.forEach(it -> answers.print(
                        Optional.of(it.id()),
                        () -> question(
                                it.fields(), it.path("manifest"), it.path("run_results"), manifests, artifacts)));
                return Exit.DONE;
            }
            if (manifest == null || results == null) {
                throw new CommandFailed(
                        Exit.USED_WRONGLY, "weir events needs --manifest FILE and --run-results FILE, or --cases DIR…");
            }
            var from = Optional.of(console.folder().resolve(manifest));
            var what = Optional.of(console.folder().resolve(results));
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
