package dev.weir.app.observe;

import dev.weir.domain.event.Patience;
import dev.weir.domain.event.Provenance;
import dev.weir.domain.event.StepEnd;
import dev.weir.domain.event.StepFile;
import dev.weir.domain.fault.Fault;
import dev.weir.domain.run.Catalog;
import dev.weir.domain.run.FreshnessResults;
import dev.weir.domain.run.Invocation;
import dev.weir.domain.run.RunFilter;
import dev.weir.domain.run.RunResults;
import dev.weir.domain.run.RunStatus;
import dev.weir.domain.run.RunStep;
import dev.weir.domain.value.Slice;
import dev.weir.domain.workspace.Workspace;
import dev.weir.ports.driven.ArtifactException;
import dev.weir.ports.driven.Artifacts;
import dev.weir.ports.driven.DbtCloud;
import dev.weir.ports.driven.DbtCloud.ArtifactName;
import dev.weir.ports.driven.DbtCloud.Fetched;
import dev.weir.ports.driven.DbtCloud.RunWithSteps;
import dev.weir.ports.driven.DbtCloudException;
import dev.weir.ports.driven.RunArchive;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Fetches what each dbt step of a run has left, and only what it has left itself. */
public final class StepFiles {

    /** How many of the runs before may have left the file that is shown. */
    private static final int EARLIER_RUNS = 20;

    private final DbtCloud cloud;
    private final Artifacts artifacts;
    private final RunArchive archive;
    private final Scratch scratch;

    public StepFiles(DbtCloud cloud, Artifacts artifacts, RunArchive archive, Scratch scratch) {
        this.cloud = cloud;
        this.archive = archive;
        this.artifacts = artifacts;
        this.scratch = scratch;
    }

    /**
     * A dbt step and what was read of it.
     *
     * @param said for people: how many rows, or why none
     * @param missing why it has to be looked for again, if it has to
     */
    record Read(
            RunStep step,
            Optional<RunResults> results,
            Optional<FreshnessResults> freshness,
            Optional<Catalog> catalog,
            String said,
            Optional<String> missing) {

        int rows() {
            return results.map(it -> it.rows().size()).orElse(0)
                    + freshness.map(it -> it.rows().size()).orElse(0);
        }

        Optional<Invocation> invocation() {
            return results.map(RunResults::invocation)
                    .or(() -> freshness.map(FreshnessResults::invocation))
                    .or(() -> catalog.map(Catalog::invocation));
        }
    }

    /**
     * The dbt steps of a run that began, in their order.
     *
     * @param attempts how many looks at this run there were, this one included
     * @param age since its end, by dbt Cloud's clock
     */
    List<Read> of(Workspace workspace, RunWithSteps run, int attempts, Duration age) {
        var seen = new HashMap<String, Integer>();
        var read = new ArrayList<Read>();
        for (var step : run.steps()) {
            if (step.command().isPresent() && began(step)) {
                var look = new Look(workspace, run, step, attempts, age, Map.copyOf(seen));
                var file = read(look, look.file(step.command().get()));
                file.invocation().flatMap(Invocation::id).ifPresent(id -> seen.put(id, step.index()));
                read.add(file);
            }
        }
        return read;
    }

    /** What is looked for: a step's file. {@code seen} are the invocations of earlier steps' own files. */
    private record Look(
            Workspace workspace,
            RunWithSteps run,
            RunStep step,
            int attempts,
            Duration age,
            Map<String, Integer> seen) {

        /** Whether the step, which ended so, is taken to have left no file. */
        boolean isEnough(StepEnd end) {
            return Patience.enoughForStep(attempts, age, end);
        }

        StepFile file(String command) {
            return StepFile.of(command, run.run().code().dbtVersion()).orElse(StepFile.RESULTS);
        }

        boolean surelyLeavesOne() {
            return step.command().filter(it -> !StepFile.surelyLeaves(it)).isEmpty();
        }

        List<RunStep> mayHaveWritten(ArtifactName name) {
            return run.steps().stream()
                    .filter(StepFiles::began)
                    .filter(it -> it.command()
                            .filter(command -> writes(command, name))
                            .isPresent())
                    .toList();
        }

        private boolean writes(String command, ArtifactName name) {
            return switch (name) {
                case CATALOG -> StepFile.leavesCatalog(command);
                case SOURCES -> file(command) == StepFile.FRESHNESS;
                case MANIFEST, RUN_RESULTS -> file(command) == StepFile.RESULTS;
            };
        }
    }

