package dev.weir.app.browse;

import dev.weir.app.observe.ManifestShelf;
import dev.weir.app.observe.ManifestShelf.Shelved;
import dev.weir.domain.asset.ManifestDiff;
import dev.weir.domain.asset.ManifestHash;
import dev.weir.domain.run.ManifestVersion;
import dev.weir.domain.value.Slice;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.ports.driven.AssetCatalog;
import dev.weir.ports.driven.RunArchive;
import dev.weir.ports.driving.CompareManifests;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Compares versions of manifests that are kept. What two versions differ in never changes, so it is worked out once. */
public final class ManifestComparer implements CompareManifests {

    /** How many versions of production an asset's last change is looked for in. Each costs the reading of a manifest. */
    private static final int MOST_VERSIONS = 12;

    private static final int MOST_KNOWN = 16;

    private final Declared declared;
    private final ManifestShelf shelf;
    private final AssetCatalog catalog;
    private final Breakages breakages;
    private final Map<Pair, ManifestDiff> known = new LinkedHashMap<>(16, 0.75f, true);

    public ManifestComparer(Declared declared, ManifestShelf shelf, AssetCatalog catalog, RunArchive archive) {
        this.declared = declared;
        this.shelf = shelf;
        this.catalog = catalog;
        this.breakages = new Breakages(archive, this::between);
    }

    private record Pair(ManifestHash from, ManifestHash to) {}

    @Override
    public Slice<ManifestVersion> versions(WorkspaceName workspace, Slice.Request part) {
        return catalog.versions(declared.workspace(workspace).name(), part);
    }

    @Override
    public Optional<Compared> diff(WorkspaceName workspace, ManifestHash from, ManifestHash to) {
        var name = declared.workspace(workspace).name();
        return shelf.version(name, from)
                .flatMap(one -> shelf.version(name, to)
                        .map(other -> new Compared(one.version(), other.version(), between(one, other))));
    }

    private ManifestDiff between(Shelved from, Shelved to) {
        var pair = new Pair(from.version().hash(), to.version().hash());
        synchronized (known) {
            var diff = known.get(pair);
            if (diff != null) {
                return diff;
            }
        }
        var diff = ManifestDiff.between(from.file(), to.file());
        synchronized (known) {
            known.put(pair, diff);
            if (known.size() > MOST_KNOWN) {
                known.remove(known.keySet().iterator().next());
            }
        }
        return diff;
    }

    @Override
    public Optional<Changes> changes(WorkspaceName workspace, String uniqueId) {
        var name = declared.workspace(workspace).name();
        var versions = catalog.ofProduction(name, MOST_VERSIONS);
        var current = versions.stream().findFirst().flatMap(it -> shelf.version(name, it.hash()));
        if (current.isEmpty()
                || current.get().file().manifest().indexOf(uniqueId).isEmpty()) {
            return Optional.empty();
        }
        var last = Optional.<LastChange>empty();
        var since = current.get();
        int looked = 1;
        for (var version : versions.subList(1, versions.size())) {
            var before = shelf.version(name, version.hash());
            if (before.isEmpty()) {
                break;
            }
            looked++;
            last = change(uniqueId, before.get(), since);
            if (last.isPresent()) {
                break;
            }
            since = before.get();
        }
        return Optional.of(new Changes(last, breakages.of(name, uniqueId, hash -> shelf.version(name, hash)), looked));
    }

    private static Optional<LastChange> change(String uniqueId, Shelved before, Shelved since) {
        var changes = ManifestDiff.of(uniqueId, before.file(), since.file());
        boolean isNew = before.file().manifest().indexOf(uniqueId).isEmpty();
        return changes.isEmpty() && !isNew
                ? Optional.empty()
                : Optional.of(new LastChange(before.version(), since.version(), changes));
    }
}
