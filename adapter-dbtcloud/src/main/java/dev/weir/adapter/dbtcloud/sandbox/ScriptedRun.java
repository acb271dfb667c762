package dev.weir.adapter.dbtcloud.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run of which a test says everything. What is not said is as of a run that was just queued. Safe to change while calls go on. */
public final class ScriptedRun implements SandboxRun {

    private final long id;
    private final RunState.Place place;
    private final List<ScriptedStep> steps = new ArrayList<>();
    private final Doc given = Doc.of();
    private Instant created;
    private String cause = "scheduled";
    private String category = "scheduled";
    private int status = RunState.QUEUED;
    private @Nullable String message;
    private @Nullable Instant dequeued;
    private @Nullable Instant started;
    private @Nullable Instant finished;
    private @Nullable String branch = "main";
    private @Nullable String commit;
    private String dbtVersion = "latest";
    private @Nullable Long retries;
    private @Nullable String cancelledBy;

    ScriptedRun(long id, RunState.Place place, Instant created) {
        this.id = id;
        this.place = place;
        this.created = created;
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public long job() {
        return place.job();
    }

    /** Says when it was created. */
    public synchronized ScriptedRun createdAt(Instant at) {
        created = at;
        return this;
    }

    /** Says that it runs since {@code at}. */
    public synchronized ScriptedRun running(Instant at) {
        status = RunState.RUNNING;
        dequeued = at;
        started = at;
        return this;
    }

    /** Says that it ended well at {@code at}. */
    public ScriptedRun succeeded(Instant at) {
        return ended(RunState.SUCCESS, at);
    }

    /** Says that it ended with an error at {@code at}. */
    public ScriptedRun failed(Instant at) {
        return ended(RunState.ERROR, at);
    }

    /** Says that it ended with dbt Cloud's {@code number} for a status at {@code at}. */
    public synchronized ScriptedRun ended(int number, Instant at) {
        status = number;
        dequeued = dequeued == null ? created : dequeued;
        started = started == null ? created : started;
        finished = at;
        return this;
    }

    /** Says dbt Cloud's number for the status, and nothing else. */
    public synchronized ScriptedRun status(int number) {
        status = number;
        return this;
    }

    /** Says why it failed. */
    public synchronized ScriptedRun message(String text) {
        message = text;
        return this;
    }

    /** Says what started it: dbt Cloud's category, and the text. */
    public synchronized ScriptedRun cause(String how, String text) {
        category = how;
        cause = text;
        return this;
    }

    /** Says which code it ran. */
    public synchronized ScriptedRun code(@Nullable String onBranch, @Nullable String ofCommit) {
        branch = onBranch;
        commit = ofCommit;
        return this;
    }

    /** Says which dbt it ran with. */
    public synchronized ScriptedRun dbtVersion(String version) {
        dbtVersion = version;
        return this;
    }

    /** Says what the trigger set in place of the job's own, under dbt Cloud's name. */
    public synchronized ScriptedRun given(String name, Object value) {
        given.with(name, value);
        return this;
    }

    /** Says that it is dbt Cloud's own retry of another run. */
    public synchronized ScriptedRun retries(long run) {
        retries = run;
        return this;
    }

    /** Adds a step behind the others. */
    public synchronized ScriptedStep step(String name) {
        var step = new ScriptedStep(this, steps.size() + 1, name);
        steps.add(step);
        return step;
    }

    /** Adds a step that carries out a dbt command. */
    public ScriptedStep dbt(String command) {
        return step("Invoke dbt with `" + command + "`").command(command);
    }

    @Override
    public synchronized void cancel(Instant now, String by) {
        if (finished == null) {
            status = RunState.CANCELLED;
            message = "Cancelled by user.";
            finished = now;
            cancelledBy = by;
        }
    }

    @Override
    public RunState at(Instant now) {
        synchronized (this) {
            var trigger = new Trigger(id * StepState.STEPS_PER_RUN, cause, category, given.copy(), created);
            var shown = steps.stream().map(ScriptedStep::state).toList();
            return new RunState(
                    id,
                    place,
                    status,
                    message,
                    trigger,
                    new RunState.Code(dbtVersion, branch, commit),
                    new RunState.Times(created, dequeued, started, finished),
                    shown,
                    finished != null,
                    shown.stream().anyMatch(step -> step.target().get().containsKey("catalog.json")),
                    shown.stream().anyMatch(step -> step.target().get().containsKey("sources.json")),
                    List.of(),
                    retries,
                    cancelledBy);
        }
    }

    Instant created() {
        return created;
    }
}
