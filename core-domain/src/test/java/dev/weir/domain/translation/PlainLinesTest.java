package dev.weir.domain.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainLinesTest {

    private static final PlainLines LINES = new PlainLines("    ");

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
        assertThat(indented("x\n".repeat(10_000))).hasValue("    x\n".repeat(10_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\nb",
                "a\u000bb",
                "a\fb",
                "a\u0085b",
                "a\u2028b",
                "grün",
                "a\u001cb",
                "a\u001db",
                "\u001e\n",
                "\u001f\n",
                "\u00a0\n"
            })
    void aLetterThatPythonMightTakeForAnEndOfALineOrABlankIsLeftToOthers(String code) {
        assertThat(indented(code)).isEmpty();
    }

    @Test
    void aTabMayStandAnywhereInALine() {
        assertThat(indented("select\t1,\t2,\tlong_name_of_a_column\t\n\t\tfrom a"))
                .hasValue("    select\t1,\t2,\tlong_name_of_a_column\t\n    \t\tfrom a");
    }

    @Test
    void whatIsNotPlainIsFoundAtEveryPlaceOfALine() {
        for (int length = 1; length < 40; length++) {
            for (int at = 0; at < length; at++) {
                for (char odd : "\r\f\u001e\u001f\u0080\u00e9".toCharArray()) {
                    var code = new StringBuilder("x".repeat(length));
                    code.setCharAt(at, odd);
                    assertThat(indented(code.toString())).isEmpty();
                }
            }
        }
    }

    @Test
    void whatIsNoBlankAndNoEndOfALineToPythonIsALetterLikeOthers() {
        assertThat(indented("\u0000\n\u0007\n\u001b\n\u007f"))
                .hasValue("    \u0000\n    \u0007\n    \u001b\n    \u007f");
    }

    @Test
    void theTextBeforeTheCodeMayBeOfAnyLetters() {
        assertThat(between("Größe 🐟\n", "a\nb", "\n.")).hasValue("Größe 🐟\n    a\n    b\n.");
        assertThat(between("half a pair \ud83d and é\n", "a", "")).hasValue("half a pair \ud83d and é\n    a");
        assertThat(between("half a pair \ud83d\n", "a", "")).hasValue("half a pair \ud83d\n    a");
        assertThat(between("Size\n", "a\nb", "\n.")).hasValue("Size\n    a\n    b\n.");
    }

    @Test
    void nothingOfOneCodeIsLeftInTheNext() {
        assertThat(between("long head ", "a much longer code\nthan the next", " tail"))
                .isPresent();
        assertThat(between("head ", "left\rover", "")).isEmpty();
        assertThat(between("", "b", "")).hasValue("    b");
    }

    private static Optional<String> indented(String code) {
        return between("", code, "");
    }

    private static Optional<String> between(String head, String code, String tail) {
        return LINES.between(head, code, code.getBytes(StandardCharsets.UTF_8), tail);
    }
}
