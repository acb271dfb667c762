package dev.weir.domain.workspace;

import java.time.Duration;

/**
 * How a workspace is observed.
 *
 * @param poll the pause between two polls, at least a second
 * @param backfill how far the history is read that was there before Weir; nought reads none
 * @param jobs whose runs become events
 * @param ci what becomes of CI runs
 */
public record ObserveSettings(Duration poll, Duration backfill, JobRule jobs, CiRuns ci) {

    /** What people get who say nothing. */
    public static final ObserveSettings DEFAULT =
            new ObserveSettings(Duration.ofSeconds(30), Duration.ofDays(14), JobRule.ALL, CiRuns.EXCLUDED);

    public ObserveSettings {
        if (poll.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("poll is %s, must be at least 1s".formatted(poll));
        }
        if (backfill.isNegative()) {
            throw new IllegalArgumentException("backfill is %s, must not be negative".formatted(backfill));
        }
    }

    /** Whether runs of CI jobs become events. They are listed in any case. */
    public enum CiRuns {
        EXCLUDED,
        INCLUDED
    }
}
