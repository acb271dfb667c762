package dev.weir.app.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.browse.Browsing;
import dev.weir.domain.tick.Tick;
import dev.weir.domain.workspace.Environment;
import dev.weir.ports.driven.DbtCloud.ArtifactName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An environment in which somebody tries out a branch. */
class AnotherBranchTest {

    @TempDir
    private Path folder;

    private Observing it;

    @BeforeEach
    void declareTheBranchOfProduction() {
        it = new Observing(folder);
        var environment = it.cloud.workspace().environment();
        it.cloud.environment(new Environment(
                environment, "Production", Optional.of("production"), Optional.of("main"), Optional.empty()));
        it.cloud.job(311, "Nightly");
        it.poll();
        it.passes(Duration.ofSeconds(60));
    }

    @Test
    void whileEveryRunIsOfAnotherBranchTheJobIsNamedThatBringsTheManifest() {
        it.builtNow(101, "orders=success").code("feature", "c9");
        it.store.journal().note(new Tick("poll/" + it.shop, it.time.instant(), Duration.ofSeconds(1), it.poll()));

        assertThat(it.store.catalog().current(it.shop)).isEmpty();
        assertThat(problems())
                .singleElement()
                .asString()
                .isEqualTo(
                        "No run of %s has brought a manifest of production yet. A run of job \"Nightly\" (id 311) brings it."
                                .formatted(it.shop));
    }

    @Test
    void aNewerRunOfAnotherBranchLeavesTheManifestOfProduction() {
        it.builtNow(101, "orders=success");
        it.poll();
        var production = it.store.catalog().current(it.shop).orElseThrow();
        it.passes(Duration.ofSeconds(60));
        var tried = it.builtNow(102, "orders=success").code("feature", "c9");
        tried.file(ArtifactName.MANIFEST, DbtFiles.manifest(it.time.instant(), "orders"));
        it.poll();

        assertThat(it.store.catalog().current(it.shop)).contains(production);
        assertThat(it.logged()).hasSize(2);
        assertThat(problems()).isEmpty();
    }

    private List<String> problems() {
        return Browsing.over(it.store, folder, it.time)
                .browsing()
                .workspaces()
                .workspace(it.shop)
                .problems();
    }
}
