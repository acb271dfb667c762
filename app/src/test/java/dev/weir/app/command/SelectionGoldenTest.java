package dev.weir.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.json.JsonText;
import dev.weir.domain.value.Tree;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** dbt's own answers, case by case; each test is named by its case. */
class SelectionGoldenTest {

    private static final Path GOLDENS = Path.of("../adapter-dbtcloud/src/test/resources/goldens/selection");
    private static final Path VERSIONS = Path.of("src/test/resources/dbt-versions");

    /** What disagrees with its reason; docs/oddities.md tells more. */
    private static final Map<String, String> DISAGREE = Map.of(
            "orchard/r-0009", "a file of the project is not found, which other cases find",
            "orchard-v2/d-none", "the engine goes by file names and calls versioned models unversioned",
            "orchard-v2/r-0083", "a test that is in all three sets is left out");

    @TestFactory
    Stream<DynamicTest> orchard() throws IOException {
        return cases("orchard", 2446);
    }

    @TestFactory
    Stream<DynamicTest> ladder() throws IOException {
        return cases("ladder", 564);
    }

    @TestFactory
    Stream<DynamicTest> selectorFiles() throws IOException {
        return cases("selector-files", 297);
    }

    @TestFactory
    Stream<DynamicTest> latestVersions() throws IOException {
        return cases("latest-versions", 40);
    }

    @TestFactory
    Stream<DynamicTest> scale() throws IOException {
        return cases("scale-5k", 175);
    }

    @TestFactory
    Stream<DynamicTest> secondEngine() throws IOException {
        return cases("orchard-v2", 751);
    }

    /** One project under every dbt from 1.5 on, each answered by itself: what {@code Dialect} says of them. */
    @TestFactory
    Stream<DynamicTest> earlierVersions() throws IOException {
        return Stream.of(
                        cases(VERSIONS, "1.5", 101),
                        cases(VERSIONS, "1.6", 101),
                        cases(VERSIONS, "1.7", 101),
                        cases(VERSIONS, "1.8", 101),
                        cases(VERSIONS, "1.9", 84),
                        cases(VERSIONS, "1.10", 62),
                        cases(VERSIONS, "1.11", 78))
                .flatMap(it -> it);
    }

    private static Stream<DynamicTest> cases(String folder, int count) throws IOException {
        return cases(GOLDENS, folder, count);
    }

    private static Stream<DynamicTest> cases(Path goldens, String folder, int count) throws IOException {
        var file = goldens.resolve(folder).resolve("cases.jsonl");
        var console = new Console(System.out, System.err, Map.of(), Path.of(""));
        List<String> answers = new ArrayList<>();
        new LsCases(new Ls(console)::folderOf).answer(file, answers::add);
        var asked = Files.readAllLines(file);
        assertThat(answers).hasSameSizeAs(asked).hasSize(count);
        List<DynamicTest> tests = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            var question = fields(asked.get(at));
            var answer = fields(answers.get(at));
            var id = folder + "/" + text(question.at("id"));
            if (!DISAGREE.containsKey(id)) {
                tests.add(DynamicTest.dynamicTest(id, () -> agree(question, answer)));
            }
        }
        return tests.stream();
    }

    static void agree(Tree.Fields question, Tree.Fields answer) {
        assertThat(answer.at("id")).isEqualTo(question.at("id"));
        boolean refused = answer.at("error").isPresent();
        assertThat(refused)
                .as("refused: %s", answer.at("message"))
                .isEqualTo(question.at("error").isPresent());
        if (refused) {
            return;
        }
        var selected = texts(answer.at("selected"));
        if (question.at("expect").isPresent()) {
            assertThat(selected).containsExactlyElementsOf(texts(question.at("expect")));
        } else {
            assertThat(Tree.number(BigDecimal.valueOf(selected.size())))
                    .isEqualTo(question.at("expect_count").orElseThrow());
            assertThat(hash(String.join("\n", selected))).isEqualTo(text(question.at("expect_sha256")));
        }
        if (question.at("engine").isEmpty()) {
            assertThat(texts(answer.at("warnings"))).isEqualTo(texts(question.at("warnings")));
        }
    }

    private static Tree.Fields fields(String line) {
        return (Tree.Fields) JsonText.read("case", line);
    }

    private static String text(Optional<Tree> tree) {
        return ((Tree.Text) tree.orElseThrow()).value();
    }

    private static List<String> texts(Optional<Tree> tree) {
        return tree.stream()
                .flatMap(it -> ((Tree.Items) it).values().stream())
                .map(it -> ((Tree.Text) it).value())
                .toList();
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
