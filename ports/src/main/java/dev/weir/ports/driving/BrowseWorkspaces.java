package dev.weir.ports.driving;

import dev.weir.domain.run.ManifestVersion;
import dev.weir.domain.tick.Tick;
import dev.weir.domain.value.Slice;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.domain.workspace.AccountId;
import dev.weir.domain.workspace.Job;
import dev.weir.domain.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How each workspace and each loop stands. Throws {@link UnknownWorkspaceException} for a workspace that is not declared, and
 * {@link AskedWronglyException} for a cursor that it did not hand out.
 */
public interface BrowseWorkspaces {

    List<WorkspaceState> workspaces();

    WorkspaceState workspace(WorkspaceName name);

    /**
     * How a workspace stands.
     *
     * @param environmentKind dbt Cloud's word: production, staging …; empty if unknown
     * @param lag from the end of the newest run that has ended to its being read, if it was
     * @param problems sentences for people: what is wrong, and how to mend it
     */
    record WorkspaceState(
            Workspace workspace,
            Optional<String> projectName,
            Optional<String> environmentName,
            Optional<String> environmentKind,
            Optional<Tick> lastPoll,
            Optional<Duration> lag,
            Optional<ManifestVersion> manifest,
            Glance glance,
            History history,
            List<String> problems) {
        public WorkspaceState {
            problems = List.copyOf(problems);
        }
    }

    /**
     * What a person on call looks for first. Lists of unique ids, worst first.
     *
     * @param broken failed last, with nothing that failed above
     * @param blocked failed or left out, because of something above
     * @param late sources whose data is older than promised
     * @param inFlight being built now
     * @param nextDue the next jobs that dbt Cloud will start by their schedule
     */
    record Glance(
            int assets,
            List<String> broken,
            List<String> blocked,
            List<String> late,
            List<String> inFlight,
            List<Due> nextDue) {
        public Glance {
            broken = List.copyOf(broken);
            blocked = List.copyOf(blocked);
            late = List.copyOf(late);
            inFlight = List.copyOf(inFlight);
            nextDue = List.copyOf(nextDue);
        }

        /** A job and when it is due. */
        public record Due(Job job, Instant at) {}
    }

    /** How far the reading of what was there before has come. */
    record History(long listed, long read, boolean done) {}

    /** Every loop with its last tick. */
    List<Tick> loops();

    /** What loops did, newest first. */
    Slice<Tick> ticks(Optional<String> loop, Slice.Request part);

    /** How each account's budget of calls stands. */
    List<Budget> budgets();

    /** Calls made in the running minute and hour, by whom in the hour, and until when dbt Cloud has closed the account. */
    record Budget(
            AccountId account,
            int perMinute,
            int thisMinute,
            int thisHour,
            List<Spender> spenders,
            Optional<Instant> closedUntil) {
        public Budget {
            spenders = List.copyOf(spenders);
        }

        /** What one spender has used in the running hour. */
        public record Spender(String name, int calls) {}
    }
}
