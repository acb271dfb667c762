package dev.weir.app.command;

import dev.weir.app.file.Unreadable;
import dev.weir.app.json.JsonText;
import dev.weir.app.wiring.FileDoors;
import dev.weir.app.yaml.OldYaml;
import dev.weir.domain.asset.ManifestFile;
import dev.weir.domain.selection.Dialect;
import dev.weir.domain.selection.SelectionEvaluator;
import dev.weir.domain.selection.Selectors;
import dev.weir.domain.selection.State;
import dev.weir.domain.selection.StateDifference;
import dev.weir.domain.value.Tree;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code weir ls} reads: a manifest, the selectors, an earlier state. Each is read when it is first asked for and kept, since many
 * cases ask the same.
 */
final class LsFolder implements AutoCloseable {

    private final Path manifestPath;
    private final Optional<Path> selectorsPath;
    private final Optional<Path> statePath;
    private final Optional<Dialect> dialect;
    private final TemplateExpression.Scope scope;
    private @Nullable ManifestFile manifest;
    private @Nullable SelectionEvaluator bare;
    private @Nullable Selectors selectors;
    private @Nullable State state;

    LsFolder(
            Path manifest,
            Optional<Path> selectors,
            Optional<Path> state,
            Optional<Dialect> dialect,
            TemplateExpression.Scope scope) {
        this.manifestPath = manifest;
        this.selectorsPath = selectors;
        this.statePath = state;
        this.dialect = dialect;
        this.scope = scope;
    }

    ManifestFile manifest() {
        var known = manifest;
        if (known == null) {
            known = FileDoors.artifacts().manifest(manifestPath);
            manifest = known;
        }
        return known;
    }

    /** {@return an evaluator without selectors and state} */
    private SelectionEvaluator bare() {
        var known = bare;
        if (known == null) {
            var read = manifest().manifest();
            known = SelectionEvaluator.of(
                    read, dialect.orElseGet(() -> Dialect.of(read.metadata())), Selectors.NONE, State.NONE);
            bare = known;
        }
        return known;
    }

    /** {@return an evaluator with the project's selectors} */
    SelectionEvaluator evaluator() {
        return bare().with(selectors());
    }

    /** {@return an evaluator with the selectors of {@code yaml}, a file's text} */
    SelectionEvaluator evaluator(String yaml) {
        return bare().with(read("selectors.yml", yaml));
    }

    private Selectors selectors() {
        var known = selectors;
        if (known == null) {
            known = selectorsPath
                    .map(it -> read(it.toString(), text(it)))
                    .orElseGet(() -> Selectors.ofManifest(manifest().manifest().selectors(), bare().dialect()));
            selectors = known;
        }
        return known;
    }

    private Selectors read(String source, String yaml) {
        return Selectors.ofFile(SelectorTemplates.render(OldYaml.read(source, yaml), scope), bare().dialect());
    }

    /** {@return what is known of the earlier state; nothing where no folder for it was given} */
    State state() {
        var known = state;
        if (known == null) {
            known = statePath.map(this::readState).orElse(State.NONE);
            state = known;
        }
        return known;
    }

    private State readState(Path folder) {
        var earlier = existing(folder, "manifest.json").map(this::difference);
        var results = existing(folder, "run_results.json").map(LsFolder::json).map(State::results);
        var before = existing(folder, "sources.json").map(LsFolder::json).map(State::sources);
        var now = existing(parent(manifestPath), "sources.json")
                .map(LsFolder::json)
                .map(State::sources);
        return new State(earlier, results, before, now);
    }

    private StateDifference difference(Path file) {
        try (var earlier = FileDoors.artifacts().manifest(file)) {
            return StateDifference.between(earlier, manifest(), bare().dialect(), Instant.now());
        }
    }

    static Path parent(Path file) {
        var parent = file.getParent();
        return parent == null ? Path.of("") : parent;
    }

    /** {@return the file of this name in the folder, gzipped or not} */
    static Optional<Path> existing(Path folder, String name) {
        return Optional.of(folder.resolve(name))
                .filter(Files::exists)
                .or(() -> Optional.of(folder.resolve(name + ".gz")).filter(Files::exists));
    }

    private static Tree json(Path file) {
        return JsonText.read(file.toString(), text(file));
    }

    private static String text(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            in.mark(2);
            boolean gzipped = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            var plain = gzipped ? new GZIPInputStream(in) : in;
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CommandFailed(Exit.OUTSIDE, Unreadable.sentence(file, e));
        }
    }

    @Override
    public void close() {
        var known = manifest;
        if (known != null) {
            known.close();
        }
    }
}
