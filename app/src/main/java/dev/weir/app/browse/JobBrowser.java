package dev.weir.app.browse;

import dev.weir.app.observe.ManifestShelf;
import dev.weir.app.observe.ManifestShelf.Shelved;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.domain.workspace.Job;
import dev.weir.domain.workspace.JobId;
import dev.weir.ports.driven.Registry;
import dev.weir.ports.driving.BrowseJobs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Tells of dbt Cloud's jobs, and plans what each is meant to do. */
public final class JobBrowser implements BrowseJobs {

    private static final String DOCS = "dbt docs generate";
    private static final String FRESHNESS = "dbt source freshness";

    private final Declared declared;
    private final Registry registry;
    private final ManifestShelf shelf;
    private final StepPlans plans = new StepPlans();

    public JobBrowser(Declared declared, Registry registry, ManifestShelf shelf) {
        this.declared = declared;
        this.registry = registry;
        this.shelf = shelf;
    }

    @Override
    public List<JobState> jobs(WorkspaceName workspace) {
        var name = declared.workspace(workspace).name();
        var jobs = defined(name);
        var all = everyones();
        var manifest = shelf.current(name);
        return jobs.stream().map(job -> state(job, all, manifest)).toList();
    }

    /** A job may be chained to one of another project. */
    private List<Job> everyones() {
        return declared.all().stream()
                .flatMap(it -> defined(it.name()).stream())
                .toList();
    }

    private List<Job> defined(WorkspaceName name) {
        return registry.definitions(name).stream()
                .flatMap(it -> it.jobs().stream())
                .toList();
    }

    private JobState state(Job job, List<Job> all, Optional<Shelved> manifest) {
        var planned =
                steps(job).stream().map(step -> plans.of(step, manifest).step()).toList();
        var builds = new TreeSet<String>();
        planned.forEach(it -> builds.addAll(it.builds()));
        return new JobState(job, planned, List.copyOf(builds), leadsTo(job, all));
    }

    /** dbt Cloud checks freshness before the job's own steps, and generates docs after them. */
    private static List<String> steps(Job job) {
        var steps = new ArrayList<String>();
        if (job.extras().checksFreshness()) {
            steps.add(FRESHNESS);
        }
        steps.addAll(job.steps());
        if (job.extras().generatesDocs()) {
            steps.add(DOCS);
        }
        return steps;
    }

    private static List<JobId> leadsTo(Job job, List<Job> all) {
        return all.stream()
                .filter(it ->
                        it.after().map(Job.Chain::job).filter(job.id()::equals).isPresent())
                .map(Job::id)
                .toList();
    }

    @Override
    public List<JobState> workingOn(WorkspaceName workspace, String uniqueId) {
        var name = declared.workspace(workspace).name();
        var all = everyones();
        var manifest = shelf.current(name);
        return defined(name).stream()
                .map(job -> new JobState(
                        job,
                        steps(job).stream()
                                .map(step -> plans.of(step, manifest))
                                .filter(it -> it.worksOn(uniqueId))
                                .map(StepPlans.Planned::step)
                                .map(it -> only(it, uniqueId))
                                .toList(),
                        List.of(),
                        leadsTo(job, all)))
                .filter(it -> !it.steps().isEmpty())
                .sorted(Comparator.comparing(
                        it -> it.steps().stream().allMatch(step -> step.builds().isEmpty())))
                .toList();
    }

    private static StepPlan only(StepPlan step, String uniqueId) {
        var builds = step.builds().contains(uniqueId) ? List.of(uniqueId) : List.<String>of();
        return new StepPlan(step.command(), step.does(), builds, step.nodes(), step.why());
    }
}
