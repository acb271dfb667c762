package dev.weir.app.command;

import dev.weir.app.plugin.Plugins;
import dev.weir.app.translate.SpecQuestion;
import dev.weir.app.wiring.FileDoors;
import dev.weir.domain.translation.SpecWriting;
import dev.weir.domain.value.Tree;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code weir specs}: which assets and checks come out of a manifest. */
final class TellSpecs implements Command {

    private final Console console;

    private final Words words = new Words("Tells which assets and checks come out of a manifest, as JSON.");

    private final Supplier<Optional<Path>> manifest =
            words.option("--manifest", "FILE", Path.class, "dbt's manifest.json, gzipped or not.");

    private final Supplier<Optional<Path>> oneCase =
            words.option("--case", "FILE", Path.class, "Selection, settings and translation, as in a case of many.");

    private final Supplier<List<Path>> cases = words.options(
            "--cases", "DIR", Path.class, "Many cases: folders that hold a case.json. One line is printed for each.");

    private final OnlyJson output = new OnlyJson(words, "The only form there is.");

    TellSpecs(Console console) {
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
        try (var manifests = new OpenManifests(FileDoors.artifacts())) {
            if (!cases.get().isEmpty()) {
                var read = cases.get().stream()
                        .map(it -> CaseFile.at(console.folder().resolve(it)))
                        .toList();
                read.forEach(
                        it -> answers.print(Optional.of(it.id()), () -> question(it, it.path("manifest"), manifests)));
                return Exit.DONE;
            }
            var given = oneCase.get()
                    .map(it -> CaseFile.at(console.folder().resolve(it)))
                    .orElseGet(() -> new CaseFile(console.folder(), Tree.fields(new LinkedHashMap<>())));
            var file = manifest.get().map(console.folder()::resolve).or(() -> given.path("manifest"));
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
