package dev.weir.adapter.http.api;

import dev.weir.domain.asset.ManifestDiff;
import dev.weir.ports.driving.CompareManifests.Compared;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What changed from one version of the manifest to another.
 *
 * @param renamed what has another id now, by its path or by what it says
 * @param macros the unique ids of macros that came, went or were rewritten
 */
@Serdeable
record DiffView(
        ManifestView from,
        ManifestView to,
        List<EntryView> added,
        List<EntryView> removed,
        List<RenamedView> renamed,
        List<ChangedView> changed,
        MacrosView macros) {

    /** A node as a list shows it. */
    @Serdeable
    record EntryView(String uniqueId, String resourceType, Optional<String> path) {
        static EntryView of(ManifestDiff.Entry entry) {
            return new EntryView(entry.uniqueId(), entry.resourceType(), entry.path());
        }
    }

    /** A node with another id. {@code by}: path or definition. */
    @Serdeable
    record RenamedView(EntryView from, EntryView to, String by, List<ChangeView> changes) {}

    /** A node that changed. */
    @Serdeable
    record ChangedView(String uniqueId, String resourceType, Optional<String> path, List<ChangeView> changes) {}

    /** Macros by unique id. */
    @Serdeable
    record MacrosView(List<String> added, List<String> removed, List<String> rewritten) {}

    static DiffView of(Compared compared) {
        var diff = compared.diff();
        return new DiffView(
                ManifestView.of(compared.from()),
                ManifestView.of(compared.to()),
                diff.added().stream().map(EntryView::of).toList(),
                diff.removed().stream().map(EntryView::of).toList(),
                diff.renamed().stream()
                        .map(it -> new RenamedView(
                                EntryView.of(it.from()),
                                EntryView.of(it.to()),
                                it.by().name().toLowerCase(Locale.ROOT),
                                inShort(it.changes())))
                        .toList(),
                diff.changed().stream()
                        .map(it -> new ChangedView(
                                it.node().uniqueId(),
                                it.node().resourceType(),
                                it.node().path(),
                                inShort(it.changes())))
                        .toList(),
                new MacrosView(
                        diff.macros().added(),
                        diff.macros().removed(),
                        diff.macros().rewritten()));
    }

    private static List<ChangeView> inShort(List<ManifestDiff.Change> changes) {
        return changes.stream().map(ChangeView::inShort).toList();
    }
}
