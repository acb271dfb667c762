package dev.weir.app.browse;

import dev.weir.app.observe.ManifestShelf;
import dev.weir.app.observe.ManifestShelf.Shelved;
import dev.weir.domain.asset.Manifest;
import dev.weir.domain.asset.ManifestHash;
import dev.weir.domain.asset.ResourceType;
import dev.weir.domain.translation.Specs;
import dev.weir.domain.translation.SpecsOnDemand;
import dev.weir.domain.value.Loss;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.ports.driving.DrawAhead;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/**
 * What is to be said of the specs of each workspace's manifest: how many assets and checks have none of their own, since their
 * translation is refused, and what their nodes say that could not be taken as it stands. All of a manifest is gone through for that,
 * once, beside everything else, and one manifest after another; one that could not be gone through is tried again.
 */
public final class SpecSweep implements DrawAhead {

    /** A manifest that is odd all over is odd in few ways. */
    private static final int MOST_KINDS = 5;

    private final Declared declared;
    private final ManifestShelf shelf;
    private final SpecBook book;
    private final Executor beside;
    private final Object turn = new Object();
    private final Map<WorkspaceName, ManifestHash> begun = new ConcurrentHashMap<>();
    private final Map<WorkspaceName, Found> found = new ConcurrentHashMap<>();

    /**
     * @param beside runs what takes a while; at once, if it pleases
     */
    public SpecSweep(Declared declared, ManifestShelf shelf, SpecBook book, Executor beside) {
        this.declared = declared;
        this.shelf = shelf;
        this.book = book;
        this.beside = beside;
    }

    private record Found(ManifestHash manifest, List<String> sentences) {}

    @Override
    public void drawAhead(WorkspaceName workspace) {
        shelf.current(declared.workspace(workspace).name()).ifPresent(current -> {
            var hash = current.version().hash();
            if (!hash.equals(begun.put(workspace, hash))) {
                beside.execute(() -> {
                    synchronized (turn) {
                        found.put(workspace, new Found(hash, sentences(workspace, current)));
                    }
                });
            }
        });
    }

    /** {@return what is to be said of a workspace's manifest}; nothing before it was gone through. */
    List<String> sentences(WorkspaceName workspace, ManifestHash manifest) {
        return Optional.ofNullable(found.get(workspace))
                .filter(it -> it.manifest().equals(manifest))
                .map(Found::sentences)
                .orElse(List.of());
    }

    private List<String> sentences(WorkspaceName workspace, Shelved current) {
        var sentences = new ArrayList<String>();
        var file = current.file();
        var tally = new Tally(file.manifest());
        var losses = List.<Loss>of();
        try {
            // Of its own: a translation remembers the node that it saw last, and others are asked for meanwhile.
            var translated = book.translation(workspace, file.manifest());
            translated
                    .unanswerable()
                    .map(why ->
                            "The translation of %s cannot be applied to its manifest, so that assets have their standard names: %s"
                                    .formatted(workspace, why))
                    .ifPresent(sentences::add);
            losses = new SpecsOnDemand(translated.made()).eachRefused(file, tally::count);
        } catch (RuntimeException failure) {
            begun.remove(workspace, current.version().hash());
            sentences.add("Not every spec of %s could be written: %s".formatted(workspace, failure.getMessage()));
        }
        tally.sentence().ifPresent(sentences::add);
        if (!losses.isEmpty()) {
            sentences.add(sentence(losses));
        }
        return List.copyOf(sentences);
    }

    private static String sentence(List<Loss> losses) {
        var told = losses.stream()
                .limit(MOST_KINDS)
                .map(it -> "%d × %s, such as %s".formatted(it.count(), it.kind(), it.example()))
                .collect(Collectors.joining("; "));
        int more = losses.size() - MOST_KINDS;
        return "What nodes of the manifest say of themselves could not all be taken as it stands: %s%s"
                .formatted(told, more > 0 ? "; and of %d further kinds".formatted(more) : "");
    }

    /** What was refused so far; however much it is, only the first reason is kept. */
    private static final class Tally {

        private final Manifest manifest;
        private final BitSet refused = new BitSet();
        private String first = "";

        Tally(Manifest manifest) {
            this.manifest = manifest;
        }

        void count(Specs.Refusal why, int node) {
            if (refused.isEmpty() || node < refused.nextSetBit(0)) {
                first = why.reason();
            }
            refused.set(node);
        }

        Optional<String> sentence() {
            int all = refused.cardinality();
            int checks = (int) refused.stream()
                    .filter(it -> manifest.type(it) == ResourceType.TEST)
                    .count();
            if (all == 0) {
                return Optional.empty();
            }
            var who = new ArrayList<String>();
            if (all > checks) {
                who.add(many(all - checks, "asset"));
            }
            if (checks > 0) {
                who.add(many(checks, "check"));
            }
            return Optional.of((all == 1
                            ? "%s has no spec of its own, since its translation is refused: %s"
                            : "%s have no spec of their own, since their translation is refused; the first is %s")
                    .formatted(String.join(" and ", who), first));
        }

        private static String many(int count, String what) {
            return "%,d %s%s".formatted(count, what, count == 1 ? "" : "s");
        }
    }
}
