package dev.weir.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.wiring.FileDoors;
import dev.weir.domain.selection.Dialect;
import dev.weir.domain.selection.SelectionAnswer;
import dev.weir.domain.selection.SelectionEvaluator;
import dev.weir.domain.selection.SelectionQuery;
import dev.weir.domain.selection.Selectors;
import dev.weir.domain.selection.State;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that is asked breaks the evaluator: it is answered or refused, in bounded time. */
class SelectionFuzzTest {

    private static final Path MANIFEST =
            Path.of("../adapter-dbtcloud/src/test/resources/goldens/selection/orchard/manifest.json.gz");
    private static final List<String> BITS = List.of(
            "@",
            "+",
            ":",
            ",",
            " ",
            ".",
            "/",
            "*",
            "?",
            "[",
            "]",
            "[!",
            "-",
            "1",
            "99999999999",
            "tag",
            "fqn",
            "path",
            "config",
            "config.meta",
            "source",
            "selector",
            "state",
            "version",
            "resource_type",
            "test_type",
            "stg",
            "orders",
            "**",
            "..",
            "\n",
            "\t",
            "\u0663",
            "\ud83d\ude00",
            "\ud83d",
            "\u0000",
            "é",
            "x");

    private final SelectionEvaluator evaluator = evaluator();

    private static SelectionEvaluator evaluator() {
        var manifest = FileDoors.artifacts().manifest(MANIFEST).manifest();
        return SelectionEvaluator.of(manifest);
    }

    private SelectionAnswer ask(String... words) {
        return evaluator.answer(SelectionQuery.ls("", "").selecting(List.of(words)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5.0", "1.8.3", "1.12.6", "2.0.0-alpha.4", "2.0.1"})
    void whateverIsTypedIsAnsweredOrRefusedWithASentence(String version) {
        var manifest = evaluator.manifest();
        var asked = SelectionEvaluator.of(manifest, Dialect.ofVersion(version), Selectors.NONE, State.NONE);
        var random = new Random(31);
        int refused = 0;
        for (int draw = 0; draw < 3_000; draw++) {
            var text = IntStream.rangeClosed(0, random.nextInt(9))
                    .mapToObj(_ -> BITS.get(random.nextInt(BITS.size())))
                    .collect(Collectors.joining());
            if (asked.answer(SelectionQuery.ls("", "").selecting(List.of(text)))
                    instanceof SelectionAnswer.Refused(var refusal)) {
                refused++;
                assertThat(refusal.sentence())
                        .as(text)
                        .endsWith(refusal.nearest().isPresent() ? "?" : ".");
            }
        }
        assertThat(refused).isBetween(100, 2_900);
    }

    @Test
    @Timeout(300)
    void aSelectorOfAMegabyteIsAnswered() {
        assertThat(ask("a".repeat(1 << 20))).isInstanceOf(SelectionAnswer.Selected.class);
        assertThat(ask("*".repeat(1 << 20))).isInstanceOf(SelectionAnswer.Selected.class);
        assertThat(ask("+".repeat(1 << 20))).isInstanceOf(SelectionAnswer.Selected.class);
        assertThat(ask(",".repeat(1 << 20))).isInstanceOf(SelectionAnswer.Selected.class);
        assertThat(ask("9".repeat(1 << 20) + "+stg_orders")).isInstanceOf(SelectionAnswer.Selected.class);
        assertThat(ask("path:" + "**/".repeat(1 << 18))).isInstanceOf(SelectionAnswer.Selected.class);
    }

    @Test
    @Timeout(300)
    void tenThousandTermsAreAnswered() {
        var words =
                IntStream.range(0, 10_000).mapToObj(it -> "tag:t" + it + "+").toArray(String[]::new);
        assertThat(ask(words)).isInstanceOf(SelectionAnswer.Selected.class);
        assertThat(ask(String.join(",", words))).isInstanceOf(SelectionAnswer.Selected.class);
        var stars = IntStream.range(0, 2_000).mapToObj(it -> "*" + it + "*x*").toArray(String[]::new);
        assertThat(ask(stars)).isInstanceOf(SelectionAnswer.Selected.class);
    }

    @Test
    @Timeout(300)
    void wildcardsThatWouldStopARegularExpressionDoNotStopUs() {
        assertThat(ask("*a".repeat(2_000) + "b")).isInstanceOf(SelectionAnswer.Selected.class);
        assertThat(ask("tag:" + "*?".repeat(5_000) + "[a-z]")).isInstanceOf(SelectionAnswer.Selected.class);
        assertThat(ask("path:" + "**/*/".repeat(300) + "x")).isInstanceOf(SelectionAnswer.Selected.class);
    }

    @Test
    void aRefusalNamesThePlaceUnderThePieceAtFault() {
        var refusal = ((SelectionAnswer.Refused) ask("stg_orders tgg:x")).refusal();
        assertThat(refusal.criterion()).isEqualTo("tgg:x");
        assertThat(refusal.place().column()).isEqualTo(12);
        assertThat(refusal.nearest()).contains("tag");
        assertThat(refusal.sentence()).contains("no method \"tgg\"").contains("Did you mean tag?");
    }
}
