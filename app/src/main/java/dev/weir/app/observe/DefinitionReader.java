package dev.weir.app.observe;

import dev.weir.domain.event.Intake;
import dev.weir.domain.event.Keeping;
import dev.weir.domain.event.KeptRun;
import dev.weir.domain.event.Lane;
import dev.weir.domain.run.Run;
import dev.weir.domain.workspace.Job;
import dev.weir.domain.workspace.JobId;
import dev.weir.domain.workspace.Workspace;
import dev.weir.ports.driven.DbtCloud;
import dev.weir.ports.driven.Registry;
import dev.weir.ports.driven.Registry.Definitions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What dbt Cloud has defined: read again every few minutes, and when a run names a job that nobody knows. */
public final class DefinitionReader {

    private static final Duration FRESH = Duration.ofMinutes(5);

    /** A deleted job stays unknown, and must not cost calls at every poll. */
    private static final Duration AT_MOST_EVERY = Duration.ofMinutes(1);

    private final DbtCloud cloud;
    private final Registry registry;
    private final InstantSource time;

    public DefinitionReader(DbtCloud cloud, Registry registry, InstantSource time) {
        this.cloud = cloud;
        this.registry = registry;
        this.time = time;
    }

    /** The definitions, read again if they are old, or if one of these runs belongs to a job that they do not have. */
    Definitions current(Workspace workspace, List<Run> runs) {
        var known = registry.definitions(workspace.name());
        if (known.isPresent() && !wanted(known.get(), runs)) {
            return known.get();
        }
        var read = new Definitions(
                cloud.project(workspace), cloud.environment(workspace), cloud.jobs(workspace), time.instant());
        registry.define(workspace.name(), read);
        return read;
    }

    private boolean wanted(Definitions known, List<Run> runs) {
        var age = Duration.between(known.readAt(), time.instant());
        if (age.isNegative() || age.compareTo(FRESH) > 0) {
            return true;
        }
        return age.compareTo(AT_MOST_EVERY) > 0
                && runs.stream()
                        .anyMatch(
                                run -> run.job().isPresent() && job(known, run).isEmpty());
    }

    /** {@return the definition of a run's job, if it still has one} */
    static Optional<Job> job(Definitions definitions, Run run) {
        Optional<JobId> id = run.job();
        return definitions.jobs().stream()
                .filter(it -> id.filter(it.id()::equals).isPresent())
                .findFirst();
    }

    /** {@return a run that was just met, kept as the workspace's rules want it} */
    static KeptRun met(Workspace workspace, Definitions definitions, Run run, Lane lane) {
        var met = KeptRun.met(run, lane);
        return Intake.excludes(workspace.observe(), run, job(definitions, run))
                .map(rule -> met.keptAs(new Keeping.Excluded(rule)))
                .orElse(met);
    }
}
