package dev.weir.adapter.dbtcloud.sandbox;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What people and machines do to the orchard on one day besides its schedules: the same for a seed and a date, always. */
record OrchardDay(List<Happening> happenings) {

    /** One thing that happens. */
    sealed interface Happening {
        Instant at();
    }

    /** A pull request is checked. */
    record Checked(Instant at, int pullRequest, String branch, String commit, String mood) implements Happening {}

    /** A branch is merged; {@code main} is at {@code commit} from now on. */
    record Merged(Instant at, String commit, String mood) implements Happening {}

    /** A person starts the job that is there for it. */
    record ByHand(Instant at, String mood) implements Happening {}

    /** A program asks for something of its own. */
    record Asked(Instant at, String command) implements Happening {}

    /** A person retries a job's newest run, if that failed. */
    record Retried(Instant at, long job) implements Happening {}

    /** A person starts a run and thinks better of it. */
    record ThoughtBetter(Instant at, int afterSeconds) implements Happening {}

    /** A person starts a run that takes longer than it may. */
    record TimedOut(Instant at) implements Happening {}

    /** A person starts a run, and the repository cannot be reached. */
    record NoRepository(Instant at) implements Happening {}

    private static final List<String> BRANCHES = List.of(
            "feature/frost-warnings",
            "fix/crate-count",
            "feature/press-yield",
            "chore/rename-plots",
            "fix/refund-sign");
    private static final List<String> WORK =
            List.of("dbt build --select tag:finance", "dbt run --select +fct_orders", "dbt test --select tag:quality");
    private static final List<String> MOODS = List.of("build-test-fail", "build-model-error", "build-unit-test-fail");

    static OrchardDay of(long seed, LocalDate date) {
        var midnight = date.atStartOfDay(ZoneOffset.UTC).toInstant();
        var chance = Chance.of(seed, "day", midnight);
        var all = new ArrayList<Happening>();
        var weekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
        if (!weekend) {
            var checks = chance.between(1, 3);
            for (var i = 0; i < checks; i++) {
                var at = midnight.plus(chance.seconds(8 * 3600, 16 * 3600));
                var bad = chance.percent(30);
                all.add(new Checked(
                        at,
                        (int) (date.toEpochDay() % 1000) * 3 + i,
                        chance.among(BRANCHES),
                        chance.commit(),
                        bad ? chance.among(MOODS) : ""));
                if (!bad && chance.percent(60)) {
                    all.add(new Merged(at.plus(chance.seconds(1200, 4000)), chance.commit(), ""));
                }
            }
        }
        if (chance.percent(60)) {
            all.add(new ByHand(
                    midnight.plus(chance.seconds(9 * 3600, 18 * 3600)), chance.percent(25) ? chance.among(MOODS) : ""));
        }
        if (chance.percent(75)) {
            all.add(new Asked(midnight.plus(chance.seconds(5 * 3600, 22 * 3600)), chance.among(WORK)));
        }
        if (chance.percent(30)) {
            all.add(new ThoughtBetter(midnight.plus(chance.seconds(9 * 3600, 18 * 3600)), chance.between(1, 90)));
        }
        if (date.toEpochDay() % 9 == 4) {
            all.add(new TimedOut(midnight.plus(chance.seconds(19 * 3600, 20 * 3600))));
        }
        if (date.toEpochDay() % 7 == 2) {
            all.add(new NoRepository(midnight.plus(chance.seconds(6 * 3600, 7 * 3600))));
        }
        all.add(new Retried(midnight.plus(chance.seconds(7 * 3600, 7.8 * 3600)), OrchardCast.NIGHTLY));
        all.add(new Retried(midnight.plus(chance.seconds(18.2 * 3600, 18.9 * 3600)), OrchardCast.TESTS));
        all.sort(Comparator.comparing(Happening::at));
        return new OrchardDay(List.copyOf(all));
    }
}
