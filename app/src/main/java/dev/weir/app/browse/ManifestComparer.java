package dev.weir.app.browse;

import dev.weir.app.observe.ManifestShelf;
import dev.weir.app.observe.ManifestShelf.Shelved;
import dev.weir.domain.asset.ManifestDiff;
import dev.weir.domain.asset.ManifestHash;
import dev.weir.domain.run.ManifestVersion;
import dev.weir.domain.value.Slice;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.ports.driven.AssetCatalog;
import dev.weir.ports.driven.AssetCatalog.Parts;
import dev.weir.ports.driven.AssetCatalog.Step;
import dev.weir.ports.driven.RunArchive;
import dev.weir.ports.driving.CompareManifests;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares versions of manifests that are kept. What two versions differ in never changes, so it is worked out once. */
public final class ManifestComparer implements CompareManifests {

    /** What else than its own entry a node's definition is made of. */
    private static final Set<String> AROUND = Set.of("groups", "macros");

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
        var current = shelf.current(name);
        var section = current.flatMap(it -> section(it, uniqueId));
        if (current.isEmpty() || section.isEmpty()) {
            return Optional.empty();
        }
        var since = current.get().version();
        var last = Optional.<LastChange>empty();
        int looked = 1;
        for (var goesOn = true; goesOn && last.isEmpty(); ) {
            var traced = catalog.trace(
                    name, since.hash(), new Parts(section.get(), uniqueId, AROUND), ManifestDiff.besideDefinitions());
            looked += Math.max(0, traced.versions() - 1);
            last = traced.step().flatMap(step -> change(name, section.get(), uniqueId, step));
            goesOn = traced.step().isPresent();
            since = traced.step().map(Step::before).orElse(since);
        }
        return Optional.of(new Changes(last, breakages.of(name, uniqueId, hash -> shelf.version(name, hash)), looked));
    }

    private static Optional<String> section(Shelved version, String uniqueId) {
        var manifest = version.file().manifest();
        var index = manifest.indexOf(uniqueId);
        return index.isPresent()
                ? Optional.of(manifest.section(index.getAsInt()).key())
                : Optional.empty();
    }

    /** What changed over a step; empty if it is nothing that anybody would call a change: a macro that it does not reach. */
    private Optional<LastChange> change(WorkspaceName workspace, String section, String uniqueId, Step step) {
        var around = new HashSet<>(step.sections());
        around.retainAll(AROUND);
        around.add("groups");
        var parts = new Parts(section, uniqueId, around);
        try (var before = shelf.excerpt(workspace, step.before().hash(), parts).orElse(null);
                var since = shelf.excerpt(workspace, step.since().hash(), parts).orElse(null)) {
            if (before == null || since == null) {
                return Optional.empty();
            }
            var changes = ManifestDiff.of(uniqueId, before.file(), since.file());
            boolean isNew = before.file().manifest().indexOf(uniqueId).isEmpty();
            return changes.isEmpty() && !isNew
                    ? Optional.empty()
                    : Optional.of(new LastChange(step.before(), step.since(), changes));
        }
    }
}
