package dev.weir.app.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.adapter.dbtcloud.artifact.ArtifactFiles;
import dev.weir.domain.run.ManifestVersion;
import dev.weir.domain.tick.TickOutcome;
import dev.weir.domain.workspace.JobId;
import dev.weir.domain.workspace.ManifestOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestRefresherTest {

    @TempDir
    private Path folder;

    private Observing it;
    private ManifestRefresher refresher;

    @BeforeEach
    void observe() {
        it = new Observing(folder);
        var scratch = new Scratch(folder.resolve("scratch"));
        var shelf = new ManifestShelf(it.store.catalog(), new ArtifactFiles(), scratch, folder.resolve("manifests"));
        refresher = new ManifestRefresher(
                shelf, scratch, Map.of(it.shop, new ManifestOrigin.InFile(file().toString())), it.time);
    }

    private Path file() {
        return folder.resolve("manifest.json");
    }

    private void writes(String... models) throws IOException {
        Files.writeString(file(), DbtFiles.manifest(Observing.NOON, models));
        Files.setLastModifiedTime(file(), FileTime.from(it.time.instant()));
        it.passes(Duration.ofMinutes(5));
    }

    private int nodes() {
        return it.store.catalog().current(it.shop).map(ManifestVersion::nodes).orElse(0);
    }

    @Test
    void theFileIsTheWorkspacesManifest() throws IOException {
        writes("orders", "revenue");

        assertThat(refresher.refresh(it.shop)).isInstanceOf(TickOutcome.Advanced.class);
        assertThat(nodes()).isEqualTo(2);
        assertThat(refresher.refresh(it.shop)).isInstanceOf(TickOutcome.Idle.class);
    }

    @Test
    void whatTheFileSaysIsShownAlsoWhenItGoesBack() throws IOException {
        writes("orders", "revenue");
        refresher.refresh(it.shop);
        writes("orders");
        refresher.refresh(it.shop);
        assertThat(nodes()).isEqualTo(1);

        writes("orders", "revenue");
        refresher.refresh(it.shop);
        assertThat(nodes()).isEqualTo(2);
    }

    @Test
    void aFileThatIsHalfWrittenChangesNothing() throws IOException {
        writes("orders", "revenue");
        refresher.refresh(it.shop);
        Files.writeString(file(), "{\"nodes\": {");
        Files.setLastModifiedTime(file(), FileTime.from(it.time.instant()));

        assertThat(refresher.refresh(it.shop))
                .isInstanceOfSatisfying(
                        TickOutcome.Failed.class,
                        failed -> assertThat(failed.fault().sentence()).contains("state.from of shop"));
        assertThat(nodes()).isEqualTo(2);
    }

    @Test
    void aFileThatIsNotThereIsSaidToBe() {
        assertThat(refresher.refresh(it.shop))
                .isInstanceOfSatisfying(
                        TickOutcome.Failed.class,
                        failed -> assertThat(failed.fault().sentence()).contains("manifest.json cannot be read"));
    }

    @Test
    void ofARunsManifestOnlyTheNamedJobsIsTaken() {
        var job = new JobId(311);

        assertThat(ManifestOrigin.usual().takes(Optional.of(job))).isTrue();
        assertThat(new ManifestOrigin.LatestRun(Optional.of(job)).takes(Optional.of(job)))
                .isTrue();
        assertThat(new ManifestOrigin.LatestRun(Optional.of(job)).takes(Optional.of(new JobId(312))))
                .isFalse();
        assertThat(new ManifestOrigin.InFile("m.json").takes(Optional.of(job))).isFalse();
    }
}
