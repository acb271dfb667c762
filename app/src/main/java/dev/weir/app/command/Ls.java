package dev.weir.app.command;

import dev.weir.domain.selection.DbtVerb;
import dev.weir.domain.selection.Dialect;
import dev.weir.domain.selection.SelectionAnswer;
import dev.weir.domain.selection.SelectionEvaluator;
import dev.weir.domain.selection.SelectionException;
import dev.weir.domain.selection.SelectionQuery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** {@code weir ls}: what a dbt command would select, from a manifest alone. */
final class Ls implements Command {

    private final Console console;

    private final Words words = new Words(
            "Lists what a dbt command selects, from a manifest alone, by dbt's own option names and meanings.");

    private final Supplier<Optional<Path>> manifest = words.option(
            "--manifest", "FILE", Path.class, "The manifest, gzipped or not; target/manifest.json if not given.");

    private final Supplier<Optional<Path>> state =
            words.option("--state", "DIR", Path.class, "The folder with an earlier manifest, run results and sources.");

    private final Supplier<Optional<Path>> selectors = words.option(
            "--selectors", "FILE", Path.class, "selectors.yml; else the selectors that the manifest holds.");

    private final Supplier<String> command = words.option(
            "--command",
            "COMMAND",
            "ls",
            "The dbt command that is meant: ls, build, run, test, seed, snapshot, compile, docs generate, source freshness, clone, show.");

    private final Supplier<List<String>> select =
            words.options("-s, --select", "WORD", String.class, "What to select.");

    private final Supplier<List<String>> models =
            words.options("-m, --models, --model", "WORD", String.class, "The same, and models only.");

    private final Supplier<List<String>> exclude =
            words.options("--exclude", "WORD", String.class, "What to leave out.");

    private final Supplier<Optional<String>> selector =
            words.option("--selector", "NAME", String.class, "A selector by its name, instead of words.");

    private final Supplier<Optional<String>> indirect = words.option(
            "--indirect-selection",
            "MODE",
            String.class,
            "eager, cautious, buildable or empty: which tests come along.");

    private final Supplier<List<String>> resourceTypes = words.options(
            "--resource-type, --resource-types",
            "TYPE",
            String.class,
            "Only these types; all and default are words, too.");

    private final Supplier<List<String>> excludeResourceTypes = words.options(
            "--exclude-resource-type, --exclude-resource-types", "TYPE", String.class, "Not these types.");

    private final Supplier<LsForm> output = words.option(
            "--output",
            "FORM",
            LsForm.SELECTOR,
            "unique_id, name, path, selector or json; selector, as dbt has it, if not given.");

    private final Supplier<List<String>> outputKeys =
            words.options("--output-keys", "KEY", String.class, "For json: these keys; a dot leads further in.");

    private final Supplier<String> target = words.option(
            "--target", "NAME", "dev", "What target.name is in templates of the selectors; dev if not given.");

    private final BooleanSupplier warnError = words.flag("--warn-error", "A warning is an error.");

    private final Supplier<Optional<String>> dbtVersion = words.option(
            "--dbt-version",
            "VERSION",
            String.class,
            "Whose rules: 1.5 to 1.12, or 2; the manifest's own if not given.");

    private final Supplier<Optional<String>> explain =
            words.option("--explain", "UNIQUE_ID", String.class, "Tells why this node is in or out, part by part.");

    private final Supplier<List<Path>> cases = words.options(
            "--cases",
            "FILE",
            Path.class,
            "Files of cases, one JSON object a line; one line of JSON is printed for each.");

    Ls(Console console) {
        this.console = console;
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public Exit run() {
        if (!cases.get().isEmpty()) {
            var answers = new LsCases(this::folderOf);
            cases.get().forEach(it -> answers.answer(it, console.out()::println));
            return Exit.DONE;
        }
        state.get()
                .filter(it -> !Files.isDirectory(it))
                .ifPresent(it -> console.say("--state %s: there is no such folder.".formatted(it)));
        var file = manifest.get()
                .or(() -> LsFolder.existing(console.folder().resolve("target"), "manifest.json"))
                .orElseThrow(
                        () -> new CommandFailed(Exit.USED_WRONGLY, "Which manifest? Give it with --manifest FILE."));
        try (var folder = new LsFolder(file, selectors.get(), state.get(), dialect(), scope())) {
            return list(folder);
        } catch (SelectionException refused) {
            throw new CommandFailed(Exit.NO, refused.refusal().sentence());
        }
    }

    private Exit list(LsFolder folder) {
        var evaluator = folder.evaluator().with(folder.state());
        var asked = explain.get();
        if (asked.isPresent()) {
            return explain(evaluator, asked.get());
        }
        var answer = evaluator.answer(query());
        // No switch over kinds, which costs each process its first use (decision 10).
        if (answer instanceof SelectionAnswer.Selected(BitSet nodes, List<String> warnings)) {
            warnings.forEach(
                    it -> console.say("The selection criterion '%s' does not match any enabled nodes".formatted(it)));
            if (nodes.isEmpty()) {
                console.say("No nodes selected!");
            }
            var lines = new LsLines(folder.manifest(), outputKeys.get());
            nodes.stream().forEach(node -> console.out().println(lines.of(output.get(), node)));
            return Exit.DONE;
        }
        throw new SelectionException(((SelectionAnswer.Refused) answer).refusal());
    }

    private Exit explain(SelectionEvaluator evaluator, String uniqueId) {
        int node = evaluator
                .manifest()
                .indexOf(uniqueId)
                .orElseThrow(() -> new CommandFailed(Exit.NO, "The manifest has no node %s.".formatted(uniqueId)));
        var explanation = evaluator.explain(query(), node);
        explanation.lines().forEach(console.out()::println);
        return Exit.DONE;
    }

    LsFolder folderOf(Path folder) {
        var file = manifest.get()
                .or(() -> LsFolder.existing(folder, "manifest.json"))
                .orElse(folder.resolve("manifest.json"));
        return new LsFolder(
                file,
                selectors.get().or(() -> LsFolder.existing(folder, "selectors.yml")),
                state.get().or(() -> Optional.of(folder.resolve("state"))),
                dialect(),
                scope());
    }

    private TemplateExpression.Scope scope() {
        return new TemplateExpression.Scope(Map.of(), console.environment(), target.get());
    }

    private Optional<Dialect> dialect() {
        return dbtVersion.get().map(it -> it.equals("2") ? Dialect.SECOND : Dialect.ofVersion(it));
    }

    private SelectionQuery query() {
        return new SelectionQuery(
                DbtVerb.of(command.get())
                        .orElseThrow(() -> new CommandFailed(
                                Exit.USED_WRONGLY, "--command %s selects no nodes".formatted(command.get()))),
                select.get(),
                exclude.get(),
                selector.get(),
                models.get(),
                indirect.get(),
                resourceTypes.get(),
                excludeResourceTypes.get(),
                warnError.getAsBoolean() ? SelectionQuery.Warnings.ERRORS : SelectionQuery.Warnings.TOLD);
    }
}
