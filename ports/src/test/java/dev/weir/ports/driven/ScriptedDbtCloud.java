package dev.weir.ports.driven;

import dev.weir.domain.fault.Fault;
import dev.weir.domain.run.Run;
import dev.weir.domain.run.RunId;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.domain.workspace.AccountId;
import dev.weir.domain.workspace.Environment;
import dev.weir.domain.workspace.EnvironmentId;
import dev.weir.domain.workspace.Job;
import dev.weir.domain.workspace.JobId;
import dev.weir.domain.workspace.Mode;
import dev.weir.domain.workspace.ObserveSettings;
import dev.weir.domain.workspace.Project;
import dev.weir.domain.workspace.ProjectId;
import dev.weir.domain.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * dbt Cloud as a test tells it: its runs, jobs, clock and faults. Answers what is told at the moment of the call, to as many threads
 * as ask.
 *
 * <pre>{@code
 * cloud.clockIs(NOON);
 * cloud.run(101).job(311, "Nightly").succeeded().step(4, "dbt build").file(RUN_RESULTS, path);
 * cloud.failsNext(new Fault.Unavailable("dbt Cloud is away"));
 * cloud.showsLate(102);
 * }</pre>
 */
public final class ScriptedDbtCloud implements DbtCloud {

    /** Each question of the port. */
    public enum Call {
        RUNS_ABOVE,
        NEWEST_RUNS,
        OPEN_RUNS,
        RUNS,
        RUNS_FINISHED,
        RUNS_CREATED,
        RUN,
        LOG,
        FETCH,
        JOBS,
        PROJECT,
        ENVIRONMENT
    }

    private final Workspace workspace;
    private final NavigableMap<RunId, ScriptedRun> runs = new TreeMap<>();
    private final NavigableMap<JobId, Job> jobs = new TreeMap<>();
    private final Set<RunId> hidden = new HashSet<>();
    private final Deque<Fault> nextFaults = new ArrayDeque<>();
    private final Map<Call, Deque<Fault>> faultsOfCalls = new EnumMap<>(Call.class);
    private final Map<RunId, Fault> faultsOfRuns = new HashMap<>();
    private final Map<Call, Integer> calls = new EnumMap<>(Call.class);
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private Project project;
    private Environment environment;

    public ScriptedDbtCloud() {
        this(aWorkspace("shop"));
    }

    /** An account for whatever workspace is given; runs belong to its environment if they tell no other. */
    public ScriptedDbtCloud(Workspace workspace) {
        this.workspace = workspace;
        this.project = new Project(workspace.project(), "Shop", Optional.empty(), Optional.empty());
        this.environment = new Environment(
                workspace.environment(), "Production", Optional.of("production"), Optional.empty(), Optional.empty());
    }

    /** A workspace of account 42, project 7 and environment 9, observed as is usual. */
    public static Workspace aWorkspace(String name) {
        return new Workspace(
                new WorkspaceName(name),
                URI.create("https://dbt.example"),
                new AccountId(42),
                new ProjectId(7),
                new EnvironmentId(9),
                Mode.OBSERVE,
                ObserveSettings.DEFAULT);
    }

    /** {@return the workspace that tests watch} */
    public Workspace workspace() {
        return workspace;
    }

    /** What dbt Cloud's clock shows from now on. */
    public synchronized ScriptedDbtCloud clockIs(Instant time) {
        now = time;
        return this;
    }

    /** {@return what dbt Cloud's clock shows} */
    public synchronized Instant now() {
        return now;
    }

    /** The run of this id: a new one, queued and created now, or the one that there is. */
    public synchronized ScriptedRun run(long id) {
        return runs.computeIfAbsent(new RunId(id), key -> new ScriptedRun(this, key, workspace.environment(), now));
    }

    /** dbt Cloud knows this run no more. */
    public synchronized ScriptedDbtCloud forgets(long run) {
        runs.remove(new RunId(run));
        return this;
    }

    /** The run is there, and no answer shows it before {@link #shows}. */
    public synchronized ScriptedDbtCloud showsLate(long run) {
        hidden.add(new RunId(run));
        return this;
    }

    /** The run shows from now on. */
    public synchronized ScriptedDbtCloud shows(long run) {
        hidden.remove(new RunId(run));
        return this;
    }

    /** The account holds this job, in place of one with the same id. */
    public synchronized ScriptedDbtCloud job(Job job) {
        jobs.put(job.id(), job);
        return this;
    }

    /** The account holds a job of this name, with one step. */
    public ScriptedDbtCloud job(long id, String name) {
        return job(new Job(
                new JobId(id),
                name,
                Optional.empty(),
                Optional.of("scheduled"),
                workspace.environment(),
                List.of("dbt build"),
                Optional.of("prod"),
                Optional.of("0 3 * * *"),
                new Job.Triggers(true, false, false),
                Optional.empty(),
                new Job.Extras(false, false, false),
                Optional.empty()));
    }

    public synchronized ScriptedDbtCloud project(Project told) {
        project = told;
        return this;
    }

    public synchronized ScriptedDbtCloud environment(Environment told) {
        environment = told;
        return this;
    }

    /** The next call that no earlier fault waits for fails so, whichever it is. */
    public synchronized ScriptedDbtCloud failsNext(Fault fault) {
        nextFaults.add(fault);
        return this;
    }

    /** The next such call fails so. */
    public synchronized ScriptedDbtCloud failsNext(Call call, Fault fault) {
        faultsOfCalls.computeIfAbsent(call, _ -> new ArrayDeque<>()).add(fault);
        return this;
    }

