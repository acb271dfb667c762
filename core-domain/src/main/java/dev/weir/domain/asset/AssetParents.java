package dev.weir.domain.asset;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;

/**
 * What the assets of a manifest are made from: nodes that are no assets are looked through. One of these remembers what it has looked
 * through, so that however many assets stand below the same ephemeral models, or at every step of a long row of them, each of these is
 * walked once. Not safe for several threads.
 */
public final class AssetParents {

    private static final int UNKNOWN = -1;

    private final Manifest manifest;

    /** Of a node that is looked through: where a row of such nodes with one parent each ends, which says the same as all of the row. */
    private final int[] ends;

    private final Map<Integer, SequencedSet<Integer>> above = new HashMap<>();

    public AssetParents(Manifest manifest) {
        this.manifest = manifest;
        ends = new int[manifest.size()];
        Arrays.fill(ends, UNKNOWN);
    }

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

    /** {@return whether something can be made from a node: from nothing else that dbt knows, tests for example} */
    private boolean isMadeFrom(int node) {
        return switch (manifest.type(node)) {
            case MODEL, SEED, SNAPSHOT, SOURCE -> true;
            default -> false;
        };
    }

    private static boolean isEphemeral(Node node) {
        return node.materialized().filter("ephemeral"::equals).isPresent();
    }

    /** The numbers of what {@code node} is made from, each once. A cycle among nodes that are looked through is walked once. */
    public int[] of(int node) {
        var made = manifest.graph().parents(node);
        int count = 0;
        for (int parent : made) {
            if (isLookedThrough(manifest.node(parent))) {
                return through(node).stream().mapToInt(Integer::intValue).toArray();
            }
            if (isMadeFrom(parent)) {
                made[count++] = parent;
            }
        }
        return Arrays.copyOf(made, count);
    }

    private SequencedSet<Integer> through(int node) {
        var found = new LinkedHashSet<Integer>();
        manifest.graph().eachParent(node, parent -> {
            if (isLookedThrough(manifest.node(parent))) {
                found.addAll(above.computeIfAbsent(end(parent), this::walked));
            } else if (isMadeFrom(parent)) {
                found.add(parent);
            }
        });
        return found;
    }

    /** What stands above a node that is looked through, the nearest first. */
    private SequencedSet<Integer> walked(int from) {
        var found = new LinkedHashSet<Integer>();
        var seen = new BitSet();
        var open = new ArrayDeque<Integer>();
        open.add(from);
        seen.set(from);
        while (!open.isEmpty()) {
            manifest.graph().eachParent(open.removeFirst(), parent -> {
                if (!isLookedThrough(manifest.node(parent))) {
                    if (isMadeFrom(parent)) {
                        found.add(parent);
                    }
                    return;
                }
                int end = end(parent);
                if (!seen.get(end)) {
                    seen.set(end);
                    open.addLast(end);
                }
            });
        }
        return found;
    }

    /** The end of the row that begins with {@code node}; all of the row remember it. A row that bites its own tail ends where it does. */
    private int end(int node) {
        var row = new ArrayList<Integer>();
        var walked = new BitSet();
        int at = node;
        while (ends[at] == UNKNOWN && !walked.get(at)) {
            row.add(at);
            walked.set(at);
            int next = onlyParent(at);
            if (next == UNKNOWN) {
                break;
            }
            at = next;
        }
        int end = ends[at] == UNKNOWN ? at : ends[at];
        row.forEach(it -> ends[it] = end);
        return end;
    }

    private int onlyParent(int node) {
        if (manifest.graph().parentCount(node) != 1) {
            return UNKNOWN;
        }
        int parent = manifest.graph().parents(node)[0];
        return isLookedThrough(manifest.node(parent)) ? parent : UNKNOWN;
    }
}
