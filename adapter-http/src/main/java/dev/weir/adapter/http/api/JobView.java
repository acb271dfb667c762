package dev.weir.adapter.http.api;

import dev.weir.domain.workspace.Job;
import dev.weir.ports.driving.BrowseWorkspaces.JobState;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A job of dbt Cloud, with what it builds.
 *
 * @param cron dbt Cloud's schedule in UTC; {@code scheduled} says whether it is switched on
 * @param after the job whose end starts this one
 * @param unclear the commands that could not be planned
 */
@Serdeable
record JobView(
        String id,
        String name,
        Optional<String> description,
        Optional<String> type,
        String environmentId,
        List<String> steps,
        Optional<String> target,
        Optional<String> cron,
        boolean scheduled,
        boolean onPullRequest,
        boolean onMerge,
        Optional<Chain> after,
        boolean generatesDocs,
        boolean checksFreshness,
        boolean deactivated,
        Optional<Instant> nextRun,
        List<String> builds,
        List<String> unclear) {

    /** After which job it runs, and after which of its ends (dbt Cloud's numbers). */
    @Serdeable
    record Chain(String jobId, List<Integer> statuses) {
        static Chain of(Job.Chain chain) {
            return new Chain(chain.job().toString(), chain.statuses());
        }
    }

    static JobView of(JobState state) {
        var job = state.job();
        return new JobView(
                job.id().toString(),
                job.name(),
                job.description(),
                job.type(),
                job.environment().toString(),
                job.steps(),
                job.target(),
                job.cron(),
                job.triggers().schedule(),
                job.triggers().pullRequest(),
                job.triggers().merge(),
                job.after().map(Chain::of),
                job.extras().generatesDocs(),
                job.extras().checksFreshness(),
                job.extras().deactivated(),
                job.nextRun(),
                state.builds(),
                state.unclear());
    }
}
