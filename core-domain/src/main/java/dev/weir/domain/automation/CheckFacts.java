package dev.weir.domain.automation;

import dev.weir.domain.automation.AssetFacts.Happening;
import dev.weir.domain.automation.Fact.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is known of one check: its executions, planned and done, in the order in which they were first heard of. */
final class CheckFacts {

    /** How an execution stands, seen together with its run. */
    enum Standing {
        IN_PROGRESS,
        PASSED,
        FAILED,
        EXECUTION_FAILED,
        /** It was to run and did not. */
        SKIPPED
    }

    /** One execution. */
    static final class Execution {
        final Optional<String> run;
        final Optional<RunFacts> planned;
        final long id;
        private Optional<Outcome> outcome = Optional.empty();
        private long resultId;
        private long resultAt;
        /** The materialization that it judged, 0 if there was none. */
        private long judged;

        Execution(Optional<String> run, Optional<RunFacts> planned, long id) {
            this.run = run;
            this.planned = planned;
            this.id = id;
        }

        Standing standing() {
            if (outcome.isPresent()) {
                return outcome.get() == Outcome.PASSED ? Standing.PASSED : Standing.FAILED;
            }
            if (planned.isEmpty() || planned.get().isDeleted()) {
                return Standing.SKIPPED;
            }
            return switch (planned.get().state()) {
                case NOT_STARTED, ACTIVE -> Standing.IN_PROGRESS;
                case FAILED -> Standing.EXECUTION_FAILED;
                case SUCCEEDED, CANCELED -> Standing.SKIPPED;
            };
        }
    }

    static final CheckFacts NOTHING = new CheckFacts();

    private final List<Execution> executions = new ArrayList<>();

    void plan(RunFacts run, long id) {
        executions.add(new Execution(Optional.of(run.name), Optional.of(run), id));
    }

    void result(long id, long at, Optional<String> run, Outcome outcome, Optional<Happening> judged) {
        var execution = executions.reversed().stream()
                .filter(planned -> run.isPresent() && planned.run.equals(run))
                .findFirst()
                .orElseGet(() -> {
                    var own = new Execution(run, Optional.empty(), id);
                    executions.add(own);
                    return own;
                });
        execution.outcome = Optional.of(outcome);
        execution.resultId = id;
        execution.resultAt = at;
        execution.judged = judged.map(Happening::id).orElse(0L);
    }

    /** Forgets all executions, those that are under way included, as Dagster does when the asset's history is wiped. */
    void wipe() {
        executions.clear();
    }

    /** Forgets executions that are over and were followed by others. */
    void forget() {
        if (executions.size() > 1) {
            var last = executions.getLast();
            executions.removeIf(execution -> execution != last && execution.standing() != Standing.IN_PROGRESS);
        }
    }

    /** Goes by arrival, so that a result at the instant of a tick counts once and a late one counts too. A newer plan hides it. */
    boolean updatedSince(long since) {
        return newest().filter(newest -> newest.outcome.isPresent() && newest.resultId > since)
                .isPresent();
    }

    Optional<Execution> newest() {
        return executions.isEmpty() ? Optional.empty() : Optional.of(executions.getLast());
    }

    /** {@return how it stands with regard to the newest materialization; empty when nothing is known about that} */
    Optional<Standing> standing(Optional<Happening> newestMade, FactBook book) {
        return newest().filter(execution -> concerns(execution, newestMade, book))
                .map(Execution::standing);
    }

    private static boolean concerns(Execution execution, Optional<Happening> newestMade, FactBook book) {
        var standing = execution.standing();
        if (standing == Standing.IN_PROGRESS || newestMade.isEmpty()) {
            return true;
        }
        var made = newestMade.get();
        if (made.run().isPresent() && made.run().equals(execution.run)) {
            return true;
        }
        if (execution.outcome.isPresent()) {
            return execution.judged == 0 ? made.at() < execution.resultAt : execution.judged == made.id();
        }
        // Nothing came of it: it counts when its run was created after the run that made the asset.
        return made.run()
                .flatMap(book::run)
                .filter(run -> !run.isDeleted())
                .flatMap(run -> execution.planned.map(planned -> planned.created > run.created))
                .orElse(false);
    }

    /** {@return whether the newest execution broke off, after the newest materialization was made} */
    boolean executionFailed(Optional<Happening> newestMade, FactBook book) {
        var newest = newest().filter(execution -> execution.standing() == Standing.EXECUTION_FAILED);
        return newest.isPresent()
                && (concerns(newest.get(), newestMade, book)
                        || newestMade
                                .filter(made -> made.run().isEmpty() && newest.get().id > made.id())
                                .isPresent());
    }
}
