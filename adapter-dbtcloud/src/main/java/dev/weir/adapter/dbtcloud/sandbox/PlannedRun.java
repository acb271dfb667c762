package dev.weir.adapter.dbtcloud.sandbox;

import dev.weir.adapter.dbtcloud.sandbox.StepPlan.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A run that follows its plan: all that is true of it is worked out from the time at which it is looked at. */
final class PlannedRun implements SandboxRun {

    static final Duration BETWEEN_STEPS = Duration.ofMillis(150);

    private final RunPlan plan;
    private @Nullable PlannedRun behind;
    private Instant dequeued;
    private @Nullable Instant cut;
    private String cutBy;

    PlannedRun(RunPlan plan) {
        this.plan = plan;
        this.dequeued = plan.created().plus(plan.queued());
        this.cut = plan.cancelled() == null ? null : plan.created().plus(plan.cancelled());
        this.cutBy = plan.cancelledBy();
    }

    @Override
    public long id() {
        return plan.id();
    }

    @Override
    public long job() {
        return plan.place().job();
    }

    RunPlan plan() {
        return plan;
    }

    /** Lets it wait until another run of its job has ended; null is nothing to wait for. */
    void waitsFor(@Nullable PlannedRun other, Instant notBefore) {
        var due = plan.created().plus(plan.queued());
        behind = other;
        var free = other == null ? due : other.finish().plusSeconds(1);
        dequeued = free.isAfter(due) ? free : due;
        dequeued = dequeued.isAfter(notBefore) ? dequeued : notBefore;
    }

    boolean waits() {
        return behind != null;
    }

    boolean startedBy(Instant now) {
        return !now.isBefore(dequeued);
    }

    private Instant started() {
        return dequeued.plus(plan.starting());
    }

    /** {@return when it ends, as things stand} */
    Instant finish() {
        var end = started().plus(plan.works());
        return cut != null && cut.isBefore(end) ? cut : end;
    }

    private boolean cancelled() {
        return cut != null && cut.isBefore(started().plus(plan.works()));
    }

    /** {@return dbt Cloud's number for how it ends, as things stand} */
    int outcome() {
        return cancelled() ? RunState.CANCELLED : plan.outcome();
    }

    @Override
    public void cancel(Instant now, String by) {
        if (now.isBefore(finish())) {
            cut = now;
            cutBy = by;
        }
    }

    @Override
    public RunState at(Instant now) {
        var finish = finish();
        var over = !now.isBefore(finish);
        var begun = dequeued.isBefore(finish) || !cancelled();
        var status = over ? outcome() : status(now);
        var cloned = begun && !now.isBefore(started().plusSeconds(1));
        var steps = begun ? steps(now) : List.<StepState>of();
        var wrote = over
                && steps.stream()
                        .anyMatch(step -> step.status() != RunState.CANCELLED
                                && plan.steps().get(step.index() - 1).output().leaves());
        var waited = behind;
        return new RunState(
                plan.id(),
                plan.place(),
                status,
                over ? message() : null,
                plan.trigger(),
                new RunState.Code(
                        plan.code().dbtVersion(),
                        plan.code().branch(),
                        cloned ? plan.code().commit() : null),
                new RunState.Times(
                        plan.created(),
                        begun && !now.isBefore(dequeued) ? dequeued : null,
                        begun && !now.isBefore(started()) && started().isBefore(finish) ? started() : null,
                        over ? finish : null),
                steps,
                wrote && !now.isBefore(finish.plus(plan.uploads())),
                wrote && wrote(steps, "dbt docs generate"),
                wrote && wrote(steps, "dbt source freshness"),
                waited != null && status == RunState.QUEUED ? List.of(waited.id()) : List.of(),
                plan.retries(),
                over && cancelled() ? cutBy : null);
    }

    private static boolean wrote(List<StepState> steps, String command) {
        return steps.stream()
                .anyMatch(step -> step.command() != null
                        && step.command().startsWith(command)
                        && step.status() == RunState.SUCCESS);
    }

    private int status(Instant now) {
        if (now.isBefore(dequeued)) {
            return RunState.QUEUED;
        }
        return now.isBefore(started()) ? RunState.STARTING : RunState.RUNNING;
    }

    private @Nullable String message() {
        if (!cancelled()) {
            return plan.message();
        }
        if (plan.message() != null) {
            return plan.message();
        }
        return cutBy.equals("scheduler") ? "Cancelled by the scheduler: a newer run is due." : "Cancelled by user.";
    }

    private List<StepState> steps(Instant now) {
        var finish = finish();
        var shown = new ArrayList<StepState>();
        var ended = new ArrayList<Window>();
        var from = started();
        for (var i = 0; i < plan.steps().size(); i++) {
            var step = plan.steps().get(i);
            var index = i + 1;
            if (!step.begins()) {
                if (!now.isBefore(finish) && !cancelled()) {
                    shown.add(unbegun(index, step));
                }
                continue;
            }
            if (from.isAfter(now) || !from.isBefore(finish)) {
                break;
            }
            var window = new Window(index, from, from.plus(step.lasts()));
            shown.add(state(step, window, now, finish, ended));
            ended.add(window);
            from = window.to().plus(BETWEEN_STEPS);
        }
        return shown;
    }

    private StepState state(StepPlan step, Window window, Instant now, Instant finish, List<Window> before) {
        var done = !now.isBefore(window.to()) && !finish.isBefore(window.to());
        var stopped = !done && !now.isBefore(finish);
        var until = stopped ? finish : now;
        var facts = plan.facts();
        var windows = new ArrayList<>(before);
        if (done) {
            windows.add(window);
        }
        var there = done ? window.to() : stopped ? finish : Instant.MAX;
        return new StepState(
                window.index(),
                step.name(),
                step.command(),
                done ? step.status() : stopped ? RunState.CANCELLED : RunState.RUNNING,
                window.from(),
                done ? window.to() : stopped ? finish : null,
                () -> step.output().log(window, until, facts),
                () -> there.equals(Instant.MAX) || now.isBefore(there.plus(plan.uploads()))
                        ? new TreeMap<>()
                        : target(windows));
    }

    private StepState unbegun(int index, StepPlan step) {
        return new StepState(
                index, step.name(), step.command(), RunState.CANCELLED, null, null, () -> "", TreeMap::new);
    }

    /** A job's commands share one target folder, so that each finds what the earlier ones left. */
    private SortedMap<String, FileContent> target(List<Window> windows) {
        var files = new TreeMap<String, FileContent>();
        for (var window : windows) {
            files.putAll(plan.steps().get(window.index() - 1).output().files(window, plan.facts()));
        }
        return files;
    }
}
