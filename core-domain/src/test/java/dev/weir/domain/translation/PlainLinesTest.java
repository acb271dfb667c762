package dev.weir.domain.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainLinesTest {

    @Test
    void eachLineThatSaysSomethingIsIndentedAndBlankOnesStay() {
        assertThat(indented("select 1\n\n \t\n  from a\n")).hasValue("    select 1\n\n \t\n      from a\n");
    }

    @Test
    void theLastLineNeedsNoLineFeed() {
        assertThat(indented("a\nb")).hasValue("    a\n    b");
    }

    @Test
    void nothingStaysNothing() {
        assertThat(indented("")).hasValue("");
    }

    @Test
    void manyLinesOfOneLetterFindRoom() {
        assertThat(indented("x\n".repeat(1_000))).hasValue("    x\n".repeat(1_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb", "a\u000bb", "a\u0085b", "a\u2028b", "grün", "a\u001cb", "\u00a0\n"})
    void aLetterThatPythonMightTakeForAnEndOfALineOrABlankIsLeftToOthers(String code) {
        assertThat(indented(code)).isEmpty();
    }

    private static Optional<String> indented(String code) {
        return PlainLines.indented(code.getBytes(StandardCharsets.UTF_8), "    ");
    }
}
