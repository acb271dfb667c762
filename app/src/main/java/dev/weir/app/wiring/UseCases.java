package dev.weir.app.wiring;

import dev.weir.adapter.dbtcloud.artifact.ArtifactFiles;
import dev.weir.adapter.persistence.Storage;
import dev.weir.app.browse.AssetBrowser;
import dev.weir.app.browse.AssetTeller;
import dev.weir.app.browse.ChangeWatcher;
import dev.weir.app.browse.Declared;
import dev.weir.app.browse.JobBrowser;
import dev.weir.app.browse.LatestEvents;
import dev.weir.app.browse.ManifestComparer;
import dev.weir.app.browse.MeshBook;
import dev.weir.app.browse.MeshBrowser;
import dev.weir.app.browse.Pictures;
import dev.weir.app.browse.RunBrowser;
import dev.weir.app.browse.SelectionChooser;
import dev.weir.app.browse.SpecBook;
import dev.weir.app.browse.SpecSweep;
import dev.weir.app.browse.Views;
import dev.weir.app.browse.WorkspaceBrowser;
import dev.weir.app.keep.HouseKeeper;
import dev.weir.app.layout.ElkGraphLayout;
import dev.weir.app.observe.BackfillLook;
import dev.weir.app.observe.DefinitionReader;
import dev.weir.app.observe.LiveLook;
import dev.weir.app.observe.LivePreview;
import dev.weir.app.observe.ManifestRefresher;
import dev.weir.app.observe.ManifestShelf;
import dev.weir.app.observe.ReadingDesk;
import dev.weir.app.observe.RunManifests;
import dev.weir.app.observe.RunReader;
import dev.weir.app.observe.Scratch;
import dev.weir.app.observe.SentCode;
import dev.weir.app.observe.StepFiles;
import dev.weir.app.observe.WorkspacePoller;
import dev.weir.domain.asset.Manifest;
import dev.weir.domain.translation.SpecTranslation;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.domain.workspace.ManifestOrigin;
import dev.weir.domain.workspace.Mesh;
import dev.weir.ports.driven.DbtCloud;
import dev.weir.ports.driving.BrowseAssets;
import dev.weir.ports.driving.BrowseAssets.Selected;
import dev.weir.ports.driving.BrowseJobs;
import dev.weir.ports.driving.BrowseMesh;
import dev.weir.ports.driving.BrowseRuns;
import dev.weir.ports.driving.BrowseWorkspaces;
import dev.weir.ports.driving.CompareManifests;
import dev.weir.ports.driving.DrawAhead;
import dev.weir.ports.driving.KeepHouse;
import dev.weir.ports.driving.PollWorkspace;
import dev.weir.ports.driving.RefreshManifest;
import dev.weir.ports.driving.WatchChanges;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What Weir can do, put together: each use case with the ports that it needs, and nothing else. */
record UseCases(
        PollWorkspace poll,
        KeepHouse keep,
        BrowseAssets assets,
        DrawAhead ahead,
        CompareManifests manifests,
        BrowseJobs jobs,
        BrowseMesh mesh,
        RefreshManifest refresh,
        BrowseRuns runs,
        BrowseWorkspaces workspaces,
        WatchChanges changes) {

    /** A graph that is placed within this time is answered at once; of a larger one it is said that it is being laid out. */
    private static final Duration PATIENCE = Duration.ofMillis(300);

    /**
     * What is declared beside the workspaces themselves: where their manifests come from, whose some nodes are, what each shows of its
     * assets, and what those are called.
     */
    record Beside(
            Map<WorkspaceName, ManifestOrigin> origins,
            List<Mesh.Link> links,
            Map<WorkspaceName, Selected> views,
            Map<WorkspaceName, Function<Manifest, SpecTranslation>> translations) {
        Beside {
            views = Map.copyOf(views);
            origins = Map.copyOf(origins);
            links = List.copyOf(links);
            translations = Map.copyOf(translations);
        }
    }

    /**
     * Puts them together.
     *
     * @param folder for files that are being fetched and graphs that can be fetched again
     */
    static UseCases over(
            Storage storage, DbtCloud cloud, HouseKeeper.Kept ages, Beside beside, Path folder, InstantSource time) {
        var log = storage.log();
        var archive = storage.archive();
        var catalog = storage.catalog();
        var registry = storage.registry();
        var artifacts = new ArtifactFiles();
        var scratch = new Scratch(folder.resolve("scratch"));
        var shelf = new ManifestShelf(catalog, artifacts, scratch, folder.resolve("manifests"));

        var definitions = new DefinitionReader(cloud, registry, time);
        var reader = new RunReader(
                cloud,
                new StepFiles(cloud, artifacts, archive, scratch),
                new RunManifests(cloud, shelf, scratch, beside.origins(), time),
                time);
        var desk = new ReadingDesk(log, reader, time);
        var poller = new WorkspacePoller(
                registry,
                log,
                new LiveLook(cloud, log, definitions, desk, new LivePreview(cloud), time),
                new BackfillLook(cloud, log, definitions, desk),
                time);

        var declared = new Declared(registry);
        var mesh = new MeshBook(registry, shelf, beside.links());
        var latest = new LatestEvents(log, archive).across(mesh);
        var book = new SpecBook(beside.translations());
        var sweep = new SpecSweep(declared, shelf, book, Thread::startVirtualThread);
        var views = new Views(new SelectionChooser(), beside.views());
        var assets = new AssetBrowser(
                declared,
                new AssetBrowser.Kept(registry, log, archive),
                shelf,
                latest,
                new AssetBrowser.Shown(
                        views,
                        new AssetTeller(book),
                        new Pictures(new ElkGraphLayout(), Thread::startVirtualThread, PATIENCE)));
        return new UseCases(
                poller,
                new HouseKeeper(storage.upkeep(), ages, time),
                assets,
                workspace -> {
                    sweep.drawAhead(workspace);
                    assets.drawAhead(workspace);
                },
                new ManifestComparer(declared, shelf, catalog, archive),
                new JobBrowser(declared, registry, shelf),
                new MeshBrowser(declared, shelf, mesh, latest),
                new ManifestRefresher(shelf, scratch, beside.origins(), time),
                new RunBrowser(declared, archive, cloud, new SentCode(cloud, artifacts, scratch)),
                new WorkspaceBrowser(
                        declared,
                        new WorkspaceBrowser.Kept(registry, log, archive, storage.journal(), storage.budget()),
                        shelf,
                        latest,
                        views,
                        sweep,
                        time),
                new ChangeWatcher(log));
    }
}
