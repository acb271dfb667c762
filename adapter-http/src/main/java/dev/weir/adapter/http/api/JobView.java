package dev.weir.adapter.http.api;

import dev.weir.domain.workspace.Job;
import dev.weir.ports.driving.BrowseJobs.JobState;
import dev.weir.ports.driving.BrowseJobs.StepPlan;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A job of dbt Cloud, with what it builds.
 *
 * @param cron dbt Cloud's schedule in UTC; {@code scheduled} says whether it is switched on
 * @param after the job whose end starts this one
 * @param leadsTo the jobs that start when it ends
 * @param plan what each command is meant to do, with those that dbt Cloud adds by a checkbox
 * @param builds the assets that it is meant to build
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
        List<String> leadsTo,
        List<PlanView> plan,
        List<String> builds,
        List<String> unclear) {

    /** What a command is meant to do: {@code does} is builds, tests, clones, looks, nothing or unclear. */
    @Serdeable
    record PlanView(String command, String does, int nodes, List<String> builds, Optional<String> why) {
        static PlanView of(StepPlan step) {
            return new PlanView(step.command(), step.does(), step.nodes(), step.builds(), step.why());
        }
    }

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
                state.leadsTo().stream().map(Object::toString).toList(),
                state.steps().stream().map(PlanView::of).toList(),
                state.builds(),
                state.steps().stream()
                        .filter(it -> it.does().equals("unclear"))
                        .map(StepPlan::command)
                        .toList());
    }
}
