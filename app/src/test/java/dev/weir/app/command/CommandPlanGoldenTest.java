package dev.weir.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.adapter.dbtcloud.artifact.ArtifactFiles;
import dev.weir.app.json.JsonText;
import dev.weir.domain.asset.ManifestFile;
import dev.weir.domain.command.CommandPlan;
import dev.weir.domain.command.DbtCommand;
import dev.weir.domain.selection.SelectionEvaluator;
import dev.weir.domain.value.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The goldens of selection once more, as a person writes them into the steps of a job: each is printed as a line, read and planned. */
class CommandPlanGoldenTest {

    private static final Path GOLDENS = Path.of("../adapter-dbtcloud/src/test/resources/goldens/selection");

    /** What cannot agree: a file of the project that is not there, and a selector whose exclude dbt leaves out of the manifest. */
    private static final List<String> DISAGREE = List.of("r-0009", "h-nested_union_exclude");

    @ParameterizedTest
    @CsvSource({"orchard, 1500", "ladder, 500", "latest-versions, 30"})
    void aPlannedLineIsMeantToDoWhatDbtDoes(String folder, int atLeast) throws IOException {
        ManifestFile file = new ArtifactFiles().manifest(GOLDENS.resolve(folder).resolve("manifest.json.gz"));
        var evaluator = SelectionEvaluator.of(file.manifest());
        int met = 0;
        var softly = new SoftAssertions();
        for (var line : Files.readAllLines(GOLDENS.resolve(folder).resolve("cases.jsonl"))) {
            var asked = (Tree.Fields) JsonText.read("case", line);
            var id = text(asked, "id").orElseThrow();
            if (says(asked, "state")
                    || asked.at("expect_count").isPresent()
                    || DISAGREE.stream().anyMatch(id::startsWith)) {
                continue;
            }
            met++;
            var command = command(asked);
            softly.assertThat(DbtCommand.parse(command.print())).as(id).isEqualTo(command);
            switch (CommandPlan.of(command.print(), evaluator)) {
                case CommandPlan.Works works ->
                    softly.assertThat(file.manifest().uniqueIds(works.nodes()))
                            .as(id + ": " + command.print())
                            .isEqualTo(texts(asked, "expect"));
                case CommandPlan.Unclear _ ->
                    softly.assertThat(says(asked, "error"))
                            .as(id + ": " + command.print())
                            .isTrue();
                case CommandPlan.WorksOnNothing(var why) -> softly.fail(id + ": " + why);
            }
        }
        softly.assertAll();
        assertThat(met).isGreaterThan(atLeast);
    }

    private static DbtCommand command(Tree.Fields asked) {
        var options = new ArrayList<DbtCommand.Option>();
        add(options, "select", texts(asked, "select"));
        add(options, "models", texts(asked, "models"));
        add(options, "exclude", texts(asked, "exclude"));
        text(asked, "selector").ifPresent(it -> add(options, "selector", List.of(it)));
        text(asked, "indirect").ifPresent(it -> add(options, "indirect-selection", List.of(it)));
        texts(asked, "resource_types").forEach(it -> add(options, "resource-type", List.of(it)));
        texts(asked, "exclude_resource_types").forEach(it -> add(options, "exclude-resource-type", List.of(it)));
        if (says(asked, "warn_error")) {
            options.add(new DbtCommand.Option("warn-error", List.of()));
        }
        return new DbtCommand(text(asked, "command").orElseThrow(), options, List.of());
    }

    private static void add(List<DbtCommand.Option> options, String name, List<String> values) {
        if (!values.isEmpty()) {
            boolean hyphen = values.stream().skip(1).anyMatch(it -> it.startsWith("-"));
            if (hyphen) {
                values.forEach(it -> options.add(new DbtCommand.Option(name, List.of(it))));
            } else {
                options.add(new DbtCommand.Option(name, values));
            }
        }
    }

    private static boolean says(Tree.Fields asked, String key) {
        return asked.at(key)
                .filter(it -> it instanceof Tree.Flag(boolean yes, var _) && yes)
                .isPresent();
    }

    private static Optional<String> text(Tree.Fields asked, String key) {
        return asked.at(key).filter(Tree.Text.class::isInstance).map(it -> ((Tree.Text) it).value());
    }

    private static List<String> texts(Tree.Fields asked, String key) {
        return asked.at(key)
                .filter(Tree.Items.class::isInstance)
                .map(it -> ((Tree.Items) it)
                        .values().stream()
                                .map(word -> ((Tree.Text) word).value())
                                .toList())
                .orElse(List.of());
    }
}
