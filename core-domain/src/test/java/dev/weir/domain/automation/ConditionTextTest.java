package dev.weir.domain.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eager()",
                "on_missing()",
                "on_cron('0 6 * * *', 'Europe/Berlin')",
                "eager() & ~run_in_progress()",
                "missing() & (newly_updated() | execution_failed())",
                "any_deps_match(newly_updated()).allow('tag:y+')",
                "all_deps_match(missing()).allow(['a', 'b']).ignore(groups('x'))",
                "any_checks_match(check_failed(), blocking_only=True).ignore(checks('a:x'))",
                "asset_matches('raw/orders', newly_updated()).since(newly_requested())",
                "any_deps_match(any_deps_match(newly_updated())).resolve_through_virtual()",
                "executed_with_tags(tag_keys={'team'}, tag_values={'a': 'b'})",
                "missing().newly_true().with_label('it\\'s gone')",
                "any_deps_updated().debounced(quiet='5m', longest='30m')",
                "execution_failed().at_most(times=3, pause='10m')",
                "stale() & ~ran_within('1h')",
                "any_deps_match(missing()).allow(any(both(groups('x'), tags({'t': '1'})), except(all(), ['q'])))",
            })
    void whatIsPrintedReadsAsTheSame(String text) {
        var condition = ConditionText.parse(text);

        assertThat(ConditionText.print(condition)).isEqualTo(text);
        assertThat(ConditionTree.read(ConditionTree.print(condition))).isEqualTo(condition);
    }

    @Test
    void dagstersOwnPrefixIsPassedOver() {
        assertThat(ConditionText.parse("dg.AutomationCondition.eager() | AutomationCondition.missing()"))
                .isEqualTo(ConditionText.parse("eager | missing"));
    }

    @Test
    void anOperatorBindsAsInPython() {
        assertThat(ConditionText.parse("missing() | ~newly_updated() & stale()"))
                .isEqualTo(ConditionText.parse("missing() | ((~newly_updated()) & stale())"));
    }

    @Test
    void methodsRewriteAsTheirObjectFormsDo() {
        assertThat(ConditionText.parse("eager().without(~any_deps_missing()).ignore(['s'])")
                        .ownLabel())
                .contains("eager");
        assertThat(ConditionText.parse("eager().replace('newly_updated', data_version_changed())"))
                .isNotEqualTo(Policies.eager());
    }

    @Nested
    class WhatDoesNotParse {

        @ParameterizedTest
        @CsvSource(delimiter = '>', textBlock = """
            eger()                             > no condition "eger". Did you mean eager? (at character 1)
            missing() & eager().witout(x)      > no method "witout". Did you mean without? (at character 21)
            missing() &                        > expected a name, found the end
            missing( | stale()                 > missing takes no argument (at character 10)
            cron_tick_passed('0 25 * * *')     > hour is 25, must be 0–23
            any_deps_match()                   > any_deps_match takes an argument (at character 1)
            eager().without(missing())         > without: missing() is not among the operands (at character 9)
            missing().allow('x')               > allow: missing() looks at no deps
            any_deps_match(missing()).allow(grups('x')) > Did you mean groups?
            missing().at_most(times=0, pause='1m') > at_most: 0 times
            ran_within('soon')                 > "soon" is no duration
            """)
        void isRefusedWithItsPlace(String text, String message) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ConditionText.parse(text.strip()))
                    .withMessageContaining(message.strip());
        }

        @Test
        void hostileDepthIsRefused() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ConditionText.parse("(".repeat(20_000)))
                    .withMessageContaining("nested more than");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ConditionText.parse("~".repeat(20_000) + "missing()"))
                    .withMessageContaining("nested more than");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ConditionText.parse("missing()" + ".newly_true()".repeat(5_000)))
                    .withMessageContaining("nested more than");
        }

        @Test
        void hostileSizeIsRefused() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ConditionText.parse("missing() & ".repeat(6_000) + "missing()"))
                    .withMessageContaining("more than 5000 parts");
            var doubling = ".replace('missing', missing() & missing())";
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ConditionText.parse("missing()" + doubling.repeat(60)))
                    .withMessageContaining("more than");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ConditionText.parse("x".repeat(200_000)))
                    .withMessageContaining("at most 100000");
        }
    }
}
