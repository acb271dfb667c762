package dev.weir.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.json.JsonText;
import dev.weir.domain.selection.SelectionQuery;
import dev.weir.domain.value.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a comparison with dbt-core 1.12.6 over cases drawn by chance has brought up, each cut down to what shows it, with dbt's answers:
 * of orchard, without its selectors.
 */
class DrawnSelectionsTest {

    private static final Path ORCHARD =
            Path.of("../adapter-dbtcloud/src/test/resources/goldens/selection/orchard/manifest.json.gz");
    private static final Path CASES = Path.of("src/test/resources/drawn-selections/cases.jsonl");
    private static final Pattern DATATYPE = Pattern.compile(",\\s*\"datatype\":\\s*null");

    private final Console console = new Console(System.out, System.err, Map.of(), Path.of(""));

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> everyCaseAgrees() throws IOException {
        var asked = Files.readAllLines(CASES);
        var answers = answers(asked);
        assertThat(answers).hasSameSizeAs(asked).hasSize(36);
        var tests = new ArrayList<DynamicTest>();
        for (int at = 0; at < asked.size(); at++) {
            var question = fields(asked.get(at));
            var answer = fields(answers.get(at));
            tests.add(DynamicTest.dynamicTest(
                    "%s %s".formatted(question.at("id"), question.at("selectors_yml")),
                    () -> SelectionGoldenTest.agree(question, answer)));
        }
        return tests.stream();
    }

    @Test
    void aKeyThatAnEarlierDbtDidNotWriteIsNoChange() throws IOException {
        var orchard = orchard();
        var earlier = DATATYPE.matcher(orchard).replaceAll("");
        assertThat(earlier).isNotEqualTo(orchard);

        assertThat(modified(earlier)).isEmpty();
    }

    @Test
    void theMetricsOfDbtBefore1Point6AreNotLookedAt() throws IOException {
        var earlier = orchard().replaceFirst("/manifest/v12\\.json", "/manifest/v9.json");

        assertThat(selected(earlier, "state:new")).hasSize(5).allMatch(it -> it.startsWith("metric."));
        assertThat(selected(orchard(), "state:new")).isEmpty();
    }

    @Test
    void aContractWithoutAVersionMayNotBreakWhereWarningsAreErrors() throws IOException {
        var orchard = orchard();
        int type = orchard.indexOf(
                "\"date\"", orchard.indexOf("\"data_type\"", orchard.indexOf("\"model.orchard.profit\":")));
        var earlier = (orchard.substring(0, type) + "\"timestamp\"" + orchard.substring(type + 6))
                .replace("eadc9a59e2403dc03b6f8f8f932b9fad30d210169c21afc2316767c2ba3681c4", "0");

        assertThat(modified(earlier)).contains("model.orchard.profit");
        assertThat(answer(earlier, "state:modified", SelectionQuery.Warnings.ERRORS)
                        .at("error"))
                .contains(Tree.flag(true));
    }

    private List<String> modified(String earlier) throws IOException {
        return selected(earlier, "state:modified");
    }

    private List<String> selected(String earlier, String term) throws IOException {
        return ((Tree.Items) answer(earlier, term, SelectionQuery.Warnings.TOLD)
                        .at("selected")
                        .orElseThrow())
                .values().stream().map(it -> ((Tree.Text) it).value()).toList();
    }

    private Tree.Fields answer(String earlier, String term, SelectionQuery.Warnings warnings) throws IOException {
        Files.createDirectories(folder.resolve("state"));
        Files.writeString(folder.resolve("state/manifest.json"), earlier);
        return fields(answers(List.of("""
                {"id": "s", "command": "ls", "select": ["%s"], "indirect": "empty", "state": true, "warn_error": %s}""".formatted(term, warnings == SelectionQuery.Warnings.ERRORS)))
                .getFirst());
    }

    private List<String> answers(List<String> cases) throws IOException {
        Files.copy(ORCHARD, folder.resolve("manifest.json.gz"), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(folder.resolve("selectors.yml"), "selectors: []\n");
        var file = Files.write(folder.resolve("cases.jsonl"), cases);
        var answers = new ArrayList<String>();
        new LsCases(new Ls(console)::folderOf).answer(file, answers::add);
        return answers;
    }

    private static String orchard() throws IOException {
        try (var packed = new GZIPInputStream(Files.newInputStream(ORCHARD))) {
            return new String(packed.readAllBytes(), UTF_8);
        }
    }

    private static Tree.Fields fields(String line) {
        return (Tree.Fields) JsonText.read("case", line);
    }
}
