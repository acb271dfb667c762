package dev.weir.app.observe;

import dev.weir.domain.asset.ManifestFile;
import dev.weir.domain.asset.ManifestHash;
import dev.weir.domain.run.ManifestVersion;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.ports.driven.ArtifactException;
import dev.weir.ports.driven.Artifacts;
import dev.weir.ports.driven.AssetCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The manifests that are at hand: their graphs in memory, their texts as files in a folder of this node, fetched from the catalog when
 * they are not there. What it holds can be thrown away at any time.
 */
public final class ManifestShelf {

    /** Graphs in memory, however large. Enough for a few workspaces and for what runs of other branches need. */
    private static final int MOST = 8;

    /** Small ones beyond these stay while all together have no more nodes than this: some 500 bytes each. */
    private static final int MOST_NODES = 200_000;

    private final AssetCatalog catalog;
    private final Artifacts artifacts;
    private final Scratch scratch;
    private final Path folder;
    private final Map<ManifestHash, ManifestFile> open = new LinkedHashMap<>(16, 0.75f, true);

    public ManifestShelf(AssetCatalog catalog, Artifacts artifacts, Scratch scratch, Path folder) {
        this.catalog = catalog;
        this.artifacts = artifacts;
        this.scratch = scratch;
        this.folder = folder;
    }

    /** A version with its graph and bodies. */
    public record Shelved(ManifestVersion version, ManifestFile file) {}

    /** The version that a workspace shows now. */
    public Optional<Shelved> current(WorkspaceName workspace) {
        return catalog.current(workspace).flatMap(version -> open(workspace, version));
    }

    /** The same without its graph, which need not be at hand. */
    public Optional<ManifestVersion> currentVersion(WorkspaceName workspace) {
        return catalog.current(workspace);
    }

    /** A version that was kept. */
    public Optional<Shelved> version(WorkspaceName workspace, ManifestHash hash) {
        return catalog.version(workspace, hash).flatMap(version -> open(workspace, version));
    }

    /** Some parts of a version, in a file of their own that goes when it is closed. */
    public Optional<Excerpt> excerpt(WorkspaceName workspace, ManifestHash hash, AssetCatalog.Parts parts) {
        var part = scratch.newFile();
        if (!catalog.fetch(workspace, hash, parts, part)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Excerpt(artifacts.manifest(part), part));
        } catch (ArtifactException unreadable) {
            Scratch.discard(part);
            throw unreadable;
        }
    }

    /** A manifest of a few parts. */
    public record Excerpt(ManifestFile file, Path place) implements AutoCloseable {

        @Override
        public void close() {
            file.close();
            Scratch.discard(place);
        }
    }

    /** The version that was made from the same things. */
    Optional<Shelved> madeFrom(WorkspaceName workspace, String fingerprint) {
        return catalog.madeFrom(workspace, fingerprint).flatMap(version -> open(workspace, version));
    }

    /** What a fetched file holds, before it is kept. */
    ManifestHash identify(Path fetched) {
        return artifacts.identify(fetched);
    }

    /** Reads a fetched file, to be kept under its hash. The file is taken over. */
    ManifestFile take(ManifestHash hash, Path fetched) {
        synchronized (open) {
            var known = open.get(hash);
            if (known != null) {
                return known;
            }
            return remember(hash, artifacts.manifest(shelve(hash, fetched)));
        }
    }

    /** Keeps a version that was taken. */
    void keep(WorkspaceName workspace, ManifestVersion version, ManifestVersion.Standing standing, String fingerprint) {
        catalog.keep(workspace, version, standing, fingerprint, place(version.hash()));
    }

    private Optional<Shelved> open(WorkspaceName workspace, ManifestVersion version) {
        synchronized (open) {
            var known = open.get(version.hash());
            if (known != null) {
                return Optional.of(new Shelved(version, known));
            }
            var place = place(version.hash());
            if (!Files.exists(place)) {
                var part = scratch.newFile();
                if (!catalog.fetch(workspace, version.hash(), part)) {
                    return Optional.empty();
                }
                shelve(version.hash(), part);
            }
            return Optional.of(new Shelved(version, remember(version.hash(), artifacts.manifest(place))));
        }
    }

    private ManifestFile remember(ManifestHash hash, ManifestFile file) {
        open.put(hash, file);
        while (open.size() > MOST && nodes() > MOST_NODES) {
            // Not closed: somebody may be reading a body of it. Its file is let go of when nobody does any more.
            var eldest = open.keySet().iterator().next();
            open.remove(eldest);
        }
        return file;
    }

    private long nodes() {
        return open.values().stream().mapToLong(it -> it.manifest().size()).sum();
    }

    private Path shelve(ManifestHash hash, Path file) {
        try {
            Files.createDirectories(folder);
            return Files.move(file, place(hash), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private Path place(ManifestHash hash) {
        return folder.resolve(hash + ".manifest");
    }
}
