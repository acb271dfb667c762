package dev.weir.domain.automation;

import static dev.weir.domain.automation.TreeReading.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.domain.automation.simulation.Simulation;
import dev.weir.domain.value.JsonTrees;
import dev.weir.domain.value.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The worked examples of docs/automation.md, as they stand there. */
class DocumentedExamplesTest {

    private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

    @Test
    void everyExampleDoesWhatItSays() throws IOException {
        var page = Files.readString(Path.of("..", "docs", "automation.md"));
        var examples =
                EXAMPLE.matcher(page).results().map(found -> found.group(1)).toList();

        assertThat(examples).hasSize(3).allSatisfy(DocumentedExamplesTest::agrees);
    }

    private static void agrees(String example) {
        var scenario = (Tree.Fields) JsonTrees.read(example).getFirst();
        var answer = (Tree.Fields) Simulation.answer(scenario, _ -> Set.of());
        var expected = TreeReading.items(scenario.at("steps").orElseThrow(), "steps").stream()
                .map(step -> requested(((Tree.Fields) step).at("expect").orElseThrow()))
                .toList();

        assertThat(answer.at("message")).isEmpty();
        assertThat(TreeReading.items(answer.at("ticks").orElseThrow(), "ticks").stream()
                        .map(DocumentedExamplesTest::requested)
                        .toList())
                .as(example)
                .isEqualTo(expected);
    }

    private static List<String> requested(Tree tick) {
        return at((Tree.Fields) tick, "requested")
                .map(keys -> TreeReading.texts(keys, "requested"))
                .orElseThrow();
    }
}
