package dev.weir.app.browse;

import dev.weir.adapter.dbtcloud.artifact.ArtifactFiles;
import dev.weir.app.layout.ElkGraphLayout;
import dev.weir.app.observe.ManifestShelf;
import dev.weir.app.observe.Scratch;
import dev.weir.ports.driven.StoragePorts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executor;

/** What answers questions about a store, put together as the service puts it together. */
public record Browsing(AssetBrowser assets, WorkspaceBrowser workspaces, SpecSweep sweep) {

    /** Over a store, with everything shown in its standard names, and nothing put off. */
    public static Given over(StoragePorts store, Path folder, InstantSource time) {
        return new Given(
                store, folder, time, Views.ofEverything(new SelectionChooser()), new SpecBook(Map.of()), Runnable::run);
    }

    /** What it is put together from. */
    public record Given(
            StoragePorts store, Path folder, InstantSource time, Views views, SpecBook book, Executor beside) {

        Given showing(Views other) {
            return new Given(store, folder, time, other, book, beside);
        }

        Given translatedBy(SpecBook other) {
            return new Given(store, folder, time, views, other, beside);
        }

        Given beside(Executor other) {
            return new Given(store, folder, time, views, book, other);
        }

        /** Puts it together. */
        public Browsing browsing() {
            var declared = new Declared(store.registry());
            var shelf = new ManifestShelf(
                    store.catalog(),
                    new ArtifactFiles(),
                    new Scratch(folder.resolve("scratch")),
                    folder.resolve("manifests"));
            var latest = new LatestEvents(store.log(), store.archive());
            var sweep = new SpecSweep(declared, shelf, book, beside);
            var assets = new AssetBrowser(
                    declared,
                    new AssetBrowser.Kept(store.registry(), store.log(), store.archive()),
                    shelf,
                    latest,
                    new AssetBrowser.Shown(
                            views, new AssetTeller(book), new Pictures(new ElkGraphLayout(), beside, Duration.ZERO)));
            var workspaces = new WorkspaceBrowser(
                    declared,
                    new WorkspaceBrowser.Kept(
                            store.registry(), store.log(), store.archive(), store.journal(), store.budget()),
                    shelf,
                    latest,
                    views,
                    sweep,
                    time);
            return new Browsing(assets, workspaces, sweep);
        }
    }
}
