package dev.weir.domain.automation;

import static dev.weir.domain.automation.AutomationHistory.asset;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What conditions can say that the peer's cannot. */
class BeyondThePeerTest {

    @Test
    void whatIsMissingIsBuiltWhenAutomationIsFirstApplied() {
        var history = new AutomationHistory(
                asset("source"),
                asset("new", ConditionText.parse("eager().building_missing()"), "source"),
                asset("waiting", Policies.eager(), "source"));
        history.made(-60, "source");

        assertThat(history.tick(0)).containsExactly("new");
        history.made(30, "new");
        assertThat(history.tick(60)).isEmpty();
        assertThat(history.tick(120)).isEmpty();
    }

    @Test
    void whatIsStaleAsksUntilItIsMadeAndAtMostAsOftenAsItMay() {
        var history = new AutomationHistory(
                asset("a"), asset("b", ConditionText.parse("stale().at_most(times=2, pause='10m')"), "a"));
        history.made(-60, "a");
        history.made(-30, "b");
        assertThat(history.tick(0)).isEmpty();

        history.made(30, "a");
        assertThat(history.tick(60)).containsExactly("b");
        assertThat(history.tick(120)).as("within the pause").isEmpty();
        assertThat(history.tick(660)).containsExactly("b");
        assertThat(history.tick(10_000)).as("asked for twice in vain").isEmpty();

        history.made(10_030, "b");
        assertThat(history.tick(10_060)).as("made").isEmpty();
        history.made(10_090, "a");
        assertThat(history.tick(10_120)).as("counting begins anew").containsExactly("b");
    }

    @Test
    void anAssetIsNotRunAgainBeforeTheMinimumTimeIsOver() {
        var history =
                new AutomationHistory(asset("a"), asset("b", ConditionText.parse("eager() & ~ran_within('1h')"), "a"));
        history.made(-7_200, "a", "b");
        assertThat(history.tick(0)).isEmpty();

        history.made(30, "a");
        assertThat(history.tick(60)).containsExactly("b");
        history.made(90, "b");
        history.made(120, "a");
        assertThat(history.tick(150)).isEmpty();
        assertThat(history.tick(3_689)).isEmpty();
        assertThat(history.tick(3_690)).as("an hour after it was made").containsExactly("b");
    }

    @Test
    void aDebouncedConditionWaitsForQuietButNotLongerThanTheLongestWait() {
        var history = new AutomationHistory(
                asset("a"),
                asset("b", ConditionText.parse("any_deps_updated().debounced(quiet='5m', longest='12m')"), "a"));
        assertThat(history.tick(0)).isEmpty();

        history.made(30, "a");
        assertThat(history.tick(60)).isEmpty();
        assertThat(history.tick(359)).isEmpty();
        assertThat(history.tick(360)).as("five minutes of quiet").containsExactly("b");
        assertThat(history.tick(420)).as("once").isEmpty();

        for (var second = 1_000; second < 1_720; second += 240) {
            history.made(second - 1, "a");
            assertThat(history.tick(second)).as("it goes on at %d", second).isEmpty();
        }
        history.made(1_719, "a");
        assertThat(history.tick(1_720)).as("twelve minutes after it began").containsExactly("b");
    }

    @Test
    void whatFailedIsTriedAgainWithGrowingPausesAndAtMostAsOftenAsItMay() {
        var history = new AutomationHistory(
                asset("a", ConditionText.parse("execution_failed().at_most(times=3, pause='10m')")));
        history.made(-60, "a");
        assertThat(history.tick(0)).isEmpty();

        history.failed(30, "a");
        assertThat(history.tick(60)).containsExactly("a");
        history.failed(90, "a");
        assertThat(history.tick(659)).isEmpty();
        assertThat(history.tick(660)).containsExactly("a");
        history.failed(690, "a");
        assertThat(history.tick(1_859)).as("twice the pause").isEmpty();
        assertThat(history.tick(1_860)).containsExactly("a");
        history.failed(1_890, "a");
        assertThat(history.tick(100_000)).as("three times in vain").isEmpty();
    }
}
