package dev.weir.app.browse;

import dev.weir.app.observe.ManifestShelf;
import dev.weir.app.observe.ManifestShelf.Shelved;
import dev.weir.domain.asset.Manifest;
import dev.weir.domain.asset.ManifestHash;
import dev.weir.domain.event.AssetEvent;
import dev.weir.domain.event.Logged;
import dev.weir.domain.value.Slice;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.ports.driven.EventLog;
import dev.weir.ports.driven.Registry;
import dev.weir.ports.driven.RunArchive;
import dev.weir.ports.driving.AskedWronglyException;
import dev.weir.ports.driving.BrowseAssets;
import dev.weir.ports.driving.DrawAhead;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Answers every question about assets from the workspace's current manifest and what was recorded. */
public final class AssetBrowser implements BrowseAssets, DrawAhead {

    private static final int HISTORY_OF_A_CHECK = 20;

    private final Declared declared;
    private final Kept kept;
    private final ManifestShelf shelf;
    private final LatestEvents latest;
    private final Shown shown;
    private final Map<WorkspaceName, ManifestHash> drawnAhead = new ConcurrentHashMap<>();

    public AssetBrowser(Declared declared, Kept kept, ManifestShelf shelf, LatestEvents latest, Shown shown) {
        this.declared = declared;
        this.kept = kept;
        this.shelf = shelf;
        this.latest = latest;
        this.shown = shown;
    }

    /** Where what is told is kept. */
    public record Kept(Registry registry, EventLog log, RunArchive archive) {}

    /** How it is chosen, told and drawn. */
    public record Shown(Views views, AssetTeller teller, Pictures pictures) {}

    @Override
    public Slice<AssetSummary> assets(WorkspaceName workspace, Selected selected, Slice.Request part) {
        var current = current(workspace);
        if (current.isEmpty()) {
            return Slice.whole(List.of());
        }
        var manifest = current.get().file().manifest();
        var standing = standing(workspace, manifest);
        var chosen = assetsOf(manifest, shown.views().chosen(workspace, manifest, selected));
        int from = part.cursor().map(cursor -> after(manifest, cursor)).orElse(0);
        var page = new BitSet();
        int node = chosen.nextSetBit(from);
        for (int many = 0; node >= 0 && many < part.limit(); many++, node = chosen.nextSetBit(node + 1)) {
            page.set(node);
        }
        var items = shown.teller().summaries(workspace, current.get().file(), page, standing::latest);
        var next = node >= 0 ? Optional.of(items.getLast().uniqueId()) : Optional.<String>empty();
        return new Slice<>(items, next);
    }

    /** The number of the first node after the one that a cursor names, which may be gone by now. */
    private static int after(Manifest manifest, String cursor) {
        var exact = manifest.indexOf(cursor);
        if (exact.isPresent()) {
            return exact.getAsInt() + 1;
        }
        throw new AskedWronglyException(
                "The cursor %s names nothing any more. Ask from the beginning.".formatted(cursor));
    }

    @Override
    public Optional<AssetDetail> asset(WorkspaceName workspace, String uniqueId) {
        return current(workspace).flatMap(current -> {
            var manifest = current.file().manifest();
            var index = manifest.indexOf(uniqueId);
            if (index.isEmpty() || !Drawn.isAsset(manifest.type(index.getAsInt()))) {
                return Optional.empty();
            }
            var last = standing(workspace, manifest).latest(uniqueId);
            return Optional.of(shown.teller()
                    .detail(
                            current.file(),
                            index.getAsInt(),
                            last,
                            around(workspace, current),
                            warehouse(workspace, uniqueId)));
        });
    }

    /** What docs last said of it. */
    private Optional<Warehouse> warehouse(WorkspaceName workspace, String uniqueId) {
        return kept.archive()
                .described(workspace, uniqueId)
                .map(Logged::event)
                .flatMap(it -> it instanceof AssetEvent.Observed(var header, var _, var described)
                        ? described.map(relation ->
                                new Warehouse(relation, header.at(), header.id().run()))
                        : Optional.empty());
    }

    private AssetTeller.Surroundings around(WorkspaceName workspace, Shelved current) {
        var watched = declared.workspace(workspace);
        return new AssetTeller.Surroundings(
                watched,
                kept.registry().definitions(workspace),
                current.version().commit());
    }

