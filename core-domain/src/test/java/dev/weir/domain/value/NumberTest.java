package dev.weir.domain.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "7",
                "007",
                "-0",
                "-12",
                "1.0",
                "1.50",
                "1e3",
                "1E-400",
                "999999999999999999",
                "1000000000000000000",
                "9223372036854775808",
                "123456789012345678901234567890"
            })
    void aNumberHasTheValueThatWasWritten(String written) {
        assertThat(((Tree.Num) Tree.number(written)).value()).isEqualTo(new BigDecimal(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "x", "1 ", "0x1F", "1_000", "１e"})
    void whatIsNoNumberIsRefused(String written) {
        assertThatThrownBy(() -> Tree.number(written)).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void numbersAreEqualHoweverTheyAreWrittenAndKept() {
        var zeros = List.of(Tree.number(0), Tree.number("-0"), Tree.number("0.00"), Tree.number(BigDecimal.ZERO));
        var twelves = List.of(Tree.number(12), Tree.number("12"), Tree.number("12.0"), Tree.number("1.2e1"));

        for (var same : List.of(zeros, twelves)) {
            for (var one : same) {
                assertThat(same).allSatisfy(other -> {
                    assertThat(other).isEqualTo(one);
                    assertThat(other).hasSameHashCodeAs(one);
                });
            }
        }
        assertThat(zeros).doesNotContainAnyElementsOf(twelves);
        assertThat(Tree.number(Long.MAX_VALUE)).isNotEqualTo(Tree.number("9223372036854775808"));
    }

    @Test
    void aNumberIsWholeIfItWasWrittenWithoutAFraction() {
        assertThat(List.of("3", "3e2", "20000000000000000000")).allMatch(it -> ((Tree.Num) Tree.number(it)).isWhole());
        assertThat(List.of("3.0", "0.5", "3e-1")).noneMatch(it -> ((Tree.Num) Tree.number(it)).isWhole());
    }

    @Test
    void onlyTwoKindsOfNumberAreKept() {
        assertThatThrownBy(() -> new Tree.Num(1.5, Place.NOWHERE)).isInstanceOf(IllegalArgumentException.class);
    }
}
