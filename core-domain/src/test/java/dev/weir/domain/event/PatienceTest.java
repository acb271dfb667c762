package dev.weir.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PatienceTest {

    private static final Instant ENDED = Instant.parse("2026-11-27T12:00:00Z");

    @ParameterizedTest
    @CsvSource(textBlock = """
            PT0S,   PT23H, PT26H
            PT4H,   PT1H,  PT2H
            P10D,   PT1H,  PT2H
            """)
    void filesAreLookedForSoLong(Duration ageAtFirst, Duration atLeast, Duration atMost) {
        var waited = waited(ageAtFirst);
        assertThat(waited).isBetween(atLeast, atMost);
    }

    /** How long after the first look the last one is. */
    private static Duration waited(Duration ageAtFirst) {
        var now = ENDED.plus(ageAtFirst);
        for (int attempts = 1; attempts < 1_000; attempts++) {
            if (!(Patience.afterLookInVain(attempts, ENDED, now, now, "late")
                    instanceof Keeping.Waiting(var until, var _, var _))) {
                return Duration.between(ENDED.plus(ageAtFirst), now);
            }
            now = until;
        }
        throw new AssertionError("it is looked for for ever");
    }

    @Test
    void aRunThatIsNotKnownAnyMoreIsAskedForForADay() {
        var now = ENDED;
        for (int attempts = 1;
                Patience.afterAskedInVain(attempts, now, "gone") instanceof Keeping.Waiting(var until, var _, var _);
                attempts++) {
            now = until;
        }
        assertThat(Duration.between(ENDED, now)).isBetween(Duration.ofHours(20), Duration.ofHours(26));
    }

    @ParameterizedTest
    @EnumSource
    void theFileOfAFailedStepIsWaitedForByWhatItsLogSays(StepEnd end) {
        var now = ENDED;
        int attempts = 1;
        for (; !Patience.enoughForStep(attempts, Duration.between(ENDED, now), end) && attempts < 1_000; attempts++) {
            now = now.plus(Patience.pause(attempts));
        }
        var waited = Duration.between(ENDED, now);
        switch (end) {
            case DONE -> assertThat(attempts).isEqualTo(1_000);
            case STOPPED -> assertThat(waited).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(10));
            case UNTOLD -> assertThat(waited).isBetween(Duration.ofHours(1), Duration.ofHours(2));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStepOfLongAgoIsJudgedBeforeItsRunIsGivenUp(StepEnd end) {
        var age = Duration.ofDays(3);
        int attempts = 1;
        while (!Patience.enoughForStep(attempts, age, end)
                && Patience.afterLookInVain(attempts, ENDED, ENDED.plus(age), ENDED, "late")
                        instanceof Keeping.Waiting) {
            attempts++;
        }
        assertThat(Patience.enoughForStep(attempts, age, end)).isEqualTo(end != StepEnd.DONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', textBlock = """
            12:00:01  Done. PASS=3 WARN=0 ERROR=1 SKIP=2 TOTAL=6                        → DONE
            12:00:01  Encountered an error:                                             → STOPPED
            12:00:01  Encountered an error … 12:00:02  Done. PASS=0 WARN=0 ERROR=1      → DONE
            Cloning the repository failed                                               → UNTOLD
            """)
    void aLogTellsHowItsStepEnded(String log, StepEnd end) {
        assertThat(StepEnd.of(log)).isEqualTo(end);
    }
}