    @Override
    public Slice<Logged> events(WorkspaceName workspace, String uniqueId, Slice.Request part) {
        return kept.archive().history(declared.workspace(workspace).name(), uniqueId, part);
    }

    @Override
    public List<CheckState> checks(WorkspaceName workspace, String uniqueId) {
        return current(workspace).stream()
                .flatMap(current -> {
                    var manifest = current.file().manifest();
                    var index = manifest.indexOf(uniqueId);
                    var checks = index.isEmpty()
                            ? List.<Integer>of()
                            : standing(workspace, manifest).checks().getOrDefault(index.getAsInt(), List.of());
                    var histories = kept.archive()
                            .recent(
                                    workspace,
                                    checks.stream().map(manifest::uniqueId).toList(),
                                    HISTORY_OF_A_CHECK);
                    return shown
                            .teller()
                            .checks(
                                    workspace,
                                    current.file(),
                                    checks,
                                    check -> histories.getOrDefault(check, List.of()))
                            .stream();
                })
                .toList();
    }

    @Override
    public Graph graph(WorkspaceName workspace, Sight sight) {
        var current = current(workspace);
        if (current.isEmpty()) {
            var why = WorkspaceBrowser.whereTheManifestComesFrom(
                    declared.workspace(workspace), kept.registry().definitions(workspace));
            return new Graph(Optional.empty(), 0, 0, List.of(), List.of(), List.of(), 0, 0, Optional.of(why));
        }
        var manifest = current.get().file().manifest();
        var placed = shown.pictures().of(current.get(), seen(workspace, manifest, sight), sight.open());
        if (placed.plan().isEmpty()) {
            return beingLaidOut(current.get(), placed.picture());
        }
        var plan = placed.plan().get();
        var standing = standing(workspace, manifest);
        var inFlight = standing.inFlight(kept.log().open(workspace));
        var picture = placed.picture();
        var nodes = new ArrayList<Graph.Node>(picture.nodes().size());
        for (int at = 0; at < picture.nodes().size(); at++) {
            var spot = plan.spots().get(at);
            nodes.add(node(manifest, picture.nodes().get(at), spot.x(), spot.y(), standing, inFlight));
        }
        var frames = new ArrayList<Graph.Frame>(picture.frames().size());
        for (int at = 0; at < picture.frames().size(); at++) {
            var frame = picture.frames().get(at);
            var room = plan.frames().get(at);
            frames.add(new Graph.Frame(
                    frame.group(), frame.label(), frame.count(), room.x(), room.y(), room.width(), room.height()));
        }
        var edges = new ArrayList<Graph.Edge>(picture.edges().size());
        for (int at = 0; at < picture.edges().size(); at++) {
            var edge = picture.edges().get(at);
            edges.add(new Graph.Edge(
                    edge.from(), edge.to(), edge.count(), plan.routes().get(at), edge.quiet()));
        }
        var why = nodes.isEmpty() ? Optional.of("Nothing that could be drawn is selected.") : Optional.<String>empty();
        return new Graph(
                Optional.of(current.get().version().hash()),
                plan.width(),
                plan.height(),
                nodes,
                frames,
                edges,
                picture.hidden(),
                0,
                why);
    }

    /** What of the manifest is drawn, before any of it is folded. */
    private BitSet seen(WorkspaceName workspace, Manifest manifest, Sight sight) {
        var chosen = shown.views().chosen(workspace, manifest, sight.selected());
        drawn(manifest, chosen, sight.selected());
        sight.around().ifPresent(it -> chosen.and(near(manifest, it)));
        return chosen;
    }

    @Override
    public SequencedMap<String, Integer> lit(WorkspaceName workspace, Sight sight, Light light) {
        var lit = new LinkedHashMap<String, Integer>();
        current(workspace).ifPresent(current -> {
            var manifest = current.file().manifest();
            var picture = shown.pictures().sketched(current, seen(workspace, manifest, sight), sight.open());
            var meant = switch (light) {
                case Light.Found(var selected) -> shown.views().chosen(workspace, manifest, selected);
                case Light.Line(var node) -> picture.line(manifest, node);
            };
            picture.nodes().forEach(piece -> {
                int count = (int) piece.members().stream().filter(meant::get).count();
                if (count > 0) {
                    lit.put(piece.id(), count);
                }
            });
        });
        return lit;
    }

