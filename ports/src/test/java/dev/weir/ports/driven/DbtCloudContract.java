package dev.weir.ports.driven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.domain.run.Run;
import dev.weir.domain.run.RunId;
import dev.weir.domain.run.RunStatus;
import dev.weir.domain.run.RunStep;
import dev.weir.domain.run.StartedBy;
import dev.weir.domain.workspace.Job;
import dev.weir.domain.workspace.JobId;
import dev.weir.domain.workspace.Workspace;
import dev.weir.ports.driven.DbtCloud.ArtifactName;
import dev.weir.ports.driven.DbtCloud.Fetched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What everybody who answers as {@link DbtCloud} keeps. What the account holds is told to a {@link ScriptedDbtCloud}. */
public abstract class DbtCloudContract {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    protected final ScriptedDbtCloud told = new ScriptedDbtCloud();

    @TempDir
    protected Path folder;

    /** {@return the one under test, answering from what is told} */
    protected abstract DbtCloud cloud();

    /** {@return the workspace that is watched, at the address where it is answered} */
    protected Workspace watched() {
        return told.workspace();
    }

    @Test
    void runsAboveAnIdComeLowestFirstAndWithoutThatId() {
        told.run(70_403_110_009_003L);
        told.run(70_403_110_009_001L);
        told.run(70_403_110_009_002L);

        var runs = cloud().runsAbove(watched(), new RunId(70_403_110_009_001L));

        assertThat(ids(runs.value())).containsExactly(70_403_110_009_002L, 70_403_110_009_003L);
    }

