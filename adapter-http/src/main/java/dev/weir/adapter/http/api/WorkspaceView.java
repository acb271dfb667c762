package dev.weir.adapter.http.api;

import dev.weir.ports.driving.BrowseWorkspaces.Glance;
import dev.weir.ports.driving.BrowseWorkspaces.WorkspaceState;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a workspace stands.
 *
 * @param mode observe, shadow, orchestrate
 * @param lagSeconds from the end of the newest run that has ended to its being read
 * @param problems sentences for people
 */
@Serdeable
record WorkspaceView(
        String name,
        String mode,
        String accessUrl,
        String accountId,
        String projectId,
        Optional<String> projectName,
        String environmentId,
        Optional<String> environmentName,
        Optional<String> environmentKind,
        double pollSeconds,
        Optional<TickView> lastPoll,
        Optional<Double> lagSeconds,
        Optional<ManifestView> manifest,
        GlanceView glance,
        HistoryView history,
        List<String> problems) {

    /** What a person on call looks for first: unique ids, worst first. */
    @Serdeable
    record GlanceView(
            int assets,
            List<String> broken,
            List<String> blocked,
            List<String> late,
            List<String> inFlight,
            List<DueView> nextDue) {

        static GlanceView of(Glance glance) {
            return new GlanceView(
                    glance.assets(),
                    glance.broken(),
                    glance.blocked(),
                    glance.late(),
                    glance.inFlight(),
                    glance.nextDue().stream().map(DueView::of).toList());
        }
    }

    /** A job and when dbt Cloud will start it. */
    @Serdeable
    record DueView(String jobId, String name, Instant at) {
        static DueView of(Glance.Due due) {
            return new DueView(due.job().id().toString(), due.job().name(), due.at());
        }
    }

    /** How far the reading of what was there before has come: runs listed, and read. */
    @Serdeable
    record HistoryView(long listed, long read, boolean done) {}

    static WorkspaceView of(WorkspaceState state) {
        var workspace = state.workspace();
        return new WorkspaceView(
                workspace.name().value(),
                workspace.mode().name().toLowerCase(Locale.ROOT),
                workspace.accessUrl().toString(),
                workspace.account().toString(),
                workspace.project().toString(),
                state.projectName(),
                workspace.environment().toString(),
                state.environmentName(),
                state.environmentKind(),
                workspace.observe().poll().toMillis() / 1000.0,
                state.lastPoll().map(TickView::of),
                state.lag().map(it -> it.toMillis() / 1000.0),
                state.manifest().map(ManifestView::of),
                GlanceView.of(state.glance()),
                new HistoryView(
                        state.history().listed(),
                        state.history().read(),
                        state.history().done()),
                state.problems());
    }
}
