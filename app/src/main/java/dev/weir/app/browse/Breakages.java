package dev.weir.app.browse;

import dev.weir.app.observe.ManifestShelf.Shelved;
import dev.weir.domain.asset.Manifest;
import dev.weir.domain.asset.ManifestDiff;
import dev.weir.domain.asset.ManifestHash;
import dev.weir.domain.event.AssetEvent;
import dev.weir.domain.event.Counting;
import dev.weir.domain.event.RunReading;
import dev.weir.domain.value.Slice;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.ports.driven.RunArchive;
import dev.weir.ports.driving.CompareManifests.Breakage;
import dev.weir.ports.driving.CompareManifests.Point;
import dev.weir.ports.driving.CompareManifests.Suspect;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What lies between a node's last good run and its first bad one. Only events that count for production are looked at; one that was
 * left out, reused or merely seen says neither.
 */
final class Breakages {

    private static final int AT_ONCE = 500;

    private final RunArchive archive;
    private final BiFunction<Shelved, Shelved, ManifestDiff> between;

    Breakages(RunArchive archive, BiFunction<Shelved, Shelved, ManifestDiff> between) {
        this.archive = archive;
        this.between = between;
    }

    Optional<Breakage> of(WorkspaceName workspace, String uniqueId, Function<ManifestHash, Optional<Shelved>> shelf) {
        var streak = streak(workspace, uniqueId);
        var good = streak.good();
        var bad = streak.bad();
        if (bad.isEmpty()) {
            return Optional.empty();
        }
        var from = good.flatMap(it -> version(workspace, it, shelf));
        var to = version(workspace, bad.get(), shelf);
        var firstBad = point(bad.get(), to);
        var lastGood = good.map(it -> point(it, from));
        return Optional.of(
                from.isPresent() && to.isPresent()
                        ? compared(uniqueId, lastGood, firstBad, from.get(), to.get())
                        : new Breakage(lastGood, firstBad, List.of(), 0, untold(good, from)));
    }

    /** The newest event that went well, and the oldest after it that did not. */
    private record Streak(Optional<AssetEvent> good, Optional<AssetEvent> bad) {}

    /** Follows a streak of bad runs back, however long it is. */
    private Streak streak(WorkspaceName workspace, String uniqueId) {
        var bad = Optional.<AssetEvent>empty();
        var asked = Optional.of(new Slice.Request(AT_ONCE, Optional.empty()));
        while (asked.isPresent()) {
            var slice = archive.history(workspace, uniqueId, asked.get());
            for (var logged : slice.items()) {
                var event = logged.event();
                if (!(event.header().counting() instanceof Counting.Counts)) {
                    continue;
                }
                switch (event.outcome()) {
                    case "error", "fail" -> bad = Optional.of(event);
                    case "success", "warn" -> {
                        return new Streak(Optional.of(event), bad);
                    }
                    default -> {}
                }
            }
            asked = slice.next().map(it -> new Slice.Request(AT_ONCE, Optional.of(it)));
        }
        return new Streak(Optional.empty(), bad);
    }

    private static String untold(Optional<AssetEvent> good, Optional<Shelved> from) {
        if (good.isEmpty()) {
            return "None of its runs that are kept went well, so there is nothing to compare with.";
        }
        return "The manifest of its %s run is not kept, so what changed cannot be told."
                .formatted(from.isEmpty() ? "last good" : "first bad");
    }

    private Optional<Shelved> version(
            WorkspaceName workspace, AssetEvent event, Function<ManifestHash, Optional<Shelved>> shelf) {
        return archive.reading(workspace, event.header().id().run())
                .flatMap(RunReading::manifest)
                .flatMap(shelf);
    }

    private static Point point(AssetEvent event, Optional<Shelved> manifest) {
        return new Point(
                event.header().id().run(), event.header().at(), event.outcome(), manifest.map(Shelved::version));
    }

    private Breakage compared(String uniqueId, Optional<Point> lastGood, Point firstBad, Shelved from, Shelved to) {
        if (from.version().hash().equals(to.version().hash())) {
            return new Breakage(
                    lastGood,
                    firstBad,
                    List.of(),
                    0,
                    "Nothing in the project changed between the two: the data did, or the warehouse.");
        }
        var diff = between.apply(from, to);
        var distances = distances(uniqueId, to.file().manifest());
        var suspects = new ArrayList<Suspect>();
        diff.added()
                .forEach(it -> distance(distances, it.uniqueId())
                        .ifPresent(far -> suspects.add(
                                new Suspect(it.uniqueId(), far, Suspect.Kind.ADDED, Optional.empty(), List.of()))));
        diff.renamed()
                .forEach(it -> distance(distances, it.to().uniqueId())
                        .ifPresent(far -> suspects.add(new Suspect(
                                it.to().uniqueId(),
                                far,
                                Suspect.Kind.RENAMED,
                                Optional.of(it.from().uniqueId()),
                                it.changes()))));
        diff.changed()
                .forEach(it -> distance(distances, it.node().uniqueId())
                        .ifPresent(far -> suspects.add(new Suspect(
                                it.node().uniqueId(), far, Suspect.Kind.CHANGED, Optional.empty(), it.changes()))));
        suspects.sort(Comparator.comparingInt(Suspect::distance).thenComparing(Suspect::uniqueId));
        int elsewhere = diff.added().size()
                + diff.renamed().size()
                + diff.changed().size()
                + diff.removed().size()
                - suspects.size();
        return new Breakage(lastGood, firstBad, suspects, elsewhere, said(suspects, elsewhere));
    }

    private static String said(List<Suspect> suspects, int elsewhere) {
        if (suspects.isEmpty()) {
            return "Neither it nor anything that it is made from changed between the two; %d other nodes did."
                    .formatted(elsewhere);
        }
        var nearest = suspects.getFirst();
        return nearest.distance() == 0
                ? "It changed itself."
                : "It did not change, but %d of what it is made from did, the nearest %s."
                        .formatted(suspects.size(), nearest.uniqueId());
    }

    private static Optional<Integer> distance(Map<String, Integer> distances, String uniqueId) {
        return Optional.ofNullable(distances.get(uniqueId));
    }

    /** How many edges everything above a node is away from it. */
    private static Map<String, Integer> distances(String uniqueId, Manifest manifest) {
        var far = new HashMap<String, Integer>();
        var start = manifest.indexOf(uniqueId);
        if (start.isEmpty()) {
            return far;
        }
        var open = new ArrayDeque<Integer>();
        far.put(uniqueId, 0);
        open.add(start.getAsInt());
        while (!open.isEmpty()) {
            int node = open.removeFirst();
            int next = far.getOrDefault(manifest.uniqueId(node), 0) + 1;
            for (int parent : manifest.graph().parents(node)) {
                if (far.putIfAbsent(manifest.uniqueId(parent), next) == null) {
                    open.add(parent);
                }
            }
        }
        return far;
    }
}
