package dev.weir.app.observe;

import dev.weir.domain.event.AssetEvent;
import dev.weir.domain.event.Counting;
import dev.weir.domain.event.Interpretation;
import dev.weir.domain.event.Interpretation.Origin;
import dev.weir.domain.event.Keeping;
import dev.weir.domain.event.KeptRun;
import dev.weir.domain.event.Patience;
import dev.weir.domain.event.Production;
import dev.weir.domain.event.RunReading;
import dev.weir.domain.event.RunReading.StepLog;
import dev.weir.domain.event.RunReading.StepReading;
import dev.weir.domain.event.StepEnd;
import dev.weir.domain.run.Invocation;
import dev.weir.domain.run.Run;
import dev.weir.domain.run.RunStatus;
import dev.weir.domain.run.RunStep;
import dev.weir.domain.value.Loss;
import dev.weir.domain.workspace.Environment;
import dev.weir.domain.workspace.Job;
import dev.weir.domain.workspace.Workspace;
import dev.weir.ports.driven.DbtCloud;
import dev.weir.ports.driven.DbtCloud.RunWithSteps;
import dev.weir.ports.driven.Registry.Definitions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads one run that has ended: each step's own file, against the run's own manifest. */
public final class RunReader {

    /** The end of a failed step's log is kept: that is where the failure stands. */
    private static final int LONGEST_LOG = 500_000;

    /** It is said of a run that was deleted, and of all runs while the token may not see the project. */
    static final String UNKNOWN = "dbt Cloud does not know this run: it was deleted, or the token may not see it";

    private final DbtCloud cloud;
    private final StepFiles files;
    private final RunManifests manifests;
    private final InstantSource time;

    public RunReader(DbtCloud cloud, StepFiles files, RunManifests manifests, InstantSource time) {
        this.cloud = cloud;
        this.files = files;
        this.manifests = manifests;
        this.time = time;
    }

    /** A look at a run's files. What is missing is waited for; what is there is read at once, and better later as a whole. */
    ReadingDesk.Look read(Workspace workspace, Definitions definitions, KeptRun kept, Instant theirNow) {
        var found = cloud.run(workspace, kept.run().id());
        int attempts = ReadingDesk.attempts(kept) + 1;
        if (found.isEmpty()) {
            return nothing(kept.keptAs(
                    Patience.afterLookInVain(attempts, ended(kept.run()), theirNow, time.instant(), UNKNOWN)));
        }
        var seen = new KeptRun(found.get().run(), found.get().steps(), kept.lane(), kept.keeping(), List.of());
        if (!seen.run().ended()) {
            return nothing(seen.keptAs(new Keeping.Listed()));
        }
        var age = Duration.between(ended(seen.run()), theirNow);
        var read = files.of(workspace, found.get(), attempts, age);
        var worth = new Worth(production(definitions), seen.run(), DefinitionReader.job(definitions, seen.run()));
        var manifest = manifests.of(workspace, found.get(), read, worth);
        var reading = interpret(workspace, found.get(), read, manifest, worth);
        var missing = read.stream()
                .flatMap(it -> it.missing().stream())
                .findFirst()
                .or(manifest::missing)
                .or(() -> stepless(found.get(), attempts, age));
        var keeping = missing.map(reason ->
                        Patience.afterLookInVain(attempts, ended(seen.run()), theirNow, time.instant(), reason))
                .orElseGet(() -> new Keeping.Read(time.instant()));
        return new ReadingDesk.Look(seen.keptAs(keeping), Optional.of(reading));
    }

    /** A run that went well had steps: where none are told, they are still to come. */
    private static Optional<String> stepless(RunWithSteps found, int attempts, Duration age) {
        boolean shouldHaveSome = switch (found.run().status()) {
            case RunStatus.Success _ -> true;
            case RunStatus.Errored _ -> !Patience.enoughForStep(attempts, age, StepEnd.UNTOLD);
            case RunStatus.Queued _,
                    RunStatus.Starting _,
                    RunStatus.Running _,
                    RunStatus.Cancelled _,
                    RunStatus.Unrecognised _ -> false;
        };
        return found.steps().isEmpty() && shouldHaveSome
                ? Optional.of("dbt Cloud tells no steps of this run")
                : Optional.empty();
    }

