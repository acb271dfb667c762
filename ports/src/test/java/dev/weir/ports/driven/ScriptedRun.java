package dev.weir.ports.driven;

import dev.weir.domain.run.Run;
import dev.weir.domain.run.RunId;
import dev.weir.domain.run.RunStatus;
import dev.weir.domain.run.RunStep;
import dev.weir.domain.run.StartedBy;
import dev.weir.domain.workspace.EnvironmentId;
import dev.weir.domain.workspace.JobId;
import dev.weir.ports.driven.DbtCloud.ArtifactName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One run of a {@link ScriptedDbtCloud}, told piece by piece: {@code file}, {@code log} and the like speak of the step that was
 * named last. What was told may be told otherwise at any time.
 */
public final class ScriptedRun {

    private final ScriptedDbtCloud cloud;
    private final RunId id;
    private EnvironmentId environment;
    private Instant created;
    private RunStatus status = new RunStatus.Queued();
    private StartedBy startedBy = StartedBy.UNKNOWN;
    private Run.Code code = new Run.Code(Optional.empty(), Optional.empty(), Optional.empty());
    private @Nullable JobId job;
    private @Nullable String jobName;
    private @Nullable String message;
    private @Nullable Instant started;
    private @Nullable Instant finished;
    private @Nullable RunId retries;
    private final NavigableMap<Integer, ScriptedStep> steps = new TreeMap<>();
    private boolean ofTheRunAlone;
    private @Nullable ScriptedStep current;

    /** A step with what it left behind. */
    private static final class ScriptedStep {
        private RunStep step;
        private @Nullable String log;
        private final Map<ArtifactName, byte[]> files = new EnumMap<>(ArtifactName.class);

        private ScriptedStep(RunStep step) {
            this.step = step;
        }
    }

    ScriptedRun(ScriptedDbtCloud cloud, RunId id, EnvironmentId environment, Instant created) {
        this.cloud = cloud;
        this.id = id;
        this.environment = environment;
        this.created = created;
    }

    /** The run belongs to this job; its name is the job's, if the account holds such a job. */
    public ScriptedRun job(long job) {
        return changed(() -> this.job = new JobId(job));
    }

    /** The run belongs to this job, which bore this name then. */
    public ScriptedRun job(long job, String name) {
        return changed(() -> {
            this.job = new JobId(job);
            this.jobName = name;
        });
    }

    /** The run is another environment's. */
    public ScriptedRun environment(long environment) {
        return changed(() -> this.environment = new EnvironmentId(environment));
    }

    /** The run stands so. Once it has begun or ended, the times not told are the clock's. */
    public ScriptedRun status(RunStatus status) {
        return changed(() -> {
            this.status = status;
            if (started == null && !(status instanceof RunStatus.Queued || status instanceof RunStatus.Starting)) {
                this.started = cloud.now();
            }
            if (finished == null && status.ended()) {
                this.finished = cloud.now();
            }
        });
    }

    public ScriptedRun queued() {
        return status(new RunStatus.Queued());
    }

    public ScriptedRun running() {
        return status(new RunStatus.Running());
    }

    public ScriptedRun succeeded() {
        return status(new RunStatus.Success());
    }

    public ScriptedRun errored() {
        return status(new RunStatus.Errored());
    }

    public ScriptedRun cancelled() {
        return status(new RunStatus.Cancelled());
    }

    /** What dbt Cloud says about the status. */
    public ScriptedRun message(String text) {
        return changed(() -> this.message = text);
    }

    public ScriptedRun createdAt(Instant at) {
        return changed(() -> this.created = at);
    }

    public ScriptedRun startedAt(Instant at) {
        return changed(() -> this.started = at);
    }

    public ScriptedRun finishedAt(Instant at) {
        return changed(() -> this.finished = at);
    }

    public ScriptedRun startedBy(StartedBy by) {
        return changed(() -> this.startedBy = by);
    }

    /** Started by what dbt Cloud calls this: api, ci, scheduled, ui … */
    public ScriptedRun startedBy(String category) {
        return startedBy(
                new StartedBy(Optional.of(category), Optional.empty(), Optional.empty(), StartedBy.Overrides.NONE));
    }

    /** The run ran this branch at this commit. */
    public ScriptedRun code(String branch, String commit) {
        return changed(() -> this.code = new Run.Code(Optional.of(branch), Optional.of(commit), code.dbtVersion()));
    }

    public ScriptedRun dbtVersion(String version) {
        return changed(() -> this.code = new Run.Code(code.branch(), code.commit(), Optional.of(version)));
    }

    /** The run is dbt Cloud's own retry of another. */
    public ScriptedRun retries(long run) {
        return changed(() -> this.retries = new RunId(run));
    }

