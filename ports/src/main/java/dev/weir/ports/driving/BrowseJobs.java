package dev.weir.ports.driving;

import dev.weir.domain.value.WorkspaceName;
import dev.weir.domain.workspace.Job;
import dev.weir.domain.workspace.JobId;
import java.util.List;
import java.util.Optional;

/**
 * dbt Cloud's jobs: how they are defined, and what each is meant to do over the current manifest. Throws
 * {@link UnknownWorkspaceException} for a workspace that is not declared.
 */
public interface BrowseJobs {

    /** The jobs of the workspace's environment, as dbt Cloud lists them. */
    List<JobState> jobs(WorkspaceName workspace);

    /** The jobs that are meant to work on a node, each with those of its steps that do; those that build it come first. */
    List<JobState> workingOn(WorkspaceName workspace, String uniqueId);

    /**
     * A job.
     *
     * @param steps all that it does, in order, with what dbt Cloud adds by a checkbox
     * @param builds the unique ids of the assets that its steps are meant to build, sorted
     * @param leadsTo the jobs that start when it ends, those of other workspaces too
     */
    record JobState(Job job, List<StepPlan> steps, List<String> builds, List<JobId> leadsTo) {
        public JobState {
            steps = List.copyOf(steps);
            builds = List.copyOf(builds);
            leadsTo = List.copyOf(leadsTo);
        }
    }

    /**
     * What a step is meant to do.
     *
     * @param does builds, tests, clones, looks, nothing, or unclear
     * @param builds the assets that it builds, sorted
     * @param nodes how many nodes it works on, tests among them
     * @param why of a step that does nothing or is unclear: the reason; of another, what dbt would warn of
     */
    record StepPlan(String command, String does, List<String> builds, int nodes, Optional<String> why) {
        public StepPlan {
            builds = List.copyOf(builds);
        }
    }
}
