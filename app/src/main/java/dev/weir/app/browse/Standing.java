package dev.weir.app.browse;

import dev.weir.domain.asset.Attribute;
import dev.weir.domain.asset.Manifest;
import dev.weir.domain.event.AssetEvent;
import dev.weir.domain.event.AssetEvent.Checked;
import dev.weir.domain.event.AssetEvent.Failed;
import dev.weir.domain.event.AssetEvent.Observed;
import dev.weir.domain.event.AssetEvent.Skipped;
import dev.weir.domain.event.AssetEvent.Verdict.Result;
import dev.weir.domain.event.KeptRun;
import dev.weir.domain.event.Logged;
import dev.weir.ports.driving.BrowseAssets.Latest;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the assets of a manifest stand after what last happened to each: what is broken at the root, what is blocked below it, what is
 * late. Pure: a function of the graph and the latest events.
 */
final class Standing {

    private final Manifest manifest;
    private final Map<String, Logged> latest;
    private final BitSet failing = new BitSet();
    private final int[] troubledChecks;

    Standing(Manifest manifest, Map<String, Logged> latest) {
        this.manifest = manifest;
        this.latest = latest;
        this.troubledChecks = new int[manifest.size()];
        latest.forEach(this::mark);
    }

    private void mark(String uniqueId, Logged last) {
        var index = manifest.indexOf(uniqueId);
        if (index.isEmpty()) {
            return;
        }
        switch (last.event()) {
            case Failed _ -> failing.set(index.getAsInt());
            case Checked(var _, var asset, var verdict) ->
                asset.ifPresent(of -> manifest.indexOf(of).ifPresent(watched -> {
                    if (verdict.result() != Result.PASS) {
                        troubledChecks[watched]++;
                    }
                    if (verdict.result() == Result.FAIL || verdict.result() == Result.ERROR) {
                        failing.set(watched);
                    }
                }));
            case AssetEvent.Materialised _, AssetEvent.Reused _, Skipped _, Observed _ -> {}
        }
    }

    /** {@return what failed last, or has a check that did, with nothing that failed above it} */
    List<String> broken() {
        var above = manifest.graph().descendants(failing, Integer.MAX_VALUE);
        return ids(failing.stream()
                .filter(node -> isAsset(node) && !above.get(node))
                .boxed()
                .toList());
    }

    /** {@return what was left out, or failed itself, below something that failed} */
    List<String> blocked() {
        var below = manifest.graph().descendants(failing, Integer.MAX_VALUE);
        return ids(below.stream()
                .filter(node -> isAsset(node) && (failing.get(node) || wasSkipped(node)))
                .boxed()
                .toList());
    }

    /** {@return sources whose data was older than promised when dbt last looked} */
    List<String> late() {
        var late = new ArrayList<Integer>();
        for (int node = 0; node < manifest.size(); node++) {
            var last = latest.get(manifest.uniqueId(node));
            if (last != null
                    && last.event() instanceof Observed(var _, var freshness, var _)
                    && freshness
                            .filter(it -> !it.result().equalsIgnoreCase("pass"))
                            .isPresent()) {
                late.add(node);
            }
        }
        return ids(late);
    }

    /** {@return the nodes that the previews of these runs call started and not ended} */
    Set<String> inFlight(Collection<KeptRun> open) {
        var names = new HashSet<String>();
        open.forEach(run -> run.preview().stream()
                .filter(node -> node.outcome().equals("start"))
                .forEach(node -> names.add(node.name())));
        if (names.isEmpty()) {
            return Set.of();
        }
        var found = new HashSet<String>();
        manifest.nodes().filter(node -> isAsset(node.index())).forEach(node -> {
            var schema = node.text(Attribute.SCHEMA);
            if (schema.filter(it -> names.contains(it + "." + node.alias())).isPresent()
                    || names.contains(node.alias())) {
                found.add(node.uniqueId());
            }
        });
        return found;
    }

    /** {@return the latest that happened to a node, in short} */
    Optional<Latest> latest(String uniqueId) {
        return Optional.ofNullable(latest.get(uniqueId))
                .map(last -> new Latest(
                        last.event().outcome(),
                        last.event().header().at(),
                        last.event().header().id().run()));
    }

    int troubledChecks(int node) {
        return troubledChecks[node];
    }

    /** {@return the checks of every asset, by its number} */
    Map<Integer, List<Integer>> checks() {
        var checks = new HashMap<Integer, List<Integer>>();
        for (int node = 0; node < manifest.size(); node++) {
            if (Drawn.isCheck(manifest.type(node))) {
                int check = node;
                watched(node)
                        .ifPresent(asset -> checks.computeIfAbsent(asset, _ -> new ArrayList<>())
                                .add(check));
            }
        }
        return checks;
    }

    /** The node that a test belongs to: the one that it was written at, else its only parent. */
    private Optional<Integer> watched(int test) {
        var attached = manifest.node(test).text(Attribute.ATTACHED_NODE).map(manifest::indexOf);
        if (attached.isPresent() && attached.get().isPresent()) {
            return Optional.of(attached.get().getAsInt());
        }
        var parents = manifest.graph().parents(test);
        return parents.length == 1 ? Optional.of(parents[0]) : Optional.empty();
    }

    private boolean wasSkipped(int node) {
        var last = latest.get(manifest.uniqueId(node));
        return last != null && last.event() instanceof Skipped;
    }

    private boolean isAsset(int node) {
        return Drawn.isAsset(manifest.type(node));
    }

    private List<String> ids(Collection<Integer> nodes) {
        return nodes.stream().map(manifest::uniqueId).toList();
    }
}
