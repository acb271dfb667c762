package dev.weir.app.browse;

import dev.weir.domain.asset.Manifest;
import dev.weir.domain.asset.ManifestFile;
import dev.weir.domain.translation.NodeSpec;
import dev.weir.domain.translation.SpecTranslation;
import dev.weir.domain.translation.SpecsOnDemand;
import dev.weir.domain.value.WorkspaceName;
import java.lang.ref.WeakReference;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The specs of what workspaces show, written when they are asked for. It keeps a few that were asked for last, and no manifest: a large
 * one has specs of a hundred megabytes.
 */
public final class SpecBook {

    private static final int MOST_WORKSPACES = 8;

    /** Of one workspace. A spec holds the code and the columns of its asset: some kilobytes. */
    private static final int MOST_SPECS = 300;

    private final Map<WorkspaceName, Chapter> chapters = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<WorkspaceName, Function<Manifest, SpecTranslation>> translations;

    /**
     * @param translations of workspaces; one that is not among them has the standard
     */
    public SpecBook(Map<WorkspaceName, Function<Manifest, SpecTranslation>> translations) {
        this.translations = Map.copyOf(translations);
    }

    /** {@return what each of {@code nodes} comes to, by its number}. For few nodes: a page of a list, the checks of an asset. */
    Map<Integer, NodeSpec> of(WorkspaceName workspace, ManifestFile file, BitSet nodes) {
        return chapter(workspace, file.manifest()).of(file, nodes);
    }

    /** {@return what one node comes to} */
    NodeSpec of(WorkspaceName workspace, ManifestFile file, int node) {
        var one = new BitSet();
        one.set(node);
        return Objects.requireNonNull(of(workspace, file, one).get(node));
    }

    private Chapter chapter(WorkspaceName workspace, Manifest manifest) {
        synchronized (chapters) {
            var known = chapters.get(workspace);
            if (known == null || !known.isAbout(manifest)) {
                known = new Chapter(manifest, translation(workspace, manifest).made());
                chapters.put(workspace, known);
                if (chapters.size() > MOST_WORKSPACES) {
                    chapters.remove(chapters.keySet().iterator().next());
                }
            }
            return known;
        }
    }

    /**
     * How a workspace's manifest is translated.
     *
     * @param unanswerable why the workspace's own translation cannot be applied, so that the standard stands
     */
    record Translated(SpecTranslation made, Optional<String> unanswerable) {}

    /** A rule may choose by what this manifest does not have, a selector for one: the standard stands then. */
    Translated translation(WorkspaceName workspace, Manifest manifest) {
        try {
            return new Translated(
                    translations
                            .getOrDefault(workspace, _ -> SpecTranslation.STANDARD)
                            .apply(manifest),
                    Optional.empty());
        } catch (IllegalArgumentException unanswerable) {
            return new Translated(SpecTranslation.STANDARD, Optional.of(String.valueOf(unanswerable.getMessage())));
        }
    }

    /** What is at hand of one workspace's manifest. */
    private static final class Chapter {

        private final WeakReference<Manifest> manifest;
        private final SpecsOnDemand specs;
        private final Map<Integer, NodeSpec> newest = new LinkedHashMap<>(16, 0.75f, true);

        Chapter(Manifest manifest, SpecTranslation translation) {
            this.manifest = new WeakReference<>(manifest);
            specs = new SpecsOnDemand(translation);
        }

        boolean isAbout(Manifest other) {
            return manifest.refersTo(other);
        }

        synchronized Map<Integer, NodeSpec> of(ManifestFile file, BitSet nodes) {
            var told = new HashMap<Integer, NodeSpec>();
            var missing = new BitSet();
            nodes.stream().forEach(node -> {
                var known = newest.get(node);
                if (known == null) {
                    missing.set(node);
                } else {
                    told.put(node, known);
                }
            });
            if (!missing.isEmpty()) {
                var written = specs.of(file, missing);
                told.putAll(written);
                newest.putAll(written);
                var eldest = newest.keySet().iterator();
                while (newest.size() > MOST_SPECS) {
                    eldest.next();
                    eldest.remove();
                }
            }
            return told;
        }
    }
}
