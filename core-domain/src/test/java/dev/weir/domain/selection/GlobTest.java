package dev.weir.domain.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns in Python's dialect, held against what regular expressions make of them. */
class GlobTest {

    private static final int DRAWN = 20_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void matchesAsTheSameRegularExpressionWould(long seed) {
        var random = new Random(seed);
        for (int at = 0; at < DRAWN; at++) {
            var pattern = drawn(random, "ab*?", 6);
            var text = drawn(random, "ab", 8);
            var regex = Pattern.compile(pattern.replace("*", ".*").replace('?', '.'));
            assertThat(Glob.of(pattern).matches(text))
                    .as("%s against %s", pattern, text)
                    .isEqualTo(regex.matcher(text).matches());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a*a,       a,       false",
        "a*a,       aa,      true",
        "*ab*ab*,   abab,    true",
        "*ab*ab*,   ab,      false",
        "*ab*b,     ab,      false",
        "*ab*b,     abb,     true",
        "**,        x,       true",
        "a**b,      ab,      true",
        "[!a]*,     ba,      true",
        "[!a]*,     ab,      false",
        "[],        '[]',    true",
        "*é*,       café.x,  true",
    })
    void starsStandForAnyTextAndNoPieceIsCountedTwice(String pattern, String text, boolean matches) {
        assertThat(Glob.of(pattern).matches(text)).isEqualTo(matches);
    }

    @Test
    void aPatternOfManyStarsIsNoTrap() {
        assertThat(Glob.of("*a".repeat(200) + "*b").matches("a".repeat(20_000))).isFalse();
    }

    private static String drawn(Random random, String alphabet, int longest) {
        var text = new StringBuilder();
        for (int left = random.nextInt(longest + 1); left > 0; left--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