    /** The run has this step, which calls dbt and ended well. What follows speaks of it. */
    public ScriptedRun step(int index, String command) {
        return step(new RunStep(
                index,
                "Invoke dbt with `%s`".formatted(command),
                Optional.of(command),
                new RunStatus.Success(),
                Optional.of(cloud.now()),
                Optional.of(cloud.now())));
    }

    /** The run has this step. What follows speaks of it. */
    public ScriptedRun step(RunStep step) {
        return changed(() -> {
            var known = steps.computeIfAbsent(step.index(), _ -> new ScriptedStep(step));
            known.step = step;
            this.current = known;
        });
    }

    /** The step stands so. */
    public ScriptedRun stepStatus(RunStatus status) {
        return changed(() -> {
            var step = current();
            step.step = new RunStep(
                    step.step.index(),
                    step.step.name(),
                    step.step.command(),
                    status,
                    step.step.started(),
                    status.ended() ? step.step.finished() : Optional.empty());
        });
    }

    /** The step tells no times. */
    public ScriptedRun withoutStepTimes() {
        return changed(() -> {
            var step = current();
            step.step = new RunStep(
                    step.step.index(),
                    step.step.name(),
                    step.step.command(),
                    step.step.status(),
                    Optional.empty(),
                    Optional.empty());
        });
    }

    /** The step was at work between these times. */
    public ScriptedRun stepTimes(Instant started, Instant finished) {
        return changed(() -> {
            var step = current();
            step.step = new RunStep(
                    step.step.index(),
                    step.step.name(),
                    step.step.command(),
                    step.step.status(),
                    Optional.of(started),
                    Optional.of(finished));
        });
    }

    /** Files are shown for the run as a whole, and for none of its steps. */
    public ScriptedRun filesOfTheRunAlone() {
        return changed(() -> ofTheRunAlone = true);
    }

    /** The step's console text. */
    public ScriptedRun log(String text) {
        return changed(() -> current().log = text);
    }

    /** The step left this file. */
    public ScriptedRun file(ArtifactName name, Path content) {
        try {
            return file(name, Files.readAllBytes(content));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The step left a file of this text. */
    public ScriptedRun file(ArtifactName name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The step left a file of these bytes. */
    public ScriptedRun file(ArtifactName name, byte[] content) {
        return changed(() -> current().files.put(name, content.clone()));
    }

    /** The step has no such file any more, or not yet. */
    public ScriptedRun withoutFile(ArtifactName name) {
        return changed(() -> current().files.remove(name));
    }

    public RunId id() {
        return id;
    }

    /** {@return the run as it stands} */
    public Run run() {
        synchronized (cloud) {
            var name = Optional.ofNullable(jobName)
                    .or(() -> Optional.ofNullable(job).flatMap(cloud::nameOf));
            return new Run(
                    id,
                    Optional.ofNullable(job),
                    name,
                    Optional.of(environment),
                    status,
                    Optional.ofNullable(message),
                    startedBy,
                    code,
                    new Run.Times(
                            created,
                            Optional.ofNullable(started),
                            Optional.ofNullable(started),
                            Optional.ofNullable(finished)),
                    Optional.ofNullable(retries),
                    Optional.of("https://dbt.example/runs/" + id));
        }
    }

    /** {@return the steps as they stand, in their order} */
    public List<RunStep> steps() {
        synchronized (cloud) {
            var all = new ArrayList<RunStep>();
            steps.values().forEach(each -> all.add(each.step));
            return List.copyOf(all);
        }
    }

    /** {@return a step's console text} */
    public Optional<String> logOf(int step) {
        synchronized (cloud) {
            return Optional.ofNullable(steps.get(step)).flatMap(known -> Optional.ofNullable(known.log));
        }
    }

    /** {@return what a step left under this name} */
    public Optional<byte[]> fileOf(int step, ArtifactName name) {
        synchronized (cloud) {
            return Optional.ofNullable(steps.get(step))
                    .filter(_ -> !ofTheRunAlone)
                    .flatMap(known -> Optional.ofNullable(known.files.get(name)))
                    .map(byte[]::clone);
        }
    }

    /** {@return what the last step to write it left under this name} */
    public Optional<byte[]> fileOf(ArtifactName name) {
        synchronized (cloud) {
            return steps.descendingMap().values().stream()
                    .flatMap(known -> Optional.ofNullable(known.files.get(name)).stream())
                    .findFirst()
                    .map(byte[]::clone);
        }
    }

    private ScriptedStep current() {
        return Objects.requireNonNull(current, "tell a step first");
    }

    private ScriptedRun changed(Runnable change) {
        synchronized (cloud) {
            change.run();
            return this;
        }
    }
}
