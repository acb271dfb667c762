package dev.weir.adapter.dbtcloud.sandbox;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All that the account holds. Not thread-safe by itself: whoever reads or changes it holds its lock. */
final class Account {

    /** The one person of the account. */
    static final long USER = 70_403_110_000_801L;

    private final long id;
    private final String name;
    private final InstantSource clock;
    private final Life life;
    private final Ids ids = new Ids();
    private final NavigableMap<Long, Project> projects = new TreeMap<>();
    private final NavigableMap<Long, Environment> environments = new TreeMap<>();
    private final NavigableMap<Long, Job> jobs = new TreeMap<>();
    private final NavigableMap<Long, SandboxRun> runs = new TreeMap<>();
    private final Map<Long, List<SandboxRun>> runsByJob = new TreeMap<>();
    private final Instant created;
    private String address = "";

    Account(long id, String name, InstantSource clock, Life life) {
        this.id = id;
        this.name = name;
        this.clock = clock;
        this.life = life;
        this.created = Instant.parse("2025-09-01T08:00:00.000001Z");
    }

    long id() {
        return id;
    }

    String name() {
        return name;
    }

    Ids ids() {
        return ids;
    }

    Life life() {
        return life;
    }

    /** Where the account is reached; shown in links only. */
    String address() {
        return address;
    }

    void address(String where) {
        address = where;
    }

    /** Lets everything happen that is due by now. {@return now} */
    Instant advance() {
        var now = clock.instant();
        life.advance(this, now);
        return now;
    }

    Doc json() {
        return Doc.of("id", id)
                .with("name", name)
                .with("plan", "enterprise")
                .with("state", 1)
                .with("identifier", "act_0weirsandbox")
                .with("run_slots", 5)
                .with("queue_limit", 50)
                .with("run_duration_limit_seconds", 86_400)
                .with("developer_seats", 8)
                .with("read_only_seats", 50)
                .with("it_seats", 0)
                .with("explorer_seats", 0)
                .with("analyst_seats", 0)
                .with("locked", false)
                .with("lock_reason", null)
                .with("lock_cause", null)
                .with("unlocked_at", null)
                .with("run_locked_until", null)
                .with("pending_cancel", false)
                .with("static_subdomain", null)
                .with("vanity_subdomain", null)
                .with("docs_job_id", null)
                .with("freshness_job_id", null)
                .with("created_at", Stamps.other(created))
                .with("updated_at", Stamps.other(created));
    }

    List<Project> projects() {
        return List.copyOf(projects.values());
    }

    @Nullable
    Project project(long which) {
        return projects.get(which);
    }

    void put(Project project) {
        projects.put(project.id(), project);
    }

    List<Environment> environments() {
        return List.copyOf(environments.values());
    }

    @Nullable
    Environment environment(long which) {
        return environments.get(which);
    }

    void put(Environment environment) {
        environments.put(environment.id(), environment);
    }

    List<Job> jobs() {
        return List.copyOf(jobs.values());
    }

    @Nullable
    Job job(long which) {
        return jobs.get(which);
    }

    void put(Job job) {
        ids.used(0);
        jobs.put(job.id(), job);
    }

    List<SandboxRun> runs() {
        return List.copyOf(runs.values());
    }

    @Nullable
    SandboxRun run(long which) {
        return runs.get(which);
    }

    /** {@return a job's runs, oldest first} */
    List<SandboxRun> runsOf(long job) {
        return List.copyOf(runsByJob.getOrDefault(job, List.of()));
    }

    /** {@return the job's newest run, or null} */
    @Nullable
    SandboxRun newestOf(long job) {
        var list = runsByJob.get(job);
        return list == null || list.isEmpty() ? null : list.getLast();
    }

    void put(SandboxRun run) {
        runs.put(run.id(), run);
        var ofJob = runsByJob.computeIfAbsent(run.job(), _ -> new ArrayList<>());
        var at = ofJob.size();
        while (at > 0 && ofJob.get(at - 1).id() > run.id()) {
            at--;
        }
        ofJob.add(at, run);
    }

    /** Takes a run away without a trace, as a deletion between list and read does. */
    void forget(long run) {
        var gone = runs.remove(run);
        if (gone != null) {
            runsByJob.getOrDefault(gone.job(), List.of()).remove(gone);
        }
    }

    /** Takes note of a deed that concerns no run and no job. */
    void noted(Doc deed, Instant at) {
        life.noted(this, deed, at);
    }

    /** {@return why dbt Cloud would not retry a run, or null if it would} */
    @Nullable
    String retryReason(RunState run, Instant now) {
        if (run.status() != RunState.ERROR) {
            return "RETRY_NOT_FAILED_RUN";
        }
        var newest = newestOf(run.place().job());
        if (newest == null || newest.id() != run.id()) {
            return "RETRY_NOT_LATEST_RUN";
        }
        var failed = RetryRule.failed(run);
        if (failed == null || failed.command() == null || !RetryRule.retriable(failed.command())) {
            return "RETRY_UNSUPPORTED_CMD";
        }
        return failed.target().get().containsKey("run_results.json") ? null : "RETRY_NO_RUN_RESULTS";
    }
}