    @Test
    void allRunsAboveAnIdComeHoweverMany() {
        LongStream.rangeClosed(1, 350).forEach(told::run);

        var runs = cloud().runsAbove(watched(), new RunId(20)).value();

        assertThat(ids(runs))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(21, 350).boxed().toList());
    }

    @Test
    void aFullPageAndNoMoreEndsTheList() {
        LongStream.rangeClosed(1, 200).forEach(told::run);

        assertThat(cloud().runsAbove(watched(), new RunId(0)).value()).hasSize(200);
    }

    @Test
    void anAnswerTellsTheirClock() {
        told.clockIs(NOON.plus(Duration.ofHours(1)));

        assertThat(cloud().openRuns(watched()).theirNow()).isEqualTo(NOON.plus(Duration.ofHours(1)));
    }

    @Test
    void runsOfOtherEnvironmentsAreNotListed() {
        told.run(1).environment(10);
        told.run(2);

        assertThat(ids(cloud().runsAbove(watched(), new RunId(0)).value())).containsExactly(2L);
        assertThat(ids(cloud().newestRuns(watched(), 10).value())).containsExactly(2L);
        assertThat(ids(cloud().openRuns(watched()).value())).containsExactly(2L);
    }

    @Test
    void theNewestRunsComeNewestFirstAndNoMoreThanAsked() {
        LongStream.rangeClosed(1, 12).forEach(told::run);

        assertThat(ids(cloud().newestRuns(watched(), 3).value())).containsExactly(12L, 11L, 10L);
    }

    @Test
    void openRunsAreThoseThatHaveNotEnded() {
        told.run(1).queued();
        told.run(2).status(new RunStatus.Starting());
        told.run(3).running();
        told.run(4).succeeded();
        told.run(5).errored();
        told.run(6).cancelled();

        assertThat(ids(cloud().openRuns(watched()).value())).containsExactly(1L, 2L, 3L);
    }

    @Test
    void runsByIdLeaveOutThoseThatNobodyKnows() {
        told.run(5).succeeded();
        told.run(7).running();

        var runs = cloud().runs(watched(), List.of(new RunId(7), new RunId(6), new RunId(5)));

        assertThat(ids(runs.value())).containsExactlyInAnyOrder(5L, 7L);
    }

    @Test
    void noRunsAreAskedForByNoIds() {
        told.run(5);

        assertThat(cloud().runs(watched(), List.of()).value()).isEmpty();
    }

    @Test
    void manyRunsAreFoundByTheirIds() {
        LongStream.rangeClosed(1, 250).forEach(told::run);
        var asked = LongStream.rangeClosed(1, 250).mapToObj(RunId::new).toList();

        assertThat(cloud().runs(watched(), asked).value()).hasSize(250);
    }

    @Test
    void finishedRunsAreFoundByTheirEndBothTimesIncluded() {
        told.run(1).succeeded().finishedAt(NOON.minusSeconds(1));
        told.run(2).succeeded().finishedAt(NOON);
        told.run(3).errored().finishedAt(NOON.plusSeconds(60));
        told.run(4).cancelled().finishedAt(NOON.plusSeconds(61));
        told.run(5).running();

        var runs = cloud().runsFinished(watched(), NOON, NOON.plusSeconds(60));

        assertThat(ids(runs.value())).containsExactlyInAnyOrder(2L, 3L);
    }

    @Test
    void createdRunsAreFoundNewestFirst() {
        LongStream.rangeClosed(1, 9).forEach(id -> told.run(id).createdAt(NOON.plusSeconds(id)));

        var runs = cloud().runsCreated(watched(), NOON.plusSeconds(2), NOON.plusSeconds(6), 3);

        assertThat(ids(runs.value())).containsExactly(6L, 5L, 4L);
    }

    @Test
    void aRunIsTranscribedWhole() {
        told.job(311, "Nightly");
        told.run(70_403_110_009_001L)
                .job(311)
                .createdAt(NOON)
                .startedAt(NOON.plusSeconds(9))
                .finishedAt(NOON.plusMillis(431_900))
                .errored()
                .message("Cancelled by \"user\".")
                .code("main", "0f3a1b")
                .dbtVersion("1.10.0-latest")
                .retries(70_403_110_008_000L)
                .startedBy(new StartedBy(
                        Optional.of("ci"),
                        Optional.of("Ünïcode cause"),
                        Optional.of(17L),
                        new StartedBy.Overrides(
                                Optional.of("feature/x"),
                                Optional.of("dbt_cloud_pr_311_17"),
                                Optional.of("ci"),
                                List.of("dbt build --select tag:hourly"))));

        var listed = cloud().newestRuns(watched(), 1).value().getFirst();

        assertThat(listed).isEqualTo(told.run(70_403_110_009_001L).run());
    }

    @Test
    void aStatusThatNobodyKnowsIsAStatus() {
        told.run(1).status(new RunStatus.Unrecognised(77, false));
        told.run(2).status(new RunStatus.Unrecognised(78, true));

        var runs = cloud().runsAbove(watched(), new RunId(0)).value();

        assertThat(runs.stream().map(Run::status))
                .containsExactly(new RunStatus.Unrecognised(77, false), new RunStatus.Unrecognised(78, true));
    }

    @Test
    void aRunIsReadWithItsStepsInTheirOrder() {
        told.run(1)
                .running()
                .step(new RunStep(
                        1,
                        "Clone git repository",
                        Optional.empty(),
                        new RunStatus.Success(),
                        Optional.of(NOON),
                        Optional.of(NOON.plusSeconds(3))))
                .step(4, "dbt build --exclude tag:weekly")
                .stepTimes(NOON.plusSeconds(4), NOON.plusMillis(90_250))
                .step(5, "dbt test")
                .stepStatus(new RunStatus.Running());

        var read = cloud().run(watched(), new RunId(1)).orElseThrow();

        assertThat(read.run()).isEqualTo(told.run(1).run());
        assertThat(read.steps()).containsExactlyElementsOf(told.run(1).steps());
    }

    @Test
    void aRunThatNobodyKnowsIsEmpty() {
        assertThat(cloud().run(watched(), new RunId(404))).isEmpty();
    }

    @Test
    void aRunThatShowsLateIsNotThereUntilItShows() {
        told.run(1);
        told.run(2);
        told.showsLate(1);

        assertThat(ids(cloud().runsAbove(watched(), new RunId(0)).value())).containsExactly(2L);
        assertThat(cloud().run(watched(), new RunId(1))).isEmpty();
        told.shows(1);
        assertThat(ids(cloud().runsAbove(watched(), new RunId(0)).value())).containsExactly(1L, 2L);
    }

    @Test
    void theLogOfAStepIsItsText() {
        told.run(1)
                .step(3, "dbt deps")
                .log("03:00:42  Running with dbt=1.10.2\n")
                .step(4, "dbt build");

        assertThat(cloud().log(watched(), new RunId(1), 3)).contains("03:00:42  Running with dbt=1.10.2\n");
        assertThat(cloud().log(watched(), new RunId(1), 4)).isEmpty();
        assertThat(cloud().log(watched(), new RunId(1), 5)).isEmpty();
        assertThat(cloud().log(watched(), new RunId(2), 3)).isEmpty();
    }

    @Test
    void aFileIsFetchedWholeAndByItsStep() throws IOException {
        told.run(1)
                .succeeded()
                .step(4, "dbt build")
                .file(ArtifactName.RUN_RESULTS, "{\"step\": 4}")
                .step(5, "dbt docs generate")
                .file(ArtifactName.RUN_RESULTS, "{\"step\": \"five\"}")
                .file(ArtifactName.CATALOG, "{}");
        var into = folder.resolve("results.json");

        var fetched = cloud().fetch(watched(), new RunId(1), 4, ArtifactName.RUN_RESULTS, into);

        assertThat(fetched).isEqualTo(new Fetched.Whole(into, Files.size(into)));
        assertThat(into).hasContent("{\"step\": 4}");
    }

    @Test
    void aFileOfTheRunIsTheOneThatItsLastStepHasLeft() {
        told.run(1)
                .succeeded()
                .step(4, "dbt build")
                .file(ArtifactName.RUN_RESULTS, "{\"step\": 4}")
                .step(5, "dbt docs generate")
                .file(ArtifactName.RUN_RESULTS, "{\"step\": \"five\"}");
        var into = folder.resolve("results.json");

        assertThat(cloud().fetch(watched(), new RunId(1), ArtifactName.RUN_RESULTS, into))
                .isInstanceOf(Fetched.Whole.class);
        assertThat(into).hasContent("{\"step\": \"five\"}");
        assertThat(cloud().fetch(watched(), new RunId(1), ArtifactName.SOURCES, folder.resolve("sources.json")))
                .isEqualTo(new Fetched.Absent());
    }

    @Test
    void aFileThatIsNotThereIsAbsentAndLeavesNothing() {
        told.run(1).succeeded().step(4, "dbt build").file(ArtifactName.MANIFEST, "{}");
        var into = folder.resolve("results.json");

        assertThat(cloud().fetch(watched(), new RunId(1), 4, ArtifactName.RUN_RESULTS, into))
                .isEqualTo(new Fetched.Absent());
        assertThat(cloud().fetch(watched(), new RunId(1), 9, ArtifactName.MANIFEST, into))
                .isEqualTo(new Fetched.Absent());
        assertThat(cloud().fetch(watched(), new RunId(2), 4, ArtifactName.MANIFEST, into))
                .isEqualTo(new Fetched.Absent());
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void allJobsOfTheEnvironmentAreListed() {
        LongStream.rangeClosed(1, 230).forEach(id -> told.job(id, "Job " + id));

        var jobs = cloud().jobs(watched());

        assertThat(jobs.stream().map(job -> job.id().value()))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 230).boxed().toList());
    }

    @Test
    void aJobIsTranscribedWhole() {
        var workspace = watched();
        told.job(11, "Before");
        var before = cloud().jobs(workspace).getFirst();
        var job = new Job(
                new JobId(70_403_110_000_311L),
                "Nightly build",
                Optional.of("Everything"),
                Optional.of("ci"),
                workspace.environment(),
                List.of("dbt seed", "dbt build --exclude tag:weekly"),
                Optional.of("prod"),
                Optional.of("0 3 * * *"),
                new Job.Triggers(false, true, true),
                Optional.of(new Job.Chain(before.id(), List.of(10, 20))),
                new Job.Extras(true, true, true),
                Optional.of(NOON.plusSeconds(3600)));
        told.job(job);

        assertThat(cloud().jobs(workspace)).containsExactly(before, job);
    }

    @Test
    void projectAndEnvironmentAreTold() {
        assertThat(cloud().project(watched())).isEqualTo(told.project(watched()));
        assertThat(cloud().environment(watched())).isEqualTo(told.environment(watched()));
    }

    private static List<Long> ids(List<Run> runs) {
        return runs.stream().map(run -> run.id().value()).toList();
    }
}
