package dev.weir.domain.translation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.domain.value.Tree;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts are literals: every answer is that of Python's {@code ast.literal_eval}. A ⏎ stands for the end of a line. */
class PythonLiteralTest {

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
            7                            → [7]
            -7                           → [-7]
            - 3                          → [-3]
            +5                           → [5]
            1_000                        → [1000]
            0x1F                         → [31]
            0b101                        → [5]
            0o17                         → [15]
            00                           → [0]
            1.50                         → [1.5]
            .5                           → [0.5]
            1.                           → [1.0]
            1e3                          → [1000.0]
            1_0.2_5                      → [10.25]
            -(1)                         → [-1]
            True                         → [True]
            None                         → [None]
            1, 2                         → [[1, 2]]
            1,                           → [[1]]
            1, 2,                        → [[1, 2]]
            (1)                          → [1]
            (1,)                         → [[1]]
            ()                           → [[]]
            ((1), 2)                     → [[1, 2]]
            []                           → [[]]
            [1,]                         → [[1]]
            [1,⏎ 2]                      → [[1, 2]]
            [1, # one⏎ 2]                → [[1, 2]]
            ['a', 'b']                   → [['a', 'b']]
            `'a' 'b'`                    → ['ab']
            ["a" "b", 1]                 → [['ab', 1]]
            "it's"                       → ["it's"]
            `'a\\tb'`                    → ['a\\tb']
            r'a\\tb'                     → ['a\\\\tb']
            u'x'                         → ['x']
            `'\\x41\\u00e9'`             → ['Aé']
            \"""x\"""                    → ['x']
            `'''a⏎b'''`                  → ['a\\nb']
            {}                           → [{}]
            {1: 2}                       → [{'1': 2}]
            {'a': [1, {'b': None}]}      → [{'a': [1, {'b': None}]}]
            {"a": True,}                 → [{'a': True}]
            5 # five                     → [5]
            7⏎⏎                          → [7]
            ⏎9                           → [9]
            `# nine⏎9`                   → [9]
            `True `                      → [True]
            `'\\d'`                      → ['\\\\d']
            """)
    void isItsValue(String text, String printed) {
        var value = PythonLiteral.read(text.replace('⏎', '\n')).orElseThrow();

        assertThat(PythonLiteral.printed(Tree.items(List.of(value))).replace("\\n", "⏎"))
                .isEqualTo(printed.replace("\\n", "⏎"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "007",
                "1 2",
                "1.2.3",
                "2026-11-25",
                "12:30",
                "a",
                "a, b",
                "[a]",
                "true",
                "null",
                " 1",
                "⏎ 9",
                "1⏎2",
                "1,⏎2",
                "--1",
                "not 1",
                "1 + 2",
                "-True",
                "[1",
                "1]",
                "(1",
                "\"a",
                "1abc",
                "Truex",
                "f\"x\"",
                "1.10.0",
                "",
                "#",
                "# x",
                "-",
                "\"a\" b",
                "'a⏎b'",
                "{1: }",
                "{1 2}",
                "[1 2]",
                "{1, 2: 3}",
                "0x",
                "1__0",
                "'\\x4'"
            })
    void staysATextWhereItIsNone(String text) {
        assertThat(PythonLiteral.read(text.replace('⏎', '\n'))).isEmpty();
    }
}
