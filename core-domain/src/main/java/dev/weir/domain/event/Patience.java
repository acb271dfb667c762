package dev.weir.domain.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How long a run's files are waited for. dbt Cloud uploads them after the end, sometimes much after; so they are looked for with
 * growing pauses, for a day. Errs towards one look too many.
 */
public final class Patience {

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(40),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(20),
            Duration.ofMinutes(40));

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private static final Duration A_DAY = Duration.ofDays(1);

    /** Four minutes: then a step of which its log says that it never came to its work has left no file. */
    private static final int LOOKS_AT_A_STOPPED_STEP = 7;

    /** An hour and a quarter: then a step that failed, and of which nothing more is told, has left no file. */
    private static final int LOOKS_AT_A_FAILED_STEP = PAUSES.size() + 1;

    /** A day, an hour at a time after the first looks. */
    private static final int LOOKS_AT_A_LOST_RUN = PAUSES.size() + 23;

    /** Half a minute: what dbt Cloud has not yet put in the place of an earlier run's file. */
    private static final int LOOKS_AT_AN_OLD_FILE = 3;

    /** A run of so long ago has nothing more to upload; its file is looked for again only in case dbt Cloud was not well. */
    private static final Duration LONG_AGO = Duration.ofHours(3);

    private static final List<Duration> PAUSES_LONG_AGO =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(10), Duration.ofHours(1));

    private Patience() {}

    /**
     * Whether to look again, after the {@code attempts}th look in vain (from 1).
     *
     * @param ended when the run ended, by dbt Cloud's clock
     * @param theirNow dbt Cloud's clock now; compared only with {@code ended}, so that ours may be wrong
     * @param now our clock, in which the answer is
     */
    public static Keeping afterLookInVain(int attempts, Instant ended, Instant theirNow, Instant now, String reason) {
        var age = Duration.between(ended, theirNow);
        boolean followed = attempts >= PAUSES.size();
        boolean over =
                followed ? age.compareTo(A_DAY) > 0 : age.compareTo(LONG_AGO) > 0 && attempts > PAUSES_LONG_AGO.size();
        if (over) {
            return new Keeping.Unavailable(now, reason);
        }
        var pause = !followed && age.compareTo(LONG_AGO) > 0 ? PAUSES_LONG_AGO.get(attempts - 1) : pause(attempts);
        return new Keeping.Waiting(now.plus(pause), attempts, reason);
    }

    /**
     * Whether to ask again for a run that goes on, as far as we know, and that dbt Cloud did not know when it was asked for the
     * {@code attempts}th time (from 1). It says so, too, while it lets nobody see the project.
     */
    public static Keeping afterAskedInVain(int attempts, Instant now, String reason) {
        return attempts >= LOOKS_AT_A_LOST_RUN
                ? new Keeping.Unavailable(now, reason)
                : new Keeping.Waiting(now.plus(pause(attempts)), attempts, reason);
    }

    /**
     * Whether a step that ended as {@code end} says, and has no file, is taken to have left none.
     *
     * @param attempts how many looks there were, this one included
     * @param age since the run's end, by dbt Cloud's clock
     */
    public static boolean enoughForStep(int attempts, Duration age, StepEnd end) {
        boolean longAgo = age.compareTo(LONG_AGO) > 0;
        return switch (end) {
            case DONE -> false;
            case STOPPED -> longAgo || attempts >= LOOKS_AT_A_STOPPED_STEP;
            case UNTOLD -> attempts >= (longAgo ? PAUSES_LONG_AGO.size() + 1 : LOOKS_AT_A_FAILED_STEP);
        };
    }

    /** {@return whether a file that is older than its step has been looked at often enough to say that the clocks do not agree} */
    public static boolean enoughForClocks(int attempts) {
        return attempts >= LOOKS_AT_AN_OLD_FILE;
    }

    static Duration pause(int attempts) {
        return attempts <= PAUSES.size() ? PAUSES.get(Math.max(0, attempts - 1)) : LONGEST_PAUSE;
    }
}
