package dev.weir.domain.run;

import dev.weir.domain.workspace.EnvironmentId;
import dev.weir.domain.workspace.JobId;
import java.time.Instant;
import java.util.Optional;

/**
 * A dbt Cloud run as it was last seen, without its steps. What dbt Cloud left out is empty.
 *
 * @param job the job it belongs to; empty when dbt Cloud names none
 * @param jobName the job's name at that time, if it was told
 * @param retries the run that this one is dbt Cloud's own retry of
 * @param page where people see it at dbt Cloud; to be shown, never parsed
 */
public record Run(
        RunId id,
        Optional<JobId> job,
        Optional<String> jobName,
        Optional<EnvironmentId> environment,
        RunStatus status,
        Optional<String> statusMessage,
        StartedBy startedBy,
        Code code,
        Times times,
        Optional<RunId> retries,
        Optional<String> page) {

    /** {@return whether it has ended} */
    public boolean ended() {
        return status.ended();
    }

    /** When things happened, by dbt Cloud's clock. */
    public record Times(
            Instant created, Optional<Instant> dequeued, Optional<Instant> started, Optional<Instant> finished) {}

    /** Which code it ran. The commit is unknown until it was cloned. */
    public record Code(Optional<String> branch, Optional<String> commit, Optional<String> dbtVersion) {}
}