    /** What the steps of a run are worth for production. */
    record Worth(Production production, Run run, Optional<Job> job) {

        Counting of(RunStep step, Invocation command) {
            return production.judge(run, job, step, command);
        }

        /** Of the run as a whole: as its first step that left a file. */
        Counting of(List<StepFiles.Read> read) {
            return read.stream()
                    .filter(it -> it.invocation().isPresent())
                    .findFirst()
                    .map(it -> of(it.step(), it.invocation().get()))
                    .orElseGet(() -> production.judge(run));
        }
    }

    private static ReadingDesk.Look nothing(KeptRun kept) {
        return new ReadingDesk.Look(kept, Optional.empty());
    }

    /** The end of a run by dbt Cloud's clock; a run that never began may have none. */
    static Instant ended(Run run) {
        return run.times().finished().orElse(run.times().created());
    }

    private static Production production(Definitions definitions) {
        var environment = definitions.environment();
        var branch =
                environment.branch().or(() -> definitions.project().repository().flatMap(it -> it.defaultBranch()));
        return Production.of(
                new Environment(
                        environment.id(), environment.name(), environment.kind(), branch, environment.dbtVersion()),
                definitions.jobs());
    }

    private RunReading interpret(
            Workspace workspace,
            RunWithSteps found,
            List<StepFiles.Read> read,
            RunManifests.Found manifest,
            Worth worth) {
        var run = found.run();
        var events = new ArrayList<AssetEvent>();
        var losses = new Loss.Tally();
        manifest.graph().ifPresent(it -> losses.addAll(it.losses()));
        var steps = new ArrayList<StepReading>();
        var logs = new ArrayList<StepLog>();
        for (var file : read) {
            var step = file.step();
            for (var meaning :
                    meanings(file, manifest, command -> origin(workspace, run, step, worth.of(step, command)))) {
                events.addAll(meaning.events());
                losses.addAll(meaning.losses());
            }
            steps.add(
                    new StepReading(step.index(), file.invocation().flatMap(Invocation::id), file.rows(), file.said()));
            if (step.status() instanceof RunStatus.Errored) {
                cloud.log(workspace, run.id(), step.index())
                        .filter(text -> !text.isBlank())
                        .ifPresent(text -> logs.add(new StepLog(step.index(), tail(text))));
            }
        }
        events.sort(Comparator.comparing(event -> event.header().at()));
        return new RunReading(run.id(), manifest.hash(), steps, events, losses.losses(), logs);
    }

    /** What a step's own files mean, each by itself; a catalog belongs to the results of the same step. */
    private static List<Interpretation> meanings(
            StepFiles.Read file, RunManifests.Found manifest, Function<Invocation, Origin> origin) {
        var meanings = new ArrayList<Interpretation>();
        file.results()
                .map(it -> Interpretation.of(it, manifest.graph(), origin.apply(it.invocation())))
                .or(() -> file.catalog().map(_ -> new Interpretation(List.of(), List.of())))
                .map(it -> file.catalog()
                        .map(catalog -> it.describedBy(catalog, origin.apply(catalog.invocation())))
                        .orElse(it))
                .ifPresent(meanings::add);
        file.freshness()
                .map(it -> Interpretation.of(it, origin.apply(it.invocation())))
                .ifPresent(meanings::add);
        return meanings;
    }

    private static Origin origin(Workspace workspace, Run run, RunStep step, Counting counting) {
        return new Origin(
                workspace.name(), run.id(), step.index(), step.finished().orElse(ended(run)), counting);
    }

    private static String tail(String text) {
        return text.length() <= LONGEST_LOG ? text : text.substring(text.length() - LONGEST_LOG);
    }
}
