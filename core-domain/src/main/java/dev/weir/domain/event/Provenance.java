package dev.weir.domain.event;

import dev.weir.domain.run.Invocation;
import dev.weir.domain.run.RunId;
import dev.weir.domain.run.RunStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Whose a step's file is. dbt's target folder lives through a run, so a step that writes no file of a name shows the one of an
 * earlier step under its own number. Closed by nature.
 */
public sealed interface Provenance {

    /** Between the clock of dbt's machine and the one that times the steps. */
    Duration SKEW = Duration.ofMinutes(2);

    /** dbt Cloud's name for the run among the variables that dbt copies into its files. */
    String RUN_VARIABLE = "DBT_CLOUD_RUN_ID";

    /** The step wrote it. */
    record Own() implements Provenance {}

    /** It was left over; {@code why} says from where. */
    record LeftOver(String why) implements Provenance {}

    /**
     * Judges by the run that the file names, then by the invocation, then by the time. What cannot be told is the step's own.
     *
     * @param steps all steps of the run
     * @param seen the invocations of files that were found to be earlier steps' own, with their steps
     */
    static Provenance of(Invocation file, RunId run, RunStep step, List<RunStep> steps, Map<String, Integer> seen) {
        var named = file.environment().get(RUN_VARIABLE);
        if (named != null && !named.isBlank() && !named.equals(run.toString())) {
            return new LeftOver("it says that it is of run " + named);
        }
        var earlier = file.id().map(seen::get);
        if (earlier.isPresent()) {
            return new LeftOver("it is the file of step %d".formatted(earlier.get()));
        }
        return file.generatedAt().map(at -> byTime(at, step, steps)).orElseGet(Own::new);
    }

    private static Provenance byTime(Instant at, RunStep step, List<RunStep> steps) {
        if (within(at, step, Duration.ZERO)) {
            return new Own();
        }
        var earlier = steps.stream()
                .filter(it -> it.index() < step.index() && it.command().isPresent() && within(at, it, Duration.ZERO))
                .findFirst();
        if (earlier.isPresent()) {
            return new LeftOver(
                    "it was written during step %d".formatted(earlier.get().index()));
        }
        return within(at, step, SKEW)
                ? new Own()
                : new LeftOver("it was written at %s, not during the step".formatted(at));
    }

    private static boolean within(Instant at, RunStep step, Duration skew) {
        boolean afterStart =
                step.started().filter(start -> at.isBefore(start.minus(skew))).isEmpty();
        boolean beforeEnd =
                step.finished().filter(end -> at.isAfter(end.plus(skew))).isEmpty();
        return afterStart && beforeEnd;
    }
}
