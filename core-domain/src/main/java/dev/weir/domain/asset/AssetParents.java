package dev.weir.domain.asset;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.stream.IntStream;

/** What the assets of a manifest are made from: nodes that are no assets are looked through. */
public final class AssetParents {

    private AssetParents() {}

    /** {@return whether a node is an asset that dbt builds: a model that is not ephemeral, a seed or a snapshot} */
    public static boolean isBuilt(Node node) {
        return switch (node.type()) {
            case MODEL -> !isEphemeral(node);
            case SEED, SNAPSHOT -> true;
            default -> false;
        };
    }

    /** {@return whether a node stands for nothing in the warehouse, so that its own parents take its place} */
    public static boolean isLookedThrough(Node node) {
        return switch (node.type()) {
            case FUNCTION, METRIC, SEMANTIC_MODEL, SAVED_QUERY -> true;
            case MODEL -> isEphemeral(node);
            default -> false;
        };
    }

    private static boolean isEphemeral(Node node) {
        return node.materialized().filter("ephemeral"::equals).isPresent();
    }

    /** The numbers of what {@code node} is made from, in the order of its parents. A cycle among ephemeral models is walked once. */
    public static SequencedSet<Integer> of(Manifest manifest, int node) {
        var found = new LinkedHashSet<Integer>();
        var seen = new BitSet();
        var open = new ArrayDeque<Integer>();
        IntStream.of(manifest.graph().parents(node)).forEach(open::addLast);
        while (!open.isEmpty()) {
            int parent = open.removeFirst();
            if (seen.get(parent)) {
                continue;
            }
            seen.set(parent);
            if (isLookedThrough(manifest.node(parent))) {
                IntStream.of(manifest.graph().parents(parent)).forEach(open::addLast);
            } else {
                found.add(parent);
            }
        }
        return found;
    }
}
