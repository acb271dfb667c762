package dev.weir.app.observe;

import static dev.weir.ports.driven.DbtCloud.ArtifactName.MANIFEST;
import static dev.weir.ports.driven.DbtCloud.ArtifactName.RUN_RESULTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.domain.event.Keeping;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of files that dbt Cloud shows for a run as a whole, and for none of its steps. */
class FilesOfTheRunTest {

    @TempDir
    private Path folder;

    private Observing it;

    @BeforeEach
    void observe() {
        it = new Observing(folder);
        it.cloud.job(311, "Nightly");
        it.poll();
        it.passes(Duration.ofMinutes(1));
    }

    @Test
    void theyAreReadAsTheStepsThatWroteThem() {
        it.builtNow(101, "orders=success").filesOfTheRunAlone();
        it.poll();

        assertThat(it.logged()).containsExactly("101 materialised model.shop.orders");
        assertThat(it.kept(101).keeping()).isInstanceOf(Keeping.Read.class);
        assertThat(it.store.catalog().current(it.shop)).isPresent();
    }

    @Test
    void ofSeveralStepsOnlyTheOneThatWroteThemIsReadAndTheOthersAreWaitedFor() {
        var end = it.time.instant();
        var run = it.builtNow(101, "orders=success");
        run.step(5, "dbt run --select revenue")
                .stepTimes(end.plusSeconds(1), end.plusSeconds(20))
                .file(RUN_RESULTS, DbtFiles.results("later", end.plusSeconds(19), "run", "revenue=success"))
                .file(MANIFEST, DbtFiles.manifest(end, "orders", "revenue"))
                .filesOfTheRunAlone();
        it.poll();

        assertThat(it.logged()).containsExactly("101 materialised model.shop.revenue");
        assertThat(it.kept(101).keeping())
                .isInstanceOfSatisfying(
                        Keeping.Waiting.class,
                        waiting -> assertThat(waiting.reason())
                                .contains("step 4", "is not there, and the run's is of another step"));
    }

    @Test
    void aStepThatOnlyTellsOfDocsLeavesNothingToWaitFor() {
        var end = it.time.instant();
        it.builtNow(101, "orders=success")
                .step(5, "dbt docs serve")
                .stepTimes(end, end.plusSeconds(5))
                .file(RUN_RESULTS, DbtFiles.results("i101", end.minusSeconds(1), "build", "orders=success"));
        it.poll();

        assertThat(it.logged()).hasSize(1);
        assertThat(it.kept(101).keeping()).isInstanceOf(Keeping.Read.class);
    }
}
