package dev.weir.domain.automation;

import static dev.weir.domain.automation.AutomationHistory.asset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.weir.domain.automation.AutomationCondition.CronTickPassed;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EvaluatorBadInputTest {

    @Nested
    class AClockThatGoesBackwards {

        @Test
        void letsNoCronTickTwice() {
            var history = new AutomationHistory(asset("a", ConditionText.parse("cron_tick_passed('5 6 * * *')")));
            assertThat(history.tick(0)).isEmpty();
            assertThat(history.tick(301)).containsExactly("a");
            assertThat(history.tick(200)).isEmpty();
            assertThat(history.tick(302)).isEmpty();
        }

        @Test
        void losesNoUpdate() {
            var history = new AutomationHistory(asset("a"), asset("b", Policies.eager(), "a"));
            history.made(-60, "a", "b");
            assertThat(history.tick(600)).isEmpty();
            history.made(10, "a");
            assertThat(history.tick(20)).containsExactly("b");
            assertThat(history.tick(30)).isEmpty();
        }
    }

    @Nested
    class EventsOutOfOrder {

        @Test
        void aDuplicateInTheSameTickCountsOnce() {
            var history = new AutomationHistory(asset("a"), asset("b", Policies.eager(), "a"));
            history.made(-60, "a", "b");
            assertThat(history.tick(0)).isEmpty();
            history.made(30, "a", "a");
            assertThat(history.tick(60)).containsExactly("b");
            assertThat(history.tick(120)).isEmpty();
        }

        @Test
        void aLateOneIsSeenWhenItArrives() {
            var history = new AutomationHistory(asset("a"), asset("b", Policies.eager(), "a"));
            history.made(-60, "a", "b");
            assertThat(history.tick(0)).isEmpty();
            assertThat(history.tick(600)).isEmpty();
            history.made(300, "a");
            assertThat(history.tick(660)).containsExactly("b");
            assertThat(history.tick(720)).isEmpty();
        }

        @Test
        void anEndOfARunThatNobodyPlannedIsPassedOver() {
            var history = new AutomationHistory(asset("a", ConditionText.parse("execution_failed()")));
            history.book.record(new Fact.RunChanged("stranger", AutomationHistory.SIX, Fact.RunState.FAILED));
            assertThat(history.evaluation(1).errors()).isEmpty();
        }
    }

    @Nested
    class Circles {

        @Test
        void assetsThatDependOnThemselvesAreRefusedByName() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new AutomationHistory(asset("a", "c"), asset("b", "a"), asset("c", "b")))
                    .withMessageContaining("depend on each other in a circle")
                    .withMessageContaining("a")
                    .withMessageContaining("b")
                    .withMessageContaining("c");
        }

        @Test
        void conditionsThatLookAtEachOtherComeToAnEnd() {
            var history = new AutomationHistory(
                    asset("a", ConditionText.parse("asset_matches('b', will_be_requested()) | missing()")),
                    asset("b", ConditionText.parse("asset_matches('a', will_be_requested())")));
            var evaluation = history.evaluation(0);
            assertThat(evaluation.errors()).isEmpty();
            assertThat(evaluation.requested()).contains("a");
            history.made(30, "a");
            assertThat(history.tick(60)).doesNotContain("a");
        }

        @Test
        void conditionsThatAskDownstreamThroughEachOtherComeToAnEnd() {
            var asks = ConditionText.parse("any_downstream_conditions() | missing()");
            var history = new AutomationHistory(asset("a", asks), asset("b", asks, "a"), asset("c", asks, "b"));
            var evaluation = history.evaluation(0);
            assertThat(evaluation.errors()).isEmpty();
            assertThat(evaluation.requested()).containsExactly("a", "b", "c");
        }
    }

    @Nested
    class WhatIsNotKnown {

        @Test
        void anAssetThatNobodyDefinesIsNamedWithTheNearestAndTheOthersGoOn() {
            var history = new AutomationHistory(
                    asset("a", ConditionText.parse("asset_matches('ordres', missing())")),
                    asset("orders", ConditionText.parse("missing()")));
            var evaluation = history.evaluation(0);
            assertThat(evaluation.requested()).containsExactly("orders");
            assertThat(evaluation.errors())
                    .containsOnlyKeys("a")
                    .hasEntrySatisfying(
                            "a",
                            it -> assertThat(it).isEqualTo("asset_matches: no asset \"ordres\". Did you mean orders?"));
        }

        @Test
        void factsAboutAssetsThatNobodyDefinesChangeNothing() {
            var history = new AutomationHistory(asset("a"), asset("b", Policies.eager(), "a"));
            assertThat(history.tick(0)).isEmpty();
            history.made(30, "stranger");
            var evaluation = history.evaluation(60);
            assertThat(evaluation.requested()).isEmpty();
            assertThat(evaluation.errors()).isEmpty();
        }
    }

    @Test
    void oneBadConditionIsNamedAndTheOthersGoOn() {
        var bad = new CronTickPassed("0 6 * * *", "Europe/Atlantis");
        var history =
                new AutomationHistory(asset("a"), asset("bad", bad, "a"), asset("good", Policies.eager(), "bad", "a"));
        history.made(-60, "a", "bad", "good");
        assertThat(history.evaluation(0).errors()).containsOnlyKeys("bad");
        history.made(30, "a");
        var evaluation = history.evaluation(60);

        assertThat(evaluation.requested()).containsExactly("good");
        assertThat(evaluation.errors()).containsOnlyKeys("bad");
        assertThat(evaluation.errors().get("bad")).contains("Europe/Atlantis");
        assertThat(Optional.ofNullable(history.evaluation(120).errors().get("bad")))
                .as("as long as it is bad")
                .isPresent();
    }
}
