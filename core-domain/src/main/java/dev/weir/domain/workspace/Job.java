package dev.weir.domain.workspace;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A job as it is defined at dbt Cloud. What dbt Cloud left out is empty.
 *
 * @param type dbt Cloud's own word: ci, scheduled, other, merge …
 * @param steps the commands, in order, without those that dbt Cloud adds for docs and freshness
 * @param target the name of dbt's target, if the job names one
 * @param cron dbt Cloud's schedule in UTC, whether it is switched on or not
 */
public record Job(
        JobId id,
        String name,
        Optional<String> description,
        Optional<String> type,
        EnvironmentId environment,
        List<String> steps,
        Optional<String> target,
        Optional<String> cron,
        Triggers triggers,
        Optional<Chain> after,
        Extras extras,
        Optional<Instant> nextRun) {

    public Job {
        steps = List.copyOf(steps);
    }

    /** What starts the job besides people and the API. */
    public record Triggers(boolean schedule, boolean pullRequest, boolean merge) {}

    /** The job runs when another one ends with one of these statuses (dbt Cloud's numbers). */
    public record Chain(JobId job, List<Integer> statuses) {
        public Chain {
            statuses = List.copyOf(statuses);
        }
    }

    /** The steps that dbt Cloud adds by a checkbox. */
    public record Extras(boolean generatesDocs, boolean checksFreshness, boolean deactivated) {}
}
