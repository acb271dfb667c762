package dev.weir.app.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.adapter.dbtcloud.artifact.ArtifactFiles;
import dev.weir.app.browse.Declared;
import dev.weir.app.browse.LatestEvents;
import dev.weir.app.browse.SelectionChooser;
import dev.weir.app.browse.SpecBook;
import dev.weir.app.browse.SpecSweep;
import dev.weir.app.browse.Views;
import dev.weir.app.browse.WorkspaceBrowser;
import dev.weir.domain.tick.Tick;
import dev.weir.domain.workspace.Environment;
import dev.weir.ports.driven.DbtCloud.ArtifactName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
        var declared = new Declared(it.store.registry());
        var shelf = new ManifestShelf(
                it.store.catalog(),
                new ArtifactFiles(),
                new Scratch(folder.resolve("scratch")),
                folder.resolve("manifests"));
        return new WorkspaceBrowser(
                        declared,
                        new WorkspaceBrowser.Kept(
                                it.store.registry(),
                                it.store.log(),
                                it.store.archive(),
                                it.store.journal(),
                                it.store.budget()),
                        shelf,
                        new LatestEvents(it.store.log(), it.store.archive()),
                        Views.ofEverything(new SelectionChooser()),
                        new SpecSweep(declared, shelf, new SpecBook(Map.of()), Runnable::run),
                        it.time)
                .workspace(it.shop)
                .problems();
    }
}
