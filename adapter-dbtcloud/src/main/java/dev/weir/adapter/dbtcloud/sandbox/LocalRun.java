package dev.weir.adapter.dbtcloud.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A run that dbt carries out on this machine: {@link #carryOut} on a thread of its own, looked at from others. What it has come to is
 * written into its folder at the end.
 */
final class LocalRun implements SandboxRun {

    private static final String END = "run.json";

    private final long id;
    private final RunState.Place place;
    private final Trigger trigger;
    private final @Nullable Long retries;
    private final Path folder;
    private final Set<String> tolerated;
    private final List<LocalStep> steps;
    private int status = RunState.QUEUED;
    private @Nullable String message;
    private @Nullable String commit;
    private @Nullable Instant dequeued;
    private @Nullable Instant started;
    private @Nullable Instant finished;
    private @Nullable String cancelledBy;
    private @Nullable Process working;

    private LocalRun(
            long id,
            RunState.Place place,
            Trigger trigger,
            @Nullable Long retries,
            Path folder,
            Set<String> tolerated,
            List<LocalStep> steps) {
        this.id = id;
        this.place = place;
        this.trigger = trigger;
        this.retries = retries;
        this.folder = folder;
        this.tolerated = Set.copyOf(tolerated);
        this.steps = new ArrayList<>(steps);
    }

    /** What a run is asked to do. {@code tolerated} are the commands whose failure does not fail it. */
    record Order(
            long id,
            RunState.Place place,
            Trigger trigger,
            @Nullable Long retries,
            List<String> commands,
            Set<String> tolerated) {
        Order {
            commands = List.copyOf(commands);
            tolerated = Set.copyOf(tolerated);
        }
    }

    static LocalRun queued(Order order, Path folder) {
        var steps = new ArrayList<LocalStep>();
        steps.add(new LocalStep(1, "Clone git repository", null, 0, null, null, folder.resolve("step-1")));
        steps.add(new LocalStep(
                2, "Create profile from connection local", null, 0, null, null, folder.resolve("step-2")));
        for (var command : order.commands()) {
            var index = steps.size() + 1;
            steps.add(new LocalStep(
                    index,
                    "Invoke dbt with `%s`".formatted(command),
                    command,
                    0,
                    null,
                    null,
                    folder.resolve("step-" + index)));
        }
        return new LocalRun(
                order.id(), order.place(), order.trigger(), order.retries(), folder, order.tolerated(), steps);
    }

    /** A run of an earlier start, as it ended; one that was cut short by the stop of the sandbox has failed. */
    static LocalRun remembered(Order order, Path folder, Instant now) {
        var run = new LocalRun(
                order.id(), order.place(), order.trigger(), order.retries(), folder, order.tolerated(), List.of());
        try {
            if (Files.exists(folder.resolve(END))
                    && Json.read(Files.readString(folder.resolve(END))) instanceof Doc kept) {
                run.status = (int) kept.number("status", RunState.ERROR);
                run.message = kept.get("message") instanceof String text ? text : null;
                run.commit = kept.get("commit") instanceof String text ? text : null;
                run.dequeued = Stamps.read(kept.text("dequeued", ""));
                run.started = Stamps.read(kept.text("started", ""));
                run.finished = Stamps.read(kept.text("finished", ""));
                if (kept.get("steps") instanceof List<?> list) {
                    list.forEach(each -> run.steps.add(LocalStep.of((Doc) each, folder)));
                }
                return run;
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        run.end(RunState.ERROR, "The sandbox was stopped while this run went on.", now);
        return run;
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public long job() {
        return place.job();
    }

    /** Does all that it is asked to do, on the calling thread. */
    void carryOut(LocalDbt dbt, InstantSource clock) {
        try {
            if (!begin(dbt.commit(), clock.instant())) {
                return;
            }
            for (int at = 0; at < steps.size(); at++) {
                var code = step(at, dbt, clock);
                var command = steps.get(at).command();
                if (code != 0 && (command == null || !tolerated.contains(command))) {
                    end(RunState.ERROR, "dbt command failed", clock.instant());
                    return;
                }
            }
            end(RunState.SUCCESS, null, clock.instant());
        } catch (IOException failed) {
            end(RunState.ERROR, "The run could not be carried out: " + failed.getMessage(), clock.instant());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            end(RunState.ERROR, "The sandbox was stopped while this run went on.", clock.instant());
        }
    }

    private synchronized boolean begin(String code, Instant now) {
        if (finished != null) {
            return false;
        }
        status = RunState.RUNNING;
        commit = code;
        dequeued = now;
        started = now;
        return true;
    }

    private int step(int at, LocalDbt dbt, InstantSource clock) throws IOException, InterruptedException {
        var target = folder.resolve("target");
        Files.createDirectories(steps.get(at).folder());
        Process dbtAtWork = null;
        synchronized (this) {
            if (finished != null) {
                return 1;
            }
            var step = steps.get(at).begun(clock.instant());
            steps.set(at, step);
            if (step.command() == null) {
                Files.writeString(step.log(), "%s: %s%n".formatted(step.name(), dbt.project()));
            } else {
                dbtAtWork = dbt.start(step.command(), target, step.log(), variables());
                working = dbtAtWork;
            }
        }
        var code = dbtAtWork == null ? 0 : dbtAtWork.waitFor();
        synchronized (this) {
            working = null;
            var step = steps.get(at);
            step.take(target);
            steps.set(
                    at,
                    step.ended(
                            finished != null ? RunState.CANCELLED : code == 0 ? RunState.SUCCESS : RunState.ERROR,
                            clock.instant()));
        }
        return code;
    }

    private Map<String, String> variables() {
        var variables = new HashMap<String, String>();
        var names = Map.of(
                "RUN_ID", id,
                "JOB_ID", place.job(),
                "PROJECT_ID", place.project(),
                "ENVIRONMENT_ID", place.environment());
        names.forEach((name, value) -> {
            variables.put("DBT_CLOUD_" + name, Long.toString(value));
            variables.put("DBT_ENV_CUSTOM_ENV_DBT_CLOUD_" + name, Long.toString(value));
        });
        variables.put("DBT_ENV_CUSTOM_ENV_DBT_CLOUD_RUN_REASON_CATEGORY", trigger.category());
        var aim = trigger.given().text("target_name_override", "");
        if (!aim.isEmpty()) {
            variables.put("DBT_TARGET", aim);
        }
        return variables;
    }

    private synchronized void end(int as, @Nullable String why, Instant now) {
        if (finished != null) {
            return;
        }
        status = as;
        message = why;
        finished = now;
        for (int at = 0; at < steps.size(); at++) {
            if (steps.get(at).status() == 0) {
                var step = steps.get(at);
                steps.set(
                        at,
                        new LocalStep(
                                step.index(),
                                step.name(),
                                step.command(),
                                RunState.CANCELLED,
                                null,
                                null,
                                step.folder()));
            }
        }
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(END), Json.text(json()));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private Doc json() {
        return Doc.of("status", status)
                .with("message", message)
                .with("commit", commit)
                .with("dequeued", dequeued == null ? null : dequeued.toString())
                .with("started", started == null ? null : started.toString())
                .with("finished", finished == null ? null : finished.toString())
                .with("steps", steps.stream().map(LocalStep::json).toList());
    }

    @Override
    public synchronized void cancel(Instant now, String by) {
        if (finished == null) {
            cancelledBy = by;
            var dbt = working;
            if (dbt != null) {
                dbt.destroy();
            }
            for (int at = 0; at < steps.size(); at++) {
                if (steps.get(at).status() == RunState.RUNNING) {
                    steps.set(at, steps.get(at).ended(RunState.CANCELLED, now));
                }
            }
            end(RunState.CANCELLED, "Cancelled by user.", now);
        }
    }

    @Override
    public synchronized RunState at(Instant now) {
        var shown = steps.stream()
                .filter(step -> step.status() != 0)
                .map(LocalStep::state)
                .toList();
        var over = finished != null;
        return new RunState(
                id,
                place,
                status,
                message,
                trigger,
                new RunState.Code("latest", "main", commit),
                new RunState.Times(trigger.at(), dequeued, started, finished),
                shown,
                over && shown.stream().anyMatch(step -> !step.target().get().isEmpty()),
                over && wrote("catalog.json"),
                over && wrote("sources.json"),
                List.of(),
                retries,
                cancelledBy);
    }

    private boolean wrote(String file) {
        return Files.exists(folder.resolve("target").resolve(file));
    }
}