    /** Times may not be told; what has ended well or badly did begin. */
    private static boolean began(RunStep step) {
        return switch (step.status()) {
            case RunStatus.Queued _, RunStatus.Starting _ -> false;
            case RunStatus.Success _, RunStatus.Errored _ -> true;
            case RunStatus.Running _, RunStatus.Cancelled _, RunStatus.Unrecognised _ ->
                step.started().isPresent();
        };
    }

    private Read read(Look look, StepFile file) {
        return switch (file) {
            case NONE ->
                new Read(
                        look.step(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "says nothing of nodes",
                        Optional.empty());
            case RESULTS -> {
                var own = own(look, ArtifactName.RUN_RESULTS, artifacts::results, RunResults::invocation);
                var said = own.file().map(it -> it.rows().size() + " rows").orElse(own.why());
                var catalog = catalog(look);
                yield new Read(
                        look.step(),
                        own.file(),
                        Optional.empty(),
                        catalog.flatMap(Own::file),
                        catalog.flatMap(Own::file)
                                .map(it -> "%s, a catalog of %d relations"
                                        .formatted(said, it.relations().size()))
                                .orElse(said),
                        own.missing());
            }
            case CATALOG -> {
                var own = own(look, ArtifactName.CATALOG, artifacts::catalog, Catalog::invocation);
                yield new Read(
                        look.step(),
                        Optional.empty(),
                        Optional.empty(),
                        own.file(),
                        own.file()
                                .map(it -> "a catalog of %d relations"
                                        .formatted(it.relations().size()))
                                .orElse(own.why()),
                        own.missing());
            }
            case FRESHNESS -> {
                var own = own(look, ArtifactName.SOURCES, artifacts::freshness, FreshnessResults::invocation);
                yield new Read(
                        look.step(),
                        Optional.empty(),
                        own.file(),
                        Optional.empty(),
                        own.file().map(it -> it.rows().size() + " sources").orElse(own.why()),
                        own.missing());
            }
        };
    }

    /** What docs were generated from. It is not waited for by itself: a step's files come together. */
    private Optional<Own<Catalog>> catalog(Look look) {
        return look.step()
                .command()
                .filter(StepFile::leavesCatalog)
                .map(_ -> own(look, ArtifactName.CATALOG, artifacts::catalog, Catalog::invocation));
    }

    /** A step's own file; or why there is none, and whether it may still come. */
    private record Own<T>(Optional<T> file, String why, Optional<String> missing) {}

    private <T> Own<T> own(Look look, ArtifactName name, Function<Path, T> reader, Function<T, Invocation> invocation) {
        var place = scratch.newFile();
        try {
            return switch (cloud.fetch(
                    look.workspace(), look.run().run().id(), look.step().index(), name, place)) {
                case Fetched.Absent _ -> ofTheRun(look, name, reader, invocation, place);
                case Fetched.Whole(var file, var _) -> judged(look, name, reader.apply(file), invocation);
            };
        } catch (ArtifactException unreadable) {
            // People know the file by dbt's name, and not by ours of the moment.
            return unreadable(look, unreadable.fault().sentence().replace(place.toString(), name.file()));
        } catch (DbtCloudException refused) {
            return switch (refused.fault()) {
                case Fault.Malformed(var sentence) -> unreadable(look, sentence);
                case Fault.Throttled _,
                        Fault.Unauthorised _,
                        Fault.Forbidden _,
                        Fault.Missing _,
                        Fault.Unavailable _,
                        Fault.Refused _,
                        Fault.Damaged _ -> throw refused;
            };
        } finally {
            Scratch.discard(place);
        }
    }

    /** One file that cannot be read hides none of the others, and is looked for again. */
    private static <T> Own<T> unreadable(Look look, String why) {
        return new Own<>(
                Optional.empty(),
                why,
                Optional.of("step %d: %s".formatted(look.step().index(), why)));
    }

    /** Where no step has its file, the run as a whole may: that is then the step's whose command has written it. */
    private <T> Own<T> ofTheRun(
            Look look, ArtifactName name, Function<Path, T> reader, Function<T, Invocation> invocation, Path place) {
        var run = look.run().run().id();
        return switch (cloud.fetch(look.workspace(), run, name, place)) {
            case Fetched.Absent _ -> none(look, name.file() + " is not there");
            case Fetched.Whole(var file, var _) -> {
                T read = reader.apply(file);
                boolean isTheSteps = Provenance.writer(invocation.apply(read), run, look.mayHaveWritten(name))
                        .filter(it -> it.index() == look.step().index())
                        .isPresent();
                yield isTheSteps
                        ? judged(look, name, read, invocation)
                        : none(look, "%s is not there, and the run's is of another step".formatted(name.file()));
            }
        };
    }

    private <T> Own<T> judged(Look look, ArtifactName name, T read, Function<T, Invocation> invocation) {
        var says = invocation.apply(read);
        return switch (Provenance.of(
                says, look.run().run().id(), look.step(), look.run().steps(), look.seen())) {
            case Provenance.Own _ -> new Own<>(Optional.of(read), "", Optional.empty());
            case Provenance.LeftOver(var why) -> notOwn(look, name, why);
            case Provenance.Unclear(var why) ->
                isOfAnEarlierRun(look, says)
                        ? notOwn(look, name, why)
                        : new Own<>(Optional.of(read), "", Optional.empty());
        };
    }

    private <T> Own<T> notOwn(Look look, ArtifactName name, String why) {
        return none(look, "%s is not the step's own: %s".formatted(name.file(), why));
    }

    /**
     * Whether a file that is older than its step was left by an earlier run of the job, rather than written on a machine with another
     * clock. The same file may still come in its own time, so the first looks take it for the former.
     */
    private boolean isOfAnEarlierRun(Look look, Invocation file) {
        var run = look.run().run();
        var sameJob = new RunFilter(
                List.of(),
                List.of(),
                run.job(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(run.times().created()));
        return !Patience.enoughForClocks(look.attempts())
                || archive
                        .runs(look.workspace().name(), sameJob, new Slice.Request(EARLIER_RUNS, Optional.empty()))
                        .items()
                        .stream()
                        .flatMap(it -> archive
                                .reading(look.workspace().name(), it.run().id())
                                .stream())
                        .flatMap(it -> it.steps().stream())
                        .anyMatch(it ->
                                it.invocation().isPresent() && it.invocation().equals(file.id()));
    }

    /** A step that went well has left a file, and it is waited for, unless it says that there was nothing to do; of one that failed its log tells. */
    private <T> Own<T> none(Look look, String why) {
        boolean mayStillCome = switch (look.step().status()) {
            case RunStatus.Success _ -> look.surelyLeavesOne() ? !nothingToDo(look) : !look.isEnough(StepEnd.STOPPED);
            case RunStatus.Queued _,
                    RunStatus.Starting _,
                    RunStatus.Running _,
                    RunStatus.Errored _,
                    RunStatus.Cancelled _,
                    RunStatus.Unrecognised _ ->
                !look.isEnough(StepEnd.of(log(look).orElse("")));
        };
        return new Own<>(
                Optional.empty(),
                why,
                mayStillCome ? Optional.of("step %d: %s".formatted(look.step().index(), why)) : Optional.empty());
    }

    private boolean nothingToDo(Look look) {
        return log(look).filter(log -> log.contains("Nothing to do")).isPresent();
    }

    private Optional<String> log(Look look) {
        return cloud.log(look.workspace(), look.run().run().id(), look.step().index());
    }
}
