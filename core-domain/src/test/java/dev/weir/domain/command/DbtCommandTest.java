package dev.weir.domain.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.domain.command.DbtCommand.Option;
import dev.weir.domain.selection.DbtVerb;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DbtCommandTest {

    @Nested
    class Reading {

        @Test
        void selectTakesEveryWordUpToTheNextHyphen() {
            var command = DbtCommand.parse("dbt build --select tag:a+ path:models/b --exclude c -s d");

            assertThat(command.name()).isEqualTo("build");
            assertThat(command.words("select")).containsExactly("tag:a+", "path:models/b", "d");
            assertThat(command.words("exclude")).containsExactly("c");
        }

        @Test
        void quotesHoldAWordTogether() {
            var command = DbtCommand.parse(
                    "dbt run -s 'a b' \"c \\\"d\\\"\" e\\ f --vars '{\"day\": 1, \"who\": \"it'\\''s me\"}'");

            assertThat(command.words("select")).containsExactly("a b", "c \"d\"", "e f");
            assertThat(command.value("vars")).contains("{\"day\": 1, \"who\": \"it's me\"}");
        }

        @Test
        void optionsMayStandBeforeTheCommand() {
            var command = DbtCommand.parse("dbt --warn-error -q --log-level debug run -xf --target prod");

            assertThat(command.name()).isEqualTo("run");
            assertThat(command.has("warn-error")).isTrue();
            assertThat(command.has("fail-fast")).isTrue();
            assertThat(command.has("full-refresh")).isTrue();
            assertThat(command.value("target")).contains("prod");
        }

        @Test
        void theLastOfYesAndNoCounts() {
            assertThat(DbtCommand.parse("dbt run --defer --no-defer").has("defer"))
                    .isFalse();
            assertThat(DbtCommand.parse("dbt run --no-defer --defer").has("defer"))
                    .isTrue();
            assertThat(DbtCommand.parse("dbt run").has("defer")).isFalse();
        }

        @Test
        void aValueMayBeTiedToItsOption() {
            var command = DbtCommand.parse("dbt test --select=a b --target=dev --vars={} -tci");

            assertThat(command.words("select")).containsExactly("a", "b");
            assertThat(command.value("target")).contains("ci");
        }

        @Test
        void aMacrosNameIsAnArgument() {
            var command = DbtCommand.parse("dbt run-operation grant_all --args '{role: reader}'");

            assertThat(command.name()).isEqualTo("run-operation");
            assertThat(command.arguments()).containsExactly("grant_all");
        }

        @ParameterizedTest
        @CsvSource({
            "dbt list, ls",
            "dbt ls, ls",
            "dbt docs generate --no-compile, docs generate",
            "dbt source freshness --select source:farm, source freshness",
            "dbt source snapshot-freshness, source freshness",
            "build, build",
            "'  dbt   seed  ', seed",
            "dbt sl list, sl"
        })
        void commandsHaveOneName(String line, String name) {
            assertThat(DbtCommand.parse(line).name()).isEqualTo(name);
        }

        @Test
        void modelsMeansSelectedButForLs() {
            assertThat(DbtCommand.parse("dbt run --models a")
                            .query()
                            .orElseThrow()
                            .select())
                    .containsExactly("a");
            assertThat(DbtCommand.parse("dbt ls --models a")
                            .query()
                            .orElseThrow()
                            .models())
                    .containsExactly("a");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                dbt build --selct a          | --selct. Did you mean --select?
                dbt build --select           | --select needs a value
                dbt build --target           | --target needs a value
                dbt build --fail-fast=yes    | takes no value
                dbt build -z                 | no option -z
                dbt build --select 'a        | at character 20 is not closed
                dbt                          | names no command
                dbt --target prod            | names no command
                """)
        void whatDbtWouldNotTakeIsRefusedWithTheReason(String line, String said) {
            assertThatThrownBy(() -> DbtCommand.parse(line))
                    .isInstanceOf(CommandRefused.class)
                    .hasMessageContaining(said);
        }
    }

    @Nested
    class Printing {

        @Test
        void whatNeedsQuotesGetsThem() {
            assertThat(DbtCommand.parse("dbt build -s \"tag:a b\" +c -t prod").print())
                    .isEqualTo("dbt build --select 'tag:a b' +c --target prod");
        }

        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
        void aPrintedCommandReadsAsTheSame(long seed) {
            var chance = new Random(seed);
            for (int round = 0; round < 50; round++) {
                var command = drawn(chance);
                assertThat(DbtCommand.parse(command.print())).isEqualTo(command);
            }
        }

        private static DbtCommand drawn(Random chance) {
            var options = new ArrayList<Option>();
            for (int i = chance.nextInt(5); i > 0; i--) {
                options.add(
                        switch (chance.nextInt(4)) {
                            case 0 -> new Option("full-refresh", List.of());
                            case 1 -> new Option("vars", List.of(word(chance, true)));
                            case 2 -> new Option("select", words(chance));
                            default -> new Option("exclude", words(chance));
                        });
            }
            var verbs = DbtVerb.values();
            return new DbtCommand(verbs[chance.nextInt(verbs.length)].word(), options, List.of());
        }

        private static List<String> words(Random chance) {
            var words = new ArrayList<String>();
            words.add(word(chance, true));
            for (int i = chance.nextInt(3); i > 0; i--) {
                words.add(word(chance, false));
            }
            return words;
        }

        /** A word of letters that mean something to a shell; only the first after an option may begin with a hyphen. */
        private static String word(Random chance, boolean hyphen) {
            var letters = "ab:+@*'\"\\ ${}\n\té,-";
            var word = new StringBuilder(hyphen && chance.nextInt(8) == 0 ? "-x" : "w");
            for (int i = chance.nextInt(6); i > 0; i--) {
                word.append(letters.charAt(chance.nextInt(letters.length())));
            }
            return word.toString();
        }
    }
}
