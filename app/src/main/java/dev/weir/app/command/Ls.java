package dev.weir.app.command;

import dev.weir.domain.selection.DbtVerb;
import dev.weir.domain.selection.Dialect;
import dev.weir.domain.selection.SelectionAnswer;
import dev.weir.domain.selection.SelectionEvaluator;
import dev.weir.domain.selection.SelectionException;
import dev.weir.domain.selection.SelectionQuery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** {@code weir ls}: what a dbt command would select, from a manifest alone. */
@CommandLine.Command(
        name = "ls",
        description =
                "Lists what a dbt command selects, from a manifest alone, by dbt's own option names and meanings.")
final class Ls implements Command {

    private final Console console;

    @CommandLine.Option(
            names = "--manifest",
            paramLabel = "FILE",
            description = "The manifest, gzipped or not; target/manifest.json if not given.")
    private @Nullable Path manifest;

    @CommandLine.Option(
            names = "--state",
            paramLabel = "DIR",
            description = "The folder with an earlier manifest, run results and sources.")
    private @Nullable Path state;

    @CommandLine.Option(
            names = "--selectors",
            paramLabel = "FILE",
            description = "selectors.yml; else the selectors that the manifest holds.")
    private @Nullable Path selectors;

    @CommandLine.Option(
            names = "--command",
            paramLabel = "COMMAND",
            description =
                    "The dbt command that is meant: ls, build, run, test, seed, snapshot, compile, docs generate, source freshness, clone, show.")
    private String command = "ls";

    @CommandLine.Option(
            names = {"-s", "--select"},
            arity = "1..*",
            paramLabel = "WORD",
            description = "What to select.")
    private List<String> select = new ArrayList<>();

    @CommandLine.Option(
            names = {"-m", "--models", "--model"},
            arity = "1..*",
            paramLabel = "WORD",
            description = "The same, and models only.")
    private List<String> models = new ArrayList<>();

    @CommandLine.Option(names = "--exclude", arity = "1..*", paramLabel = "WORD", description = "What to leave out.")
    private List<String> exclude = new ArrayList<>();

    @CommandLine.Option(
            names = "--selector",
            paramLabel = "NAME",
            description = "A selector by its name, instead of words.")
    private @Nullable String selector;

    @CommandLine.Option(
            names = "--indirect-selection",
            paramLabel = "MODE",
            description = "eager, cautious, buildable or empty: which tests come along.")
    private @Nullable String indirect;

    @CommandLine.Option(
            names = {"--resource-type", "--resource-types"},
            arity = "1..*",
            paramLabel = "TYPE",
            description = "Only these types; all and default are words, too.")
    private List<String> resourceTypes = new ArrayList<>();

    @CommandLine.Option(
            names = {"--exclude-resource-type", "--exclude-resource-types"},
            arity = "1..*",
            paramLabel = "TYPE",
            description = "Not these types.")
    private List<String> excludeResourceTypes = new ArrayList<>();

    @CommandLine.Option(
            names = "--output",
            paramLabel = "FORM",
            description = "unique_id, name, path, selector or json; selector, as dbt has it, if not given.")
    private LsForm output = LsForm.SELECTOR;

    @CommandLine.Option(
            names = "--output-keys",
            arity = "1..*",
            paramLabel = "KEY",
            description = "For json: these keys; a dot leads further in.")
    private List<String> outputKeys = new ArrayList<>();

    @CommandLine.Option(
            names = "--target",
            paramLabel = "NAME",
            description = "What target.name is in templates of the selectors; dev if not given.")
    private String target = "dev";

    @CommandLine.Option(names = "--warn-error", description = "A warning is an error.")
    private boolean warnError;

    @CommandLine.Option(
            names = "--dbt-version",
            paramLabel = "VERSION",
            description = "Whose rules: 1.5 to 1.12, or 2; the manifest's own if not given.")
    private @Nullable String dbtVersion;

    @CommandLine.Option(
            names = "--explain",
            paramLabel = "UNIQUE_ID",
            description = "Tells why this node is in or out, part by part.")
    private @Nullable String explain;

    @CommandLine.Option(
            names = "--cases",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files of cases, one JSON object a line; one line of JSON is printed for each.")
    private List<Path> cases = new ArrayList<>();

    Ls(Console console) {
        this.console = console;
    }

    @Override
    public Exit run() {
        if (!cases.isEmpty()) {
            var answers = new LsCases(this::folderOf);
            cases.forEach(it -> answers.answer(it, console.out()::println));
            return Exit.DONE;
        }
        var file = Optional.ofNullable(manifest)
                .or(() -> LsFolder.existing(console.folder().resolve("target"), "manifest.json"))
                .orElseThrow(
                        () -> new CommandFailed(Exit.USED_WRONGLY, "Which manifest? Give it with --manifest FILE."));
        try (var folder =
                new LsFolder(file, Optional.ofNullable(selectors), Optional.ofNullable(state), dialect(), scope())) {
            return list(folder);
        } catch (SelectionException refused) {
            throw new CommandFailed(Exit.NO, refused.refusal().sentence());
        }
    }

    private Exit list(LsFolder folder) {
        var evaluator = folder.evaluator().with(folder.state());
        var asked = explain;
        if (asked != null) {
            return explain(evaluator, asked);
        }
        return switch (evaluator.answer(query())) {
            case SelectionAnswer.Refused refused -> {
                console.say(refused.refusal().sentence());
                yield Exit.NO;
            }
            case SelectionAnswer.Selected selected -> {
                selected.warnings()
                        .forEach(it -> console.say(
                                "The selection criterion '%s' does not match any enabled nodes".formatted(it)));
                if (selected.nodes().isEmpty()) {
                    console.say("No nodes selected!");
                }
                var lines = new LsLines(folder.manifest(), outputKeys);
                selected.nodes().stream().forEach(node -> console.out().println(lines.of(output, node)));
                yield Exit.DONE;
            }
        };
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
        var file = Optional.ofNullable(manifest)
                .or(() -> LsFolder.existing(folder, "manifest.json"))
                .orElse(folder.resolve("manifest.json"));
        return new LsFolder(
                file,
                Optional.ofNullable(selectors).or(() -> LsFolder.existing(folder, "selectors.yml")),
                Optional.ofNullable(state).or(() -> Optional.of(folder.resolve("state"))),
                dialect(),
                scope());
    }

    private TemplateExpression.Scope scope() {
        return new TemplateExpression.Scope(Map.of(), console.environment(), target);
    }

    private Optional<Dialect> dialect() {
        return Optional.ofNullable(dbtVersion).map(it -> it.equals("2") ? Dialect.SECOND : Dialect.ofVersion(it));
    }

    private SelectionQuery query() {
        return new SelectionQuery(
                DbtVerb.of(command)
                        .orElseThrow(() -> new CommandFailed(
                                Exit.USED_WRONGLY, "--command %s selects no nodes".formatted(command))),
                select,
                exclude,
                Optional.ofNullable(selector),
                models,
                Optional.ofNullable(indirect),
                resourceTypes,
                excludeResourceTypes,
                warnError ? SelectionQuery.Warnings.ERRORS : SelectionQuery.Warnings.TOLD);
    }
}
