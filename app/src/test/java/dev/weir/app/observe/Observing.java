package dev.weir.app.observe;

import static dev.weir.ports.driven.DbtCloud.ArtifactName.MANIFEST;
import static dev.weir.ports.driven.DbtCloud.ArtifactName.RUN_RESULTS;

import dev.weir.adapter.dbtcloud.artifact.ArtifactFiles;
import dev.weir.domain.event.KeptRun;
import dev.weir.domain.run.RunId;
import dev.weir.domain.tick.TickOutcome;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.ports.driven.EventLog;
import dev.weir.ports.driven.ScriptedDbtCloud;
import dev.weir.ports.driven.ScriptedRun;
import dev.weir.ports.driven.StoragePorts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A workspace that is observed in memory: a scripted dbt Cloud, stores in memory, and a clock that a test sets. */
final class Observing {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    final ScriptedDbtCloud cloud = new ScriptedDbtCloud().clockIs(NOON);
    final SetTime time = new SetTime(NOON);
    final StoragePorts store = StoragePorts.inMemory(5_000);
    final WorkspaceName shop = cloud.workspace().name();
    private final Path folder;
    private WorkspacePoller poller;

    Observing(Path folder) {
        this.folder = folder;
        store.registry().publish(List.of(cloud.workspace()), "hash", NOON);
        poller = poller(store.log());
    }

    WorkspacePoller poller(EventLog log) {
        var artifacts = new ArtifactFiles();
        var scratch = new Scratch(folder.resolve("scratch"));
        var shelf = new ManifestShelf(store.catalog(), artifacts, scratch, folder.resolve("manifests"));
        var definitions = new DefinitionReader(cloud, store.registry(), time);
        var reader = new RunReader(
                cloud,
                new StepFiles(cloud, artifacts, store.archive(), scratch),
                new RunManifests(cloud, shelf, scratch, time),
                time);
        var desk = new ReadingDesk(log, reader, time);
        return new WorkspacePoller(
                store.registry(),
                log,
                new LiveLook(cloud, log, definitions, desk, new LivePreview(cloud), time),
                new BackfillLook(cloud, log, definitions, desk),
                time);
    }

    /** What a process that starts anew does: nothing in memory is left. */
    void restarts() {
        poller = poller(store.log());
    }

    TickOutcome poll() {
        return poller.poll(shop);
    }

    TickOutcome backfill() {
        return poller.backfill(shop);
    }

    void passes(Duration span) {
        time.passes(span);
        cloud.clockIs(time.instant());
    }

    /** A run of job 311 that ended well now, whose one step built these models. */
    ScriptedRun builtNow(long id, String... rows) {
        var end = time.instant();
        var run = cloud.run(id)
                .job(311, "Nightly")
                .code("main", "c1")
                .createdAt(end.minusSeconds(60))
                .succeeded()
                .startedAt(end.minusSeconds(50))
                .finishedAt(end)
                .step(4, "dbt build")
                .stepTimes(end.minusSeconds(40), end);
        run.file(RUN_RESULTS, DbtFiles.results("i" + id, end.minusSeconds(1), "build", rows));
        run.file(MANIFEST, DbtFiles.manifest(end.minusSeconds(20), "orders", "revenue"));
        return run;
    }

    KeptRun kept(long id) {
        return store.archive().run(shop, new RunId(id)).orElseThrow();
    }

    /** What the log says in short: {@code 101 materialised model.shop.orders}. */
    List<String> logged() {
        return store.log().since(0, 10_000).stream()
                .map(it -> "%s %s %s"
                        .formatted(
                                it.event().header().id().run(),
                                it.event().type(),
                                it.event().header().id().node()))
                .toList();
    }
}
