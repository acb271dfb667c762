package dev.weir.domain.event;

import dev.weir.domain.run.Invocation;
import dev.weir.domain.run.RunId;
import dev.weir.domain.run.RunStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whose a step's file is. dbt's target folder lives through a run, so a step that writes no file of a name shows the one of an
 * earlier step under its own number. Closed by nature.
 */
public sealed interface Provenance {

    /** Between the clock of dbt's machine and the one that times the steps. */
    Duration SKEW = Duration.ofMinutes(2);

    /** Steps may be timed in whole seconds. */
    Duration ROUNDING = Duration.ofSeconds(2);

    /** dbt Cloud's name for the run among the variables that dbt copies into its files. */
    String RUN_VARIABLE = "DBT_CLOUD_RUN_ID";

    /** The step wrote it. */
    record Own() implements Provenance {}

    /** It was left over; {@code why} says from where. */
    record LeftOver(String why) implements Provenance {}

    /** It is older than the step and says nothing of its run: left over from another run, or the clocks do not agree. */
    record Unclear(String why) implements Provenance {}

    /**
     * Judges by the run that the file names, then by the invocation, then by the time. What cannot be told is the step's own. The clock
     * of dbt's machine may be wrong by any amount: a file that is younger than its step is the step's own, for nothing that lay there
     * before can be, and one that is older is only left over if it can have come from somewhere else.
     *
     * @param steps all steps of the run
     * @param seen the invocations of files that were found to be earlier steps' own, with their steps
     */
    static Provenance of(Invocation file, RunId run, RunStep step, List<RunStep> steps, Map<String, Integer> seen) {
        var named = namedRun(file);
        if (named.filter(it -> !it.equals(run.toString())).isPresent()) {
            return new LeftOver("it says that it is of run " + named.get());
        }
        var earlier = file.id().map(seen::get);
        if (earlier.isPresent()) {
            return new LeftOver("it is the file of step %d".formatted(earlier.get()));
        }
        if (isOfAnotherCommand(file, step)) {
            return new LeftOver("it is of dbt %s".formatted(file.command().orElse("")));
        }
        return file.generatedAt()
                .map(at -> byTime(at, step, steps))
                .map(it -> it instanceof Unclear && named.isPresent() ? new Own() : it)
                .orElseGet(Own::new);
    }

    /**
     * Which step has written a file that is shown for the run as a whole: the one during which it was written, else the last whose
     * command it names. Empty if it is of another run or of none of these steps.
     *
     * @param steps those that may have written it, in their order
     */
    static Optional<RunStep> writer(Invocation file, RunId run, List<RunStep> steps) {
        if (namedRun(file).filter(it -> !it.equals(run.toString())).isPresent()) {
            return Optional.empty();
        }
        var during = file.generatedAt()
                .flatMap(at -> steps.stream().filter(step -> during(at, step)).reduce((_, last) -> last));
        return during.or(() -> steps.stream()
                        .filter(step -> file.command()
                                .filter(which -> calls(step, which))
                                .isPresent())
                        .reduce((_, last) -> last))
                .or(() -> steps.stream()
                        .filter(step -> !isOfAnotherCommand(file, step))
                        .reduce((_, last) -> last));
    }

    private static boolean calls(RunStep step, String which) {
        return step.command().stream()
                .flatMap(line -> StepFile.words(line).stream().limit(2))
                .anyMatch(which::equals);
    }

    private static Optional<String> namedRun(Invocation file) {
        return Optional.ofNullable(file.environment().get(RUN_VARIABLE)).filter(it -> !it.isBlank());
    }

    /** Errs towards no: only what both sides say counts, and a retry says what it repeats. */
    private static boolean isOfAnotherCommand(Invocation file, RunStep step) {
        var asked = step.command().map(StepFile::words).orElse(List.of());
        return !asked.isEmpty()
                && !asked.getFirst().equals("retry")
                && file.command().filter(which -> !asked.contains(which)).isPresent()
                && (StepFile.isCommand(file.command().get())
                        || file.command().get().equals("generate"));
    }

    private static Provenance byTime(Instant at, RunStep step, List<RunStep> steps) {
        if (within(at, step, Duration.ZERO)) {
            return new Own();
        }
        return writtenDuring(at, steps, it -> it.index() < step.index())
                .or(() -> within(at, step, ROUNDING) ? Optional.of(new Own()) : Optional.empty())
                .or(() -> writtenDuring(at, steps, it -> it.index() > step.index()))
                .orElseGet(() -> isOlder(at, step)
                        ? new Unclear("it was written at %s, before the step".formatted(at))
                        : new Own());
    }

    private static Optional<Provenance> writtenDuring(Instant at, List<RunStep> steps, Predicate<RunStep> which) {
        return steps.stream()
                .filter(which)
                .filter(it -> it.command().isPresent() && during(at, it))
                .findFirst()
                .map(it -> new LeftOver("it was written during step %d".formatted(it.index())));
    }

    private static boolean isOlder(Instant at, RunStep step) {
        return step.started().filter(start -> at.isBefore(start.minus(SKEW))).isPresent();
    }

    private static boolean during(Instant at, RunStep step) {
        return step.started().isPresent() && step.finished().isPresent() && within(at, step, Duration.ZERO);
    }

    private static boolean within(Instant at, RunStep step, Duration skew) {
        boolean afterStart =
                step.started().filter(start -> at.isBefore(start.minus(skew))).isEmpty();
        boolean beforeEnd =
                step.finished().filter(end -> at.isAfter(end.plus(skew))).isEmpty();
        return afterStart && beforeEnd;
    }
}