    /** Reading this run, its logs and files fails so until {@link #mends}; lists still show it. */
    public synchronized ScriptedDbtCloud failsFor(long run, Fault fault) {
        faultsOfRuns.put(new RunId(run), fault);
        return this;
    }

    public synchronized ScriptedDbtCloud mends(long run) {
        faultsOfRuns.remove(new RunId(run));
        return this;
    }

    /** {@return how often this was asked, failures included} */
    public synchronized int calls(Call call) {
        return calls.getOrDefault(call, 0);
    }

    /** {@return how often anything was asked, failures included} */
    public synchronized int calls() {
        return calls.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Counts from nought again. */
    public synchronized ScriptedDbtCloud countsAnew() {
        calls.clear();
        return this;
    }

    /** {@return all runs that show, lowest id first: what a server that plays this account needs} */
    public synchronized List<ScriptedRun> shown() {
        return runs.values().stream().filter(run -> !hidden.contains(run.id())).toList();
    }

    @Override
    public synchronized Answered<List<Run>> runsAbove(Workspace of, RunId above) {
        asked(Call.RUNS_ABOVE);
        return answered(of(of).filter(run -> run.id().compareTo(above) > 0));
    }

    @Override
    public synchronized Answered<List<Run>> newestRuns(Workspace of, int most) {
        asked(Call.NEWEST_RUNS);
        return answered(newestFirst(of(of)).limit(checked(most)));
    }

    @Override
    public synchronized Answered<List<Run>> openRuns(Workspace of) {
        asked(Call.OPEN_RUNS);
        return answered(of(of).filter(run -> !run.ended()));
    }

    @Override
    public synchronized Answered<List<Run>> runs(Workspace of, Collection<RunId> ids) {
        asked(Call.RUNS);
        return answered(shown().stream().map(ScriptedRun::run).filter(run -> ids.contains(run.id())));
    }

    @Override
    public synchronized Answered<List<Run>> runsFinished(Workspace of, Instant from, Instant to) {
        asked(Call.RUNS_FINISHED);
        return answered(of(of).filter(
                        run -> run.times().finished().filter(within(from, to)).isPresent()));
    }

    @Override
    public synchronized Answered<List<Run>> runsCreated(Workspace of, Instant from, Instant to, int most) {
        asked(Call.RUNS_CREATED);
        var created = of(of).filter(run -> within(from, to).test(run.times().created()));
        return answered(newestFirst(created).limit(checked(most)));
    }

    @Override
    public synchronized Optional<RunWithSteps> run(Workspace of, RunId id) {
        asked(Call.RUN, id);
        return find(id).map(run -> new RunWithSteps(run.run(), run.steps()));
    }

    @Override
    public synchronized Optional<String> log(Workspace of, RunId run, int step) {
        asked(Call.LOG, run);
        return find(run).flatMap(found -> found.logOf(step)).filter(text -> !text.isEmpty());
    }

    @Override
    public synchronized Fetched fetch(Workspace of, RunId run, int step, ArtifactName artifact, Path into) {
        asked(Call.FETCH, run);
        return fetched(find(run).flatMap(found -> found.fileOf(step, artifact)), into);
    }

    @Override
    public synchronized Fetched fetch(Workspace of, RunId run, ArtifactName artifact, Path into) {
        asked(Call.FETCH, run);
        return fetched(find(run).flatMap(found -> found.fileOf(artifact)), into);
    }

    private static Fetched fetched(Optional<byte[]> content, Path into) {
        if (content.isEmpty()) {
            return new Fetched.Absent();
        }
        try {
            Files.write(into, content.get());
            return new Fetched.Whole(into, content.get().length);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public synchronized List<Job> jobs(Workspace of) {
        asked(Call.JOBS);
        return jobs.values().stream()
                .filter(job -> job.environment().equals(of.environment()))
                .toList();
    }

    @Override
    public synchronized Project project(Workspace of) {
        asked(Call.PROJECT);
        return project;
    }

    @Override
    public synchronized Environment environment(Workspace of) {
        asked(Call.ENVIRONMENT);
        return environment;
    }

    Optional<String> nameOf(JobId job) {
        return Optional.ofNullable(jobs.get(job)).map(Job::name);
    }

    private Stream<Run> of(Workspace asked) {
        return shown().stream()
                .map(ScriptedRun::run)
                .filter(run ->
                        run.environment().filter(asked.environment()::equals).isPresent());
    }

    private Optional<ScriptedRun> find(RunId id) {
        return Optional.ofNullable(runs.get(id)).filter(run -> !hidden.contains(id));
    }

    private static Stream<Run> newestFirst(Stream<Run> runs) {
        return runs.sorted(Comparator.comparing(Run::id).reversed());
    }

    private static Predicate<Instant> within(Instant from, Instant to) {
        return at -> !at.isBefore(from) && !at.isAfter(to);
    }

    private static int checked(int most) {
        if (most < 1 || most > 100) {
            throw new IllegalArgumentException("most is %d, must be 1 to 100".formatted(most));
        }
        return most;
    }

    private Answered<List<Run>> answered(Stream<Run> found) {
        return new Answered<>(found.toList(), now);
    }

    private void asked(Call call, RunId run) {
        asked(call);
        var fault = faultsOfRuns.get(run);
        if (fault != null) {
            throw new DbtCloudException(fault);
        }
    }

    private void asked(Call call) {
        calls.merge(call, 1, Integer::sum);
        var waiting = faultsOfCalls.getOrDefault(call, nextFaults);
        var fault = waiting.isEmpty() ? nextFaults.poll() : waiting.poll();
        if (fault != null) {
            throw new DbtCloudException(fault);
        }
    }
}
