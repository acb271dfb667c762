package dev.weir.adapter.dbtcloud.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fills an account by hand, so that a test can state its situation exactly. Safe to use while calls go on. */
public final class Script {

    private static final Instant LONG_AGO = Instant.parse("2026-01-05T09:00:00.000001Z");

    private final Account account;
    private final Deeds deeds;

    Script(Account account, Deeds deeds) {
        this.account = account;
        this.deeds = deeds;
    }

    /** Adds a project. {@return its id} */
    public long project(String name) {
        synchronized (account) {
            var id = account.ids().next(account.advance());
            account.put(new Project(id, name, "orchard-coop/" + name, LONG_AGO, 1));
            return id;
        }
    }

    /** Adds an environment; {@code kind} is production, staging, or null for neither. {@return its id} */
    public long environment(long project, String name, @Nullable String kind) {
        synchronized (account) {
            var id = account.ids().next(account.advance());
            account.put(new Environment(id, project, name, kind, "main", "latest", LONG_AGO, 1));
            return id;
        }
    }

    /** Adds a job of these commands. {@return its id} */
    public long job(long environment, String name, String... commands) {
        return job(environment, name, "other", commands);
    }

    /** Adds a job of dbt Cloud's {@code type}: ci, scheduled, merge, other … {@return its id} */
    public long jobOfType(long environment, String name, String type, String... commands) {
        return job(environment, name, type, commands);
    }

    private long job(long environment, String name, String type, String[] commands) {
        synchronized (account) {
            var where = account.environment(environment);
            if (where == null) {
                throw new IllegalArgumentException("there is no environment " + environment);
            }
            var now = account.advance();
            var id = account.ids().next(now);
            var body = Doc.of("project_id", where.project())
                    .with("environment_id", environment)
                    .with("name", name)
                    .with("job_type", type)
                    .with("execute_steps", List.of(commands));
            account.put(Job.of(id, body, LONG_AGO, now));
            return id;
        }
    }

    /** Adds a run that was created now. */
    public ScriptedRun run(long job) {
        synchronized (account) {
            return run(job, account.ids().next(account.advance()));
        }
    }

    /** Adds a run that was created now, with an id of the test's own. */
    public ScriptedRun run(long job, long id) {
        synchronized (account) {
            var of = account.job(job);
            if (of == null) {
                throw new IllegalArgumentException("there is no job " + job);
            }
            var place = new RunState.Place(job, of.project(), of.environment());
            var run = new ScriptedRun(id, place, account.advance());
            account.put(run);
            return run;
        }
    }

    /** {@return a run that a test said, or that was triggered in a scripted account} */
    public Optional<ScriptedRun> find(long run) {
        synchronized (account) {
            return account.run(run) instanceof ScriptedRun scripted ? Optional.of(scripted) : Optional.empty();
        }
    }

    /** {@return the ids of all runs, oldest first} */
    public List<Long> runs() {
        synchronized (account) {
            account.advance();
            return account.runs().stream().map(SandboxRun::id).toList();
        }
    }

    /** Takes a run away without a trace. */
    public void forgetRun(long run) {
        synchronized (account) {
            account.forget(run);
        }
    }

    /** Deletes a job, as a person does. */
    public void deleteJob(long job) {
        synchronized (account) {
            deeds.perform(Doc.of("deed", "delete-job").with("id", job), account.advance());
        }
    }
}
