package dev.weir.app.command;

import dev.weir.app.plugin.Plugins;
import dev.weir.app.translate.SpecQuestion;
import dev.weir.app.wiring.FileDoors;
import dev.weir.domain.translation.SpecWriting;
import dev.weir.domain.value.Tree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** {@code weir specs}: which assets and checks come out of a manifest. */
@CommandLine.Command(name = "specs", description = "Tells which assets and checks come out of a manifest, as JSON.")
final class TellSpecs implements Command {

    private final Console console;

    @CommandLine.Option(names = "--manifest", paramLabel = "FILE", description = "dbt's manifest.json, gzipped or not.")
    private @Nullable Path manifest;

    @CommandLine.Option(
            names = "--case",
            paramLabel = "FILE",
            description = "Selection, settings and translation, as in a case of many.")
    private @Nullable Path oneCase;

    @CommandLine.Option(
            names = "--cases",
            paramLabel = "DIR",
            arity = "1..*",
            description = "Many cases: folders that hold a case.json. One line is printed for each.")
    private List<Path> cases = new ArrayList<>();

    @CommandLine.Option(names = "--output", paramLabel = "json", description = "The only form there is.")
    private String output = "json";

    TellSpecs(Console console) {
        this.console = console;
    }

    @Override
    public Exit run() {
        if (!output.equals("json")) {
            throw new CommandFailed(Exit.USED_WRONGLY, "--output %s: only json is there".formatted(output));
        }
        var answers = new Answers(console);
        try (var manifests = new OpenManifests(FileDoors.artifacts())) {
            if (!cases.isEmpty()) {
                var read = cases.stream()
                        .map(it -> CaseFile.at(console.folder().resolve(it)))
                        .toList();
                read.forEach(
                        it -> answers.print(Optional.of(it.id()), () -> question(it, it.path("manifest"), manifests)));
                return Exit.DONE;
            }
            var given = oneCase == null
                    ? new CaseFile(console.folder(), Tree.fields(new LinkedHashMap<>()))
                    : CaseFile.at(console.folder().resolve(oneCase));
            var file =
                    Optional.ofNullable(manifest).map(console.folder()::resolve).or(() -> given.path("manifest"));
            if (file.isEmpty()) {
                throw new CommandFailed(Exit.USED_WRONGLY, "weir specs needs --manifest FILE, or --cases DIR…");
            }
            return answers.print(Optional.empty(), () -> question(given, file, manifests));
        }
    }

    private static java.util.SequencedMap<String, Tree> question(
            CaseFile given, Optional<Path> manifest, OpenManifests manifests) {
        var file = manifest.orElseThrow(() -> new IllegalArgumentException("the case names no manifest"));
        return SpecQuestion.of(given.fields(), Plugins.translations())
                .answer(manifests.manifest(file, SpecWriting.FIELDS));
    }
}