    private static Graph beingLaidOut(Shelved manifest, Picture picture) {
        int many = picture.nodes().size();
        var why = "Laying out %,d nodes…".formatted(many);
        return new Graph(
                Optional.of(manifest.version().hash()),
                0,
                0,
                List.of(),
                List.of(),
                List.of(),
                picture.hidden(),
                many,
                Optional.of(why));
    }

    @Override
    public void drawAhead(WorkspaceName workspace) {
        current(workspace).ifPresent(current -> {
            var hash = current.version().hash();
            if (!hash.equals(drawnAhead.put(workspace, hash))) {
                var manifest = current.file().manifest();
                var chosen = shown.views().chosen(workspace, manifest, Selected.ALL);
                drawn(manifest, chosen, Selected.ALL);
                shown.pictures().ahead(current, chosen);
            }
        });
    }

    private static Graph.Node node(
            Manifest manifest, Picture.Piece piece, double x, double y, Standing standing, Set<String> inFlight) {
        boolean moving = piece.members().stream().anyMatch(it -> inFlight.contains(manifest.uniqueId(it)));
        int troubled =
                piece.members().stream().mapToInt(standing::troubledChecks).sum();
        return new Graph.Node(
                piece.id(),
                piece.label(),
                piece.isGroup()
                        ? "group"
                        : manifest.type(piece.members().getFirst()).word(),
                piece.group(),
                piece.members().size(),
                x,
                y,
                piece.width(),
                Picture.height(),
                piece.isGroup() ? Optional.empty() : standing.latest(piece.id()),
                piece.isGroup() ? outcomes(manifest, piece, standing) : new LinkedHashMap<>(),
                troubled,
                moving);
    }

    private static SequencedMap<String, Integer> outcomes(Manifest manifest, Picture.Piece piece, Standing standing) {
        var counts = new LinkedHashMap<String, Integer>();
        for (var word : List.of("error", "fail", "skipped", "warn", "success", "reused", "observed")) {
            int count = (int) piece.members().stream()
                    .flatMap(it -> standing.latest(manifest.uniqueId(it)).stream())
                    .filter(it -> it.outcome().equals(word))
                    .count();
            if (count > 0) {
                counts.put(word, count);
            }
        }
        return counts;
    }

    /** Keeps of a selection what is drawn. The semantic layer is drawn when somebody asks for it by a selection. */
    private static void drawn(Manifest manifest, BitSet chosen, Selected selected) {
        boolean asked = selected.select().isPresent() || selected.selector().isPresent();
        var kept = assetsOf(manifest, chosen);
        chosen.and(kept);
        if (!asked) {
            chosen.stream()
                    .filter(node -> !Drawn.isDrawn(manifest.type(node)))
                    .boxed()
                    .toList()
                    .forEach(chosen::clear);
        }
    }

    private static BitSet near(Manifest manifest, Around around) {
        var index = manifest.indexOf(around.uniqueId());
        var near = new BitSet(manifest.size());
        if (index.isPresent()) {
            var start = new BitSet(manifest.size());
            start.set(index.getAsInt());
            near.or(start);
            near.or(manifest.graph().ancestors(start, around.levels()));
            near.or(manifest.graph().descendants(start, around.levels()));
        }
        return near;
    }

    private static BitSet assetsOf(Manifest manifest, BitSet chosen) {
        var assets = new BitSet(manifest.size());
        chosen.stream().filter(node -> Drawn.isAsset(manifest.type(node))).forEach(assets::set);
        return assets;
    }

    @Override
    public Completion complete(WorkspaceName workspace, String text, int caret) {
        return current(workspace)
                .map(it -> shown.views().chooser().complete(it.file().manifest(), text, caret))
                .orElseGet(() -> new Completion(caret, caret, List.of(), Optional.empty()));
    }

    private Optional<Shelved> current(WorkspaceName workspace) {
        return shelf.current(declared.workspace(workspace).name());
    }

    private Standing standing(WorkspaceName workspace, Manifest manifest) {
        return new Standing(manifest, latest.of(workspace));
    }
}
