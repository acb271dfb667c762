package dev.weir.app.observe;

import static dev.weir.ports.driven.DbtCloud.ArtifactName.MANIFEST;
import static dev.weir.ports.driven.DbtCloud.ArtifactName.RUN_RESULTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.adapter.dbtcloud.artifact.ArtifactFiles;
import dev.weir.app.browse.Declared;
import dev.weir.app.browse.ManifestComparer;
import dev.weir.domain.asset.ManifestDiff.Aspect;
import dev.weir.ports.driving.CompareManifests.Breakage;
import dev.weir.ports.driving.CompareManifests.Suspect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What changed between the last good run and the first bad one, over runs that were really read. */
class BreakageTest {

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

    /** A run of a commit in which {@code orders} has this code, and what it did to {@code revenue}, which is made from it. */
    private void run(long id, String commit, String ordersCode, String revenue) {
        var run = it.builtNow(id, "orders=success", "revenue=" + revenue).code("main", commit);
        var end = it.time.instant();
        run.file(
                MANIFEST,
                DbtFiles.manifest(end.minusSeconds(20), "orders", "revenue").replaceFirst("select 1", ordersCode));
        run.file(
                RUN_RESULTS,
                DbtFiles.results("i" + id, end.minusSeconds(1), "build", "orders=success", "revenue=" + revenue));
        it.poll();
        it.passes(Duration.ofMinutes(10));
    }

    private Optional<Breakage> breakage(String uniqueId) {
        var shelf = new ManifestShelf(
                it.store.catalog(),
                new ArtifactFiles(),
                new Scratch(folder.resolve("scratch")),
                folder.resolve("manifests"));
        return new ManifestComparer(new Declared(it.store.registry()), shelf, it.store.catalog(), it.store.archive())
                .changes(it.shop, uniqueId)
                .flatMap(changes -> changes.breakage());
    }

    @Test
    void aModelAboveThatWasRewrittenIsTheSuspect() {
        run(101, "c1", "select 1", "success");
        run(102, "c2", "select 2", "error");
        run(103, "c2", "select 2", "error");

        assertThat(breakage("model.shop.revenue")).hasValueSatisfying(broken -> {
            assertThat(broken.lastGood())
                    .hasValueSatisfying(good -> assertThat(good.run().value()).isEqualTo(101));
            assertThat(broken.firstBad().run().value()).isEqualTo(102);
            assertThat(broken.suspects()).singleElement().satisfies(suspect -> {
                assertThat(suspect.uniqueId()).isEqualTo("model.shop.orders");
                assertThat(suspect.distance()).isEqualTo(1);
                assertThat(suspect.kind()).isEqualTo(Suspect.Kind.CHANGED);
                assertThat(suspect.changes())
                        .singleElement()
                        .satisfies(change -> assertThat(change.aspect()).isEqualTo(Aspect.CODE));
            });
        });
    }

    @Test
    void whereNothingChangedTheDataIsNamed() {
        run(101, "c1", "select 1", "success");
        run(102, "c1", "select 1", "error");

        assertThat(breakage("model.shop.revenue")).hasValueSatisfying(broken -> {
            assertThat(broken.suspects()).isEmpty();
            assertThat(broken.said()).contains("the data did");
        });
    }

    @Test
    void whatIsGoodIsNotBroken() {
        run(101, "c1", "select 1", "error");
        run(102, "c2", "select 2", "success");

        assertThat(breakage("model.shop.revenue")).isEmpty();
        assertThat(breakage("model.shop.orders")).isEmpty();
    }

    @Test
    void aStreakOfBadRunsIsFollowedBackHoweverLongItIs() {
        run(101, "c1", "select 1", "success");
        for (int id = 102; id < 102 + 501; id++) {
            run(id, "c1", "select 1", "error");
        }

        assertThat(breakage("model.shop.revenue")).hasValueSatisfying(broken -> {
            assertThat(broken.lastGood())
                    .hasValueSatisfying(good -> assertThat(good.run().value()).isEqualTo(101));
            assertThat(broken.firstBad().run().value()).isEqualTo(102);
        });
    }

    @Test
    void withoutAGoodRunThereIsNothingToCompareWith() {
        run(101, "c1", "select 1", "error");

        assertThat(breakage("model.shop.revenue")).hasValueSatisfying(broken -> {
            assertThat(broken.lastGood()).isEmpty();
            assertThat(broken.said()).contains("nothing to compare with");
        });
    }
}
