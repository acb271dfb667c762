package dev.weir.domain.asset;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Who depends on whom among the nodes of one manifest, by number, in two flat arrays for each direction. Built from
 * {@code depends_on}, because a writer may leave isolated nodes out of {@code child_map}; no self-loops, no doubles. A cycle is
 * possible in a broken file, and nothing here minds it.
 */
public final class NodeGraph {

    private final int[] parentStarts;
    private final int[] parents;
    private final int[] childStarts;
    private final int[] children;

    private NodeGraph(int[] parentStarts, int[] parents, int[] childStarts, int[] children) {
        this.parentStarts = parentStarts;
        this.parents = parents;
        this.childStarts = childStarts;
        this.children = children;
    }

    /** The graph whose node {@code n} has the parents {@code flat[starts[n]]} up to, not including, {@code flat[starts[n + 1]]}. */
    static NodeGraph of(int[] starts, int[] flat) {
        int size = starts.length - 1;
        var childStarts = new int[size + 1];
        for (int parent : flat) {
            childStarts[parent + 1]++;
        }
        for (int node = 0; node < size; node++) {
            childStarts[node + 1] += childStarts[node];
        }
        var children = new int[flat.length];
        var next = Arrays.copyOf(childStarts, size);
        for (int node = 0; node < size; node++) {
            for (int at = starts[node]; at < starts[node + 1]; at++) {
                children[next[flat[at]]++] = node;
            }
        }
        return new NodeGraph(starts, flat, childStarts, children);
    }

    /** {@return this graph with every edge from and to {@code nodes} cut; the numbers stay} */
    public NodeGraph without(BitSet nodes) {
        var starts = new int[size() + 1];
        var kept = new int[parents.length];
        int end = 0;
        for (int node = 0; node < size(); node++) {
            for (int at = parentStarts[node]; at < parentStarts[node + 1] && !nodes.get(node); at++) {
                if (!nodes.get(parents[at])) {
                    kept[end++] = parents[at];
                }
            }
            starts[node + 1] = end;
        }
        return of(starts, Arrays.copyOf(kept, end));
    }

    /** {@return the number of nodes} */
    public int size() {
        return parentStarts.length - 1;
    }

    /** {@return the number of edges} */
    public int edges() {
        return parents.length;
    }

    /** {@return the direct parents of a node, in the order of {@code depends_on}} */
    public int[] parents(int node) {
        return Arrays.copyOfRange(parents, parentStarts[node], parentStarts[node + 1]);
    }

    /** {@return the direct children of a node, by number} */
    public int[] children(int node) {
        return Arrays.copyOfRange(children, childStarts[node], childStarts[node + 1]);
    }

    public int parentCount(int node) {
        return parentStarts[node + 1] - parentStarts[node];
    }

    public int childCount(int node) {
        return childStarts[node + 1] - childStarts[node];
    }

    /** Tells each direct parent, without making an array. */
    public void eachParent(int node, IntConsumer told) {
        for (int at = parentStarts[node]; at < parentStarts[node + 1]; at++) {
            told.accept(parents[at]);
        }
    }

    /** Tells each direct child, without making an array. */
    public void eachChild(int node, IntConsumer told) {
        for (int at = childStarts[node]; at < childStarts[node + 1]; at++) {
            told.accept(children[at]);
        }
    }

    /** {@return whether every direct parent of the node is in {@code set}; true without parents} */
    public boolean parentsWithin(int node, BitSet set) {
        for (int at = parentStarts[node]; at < parentStarts[node + 1]; at++) {
            if (!set.get(parents[at])) {
                return false;
            }
        }
        return true;
    }

    /** {@return what lies at most {@code depth} steps above any of {@code from}, without {@code from} itself unless met again} */
    public BitSet ancestors(BitSet from, int depth) {
        return walk(from, depth, parentStarts, parents);
    }

    /** {@return what lies at most {@code depth} steps below any of {@code from}, without {@code from} itself unless met again} */
    public BitSet descendants(BitSet from, int depth) {
        return walk(from, depth, childStarts, children);
    }

    /** Breadth first from all starts at once: each node and edge is looked at once. */
    private static BitSet walk(BitSet from, int depth, int[] starts, int[] flat) {
        int size = starts.length - 1;
        var seen = new BitSet(size);
        if (depth <= 0) {
            return seen;
        }
        var queue = new int[size];
        int end = 0;
        for (int node = from.nextSetBit(0); node >= 0; node = from.nextSetBit(node + 1)) {
            queue[end++] = node;
        }
        var known = (BitSet) from.clone();
        int start = 0;
        for (int level = 0; level < depth && start < end; level++) {
            int levelEnd = end;
            for (; start < levelEnd; start++) {
                int node = queue[start];
                for (int at = starts[node]; at < starts[node + 1]; at++) {
                    int met = flat[at];
                    seen.set(met);
                    if (!known.get(met)) {
                        known.set(met);
                        queue[end++] = met;
                    }
                }
            }
        }
        return seen;
    }

    /** {@return nodes that lie on or below a cycle, by number: those that no order of building reaches; empty in a sound graph} */
    public List<Integer> unorderable() {
        var open = new int[size()];
        var ready = new int[size()];
        int end = 0;
        for (int node = 0; node < size(); node++) {
            open[node] = parentCount(node);
            if (open[node] == 0) {
                ready[end++] = node;
            }
        }
        for (int start = 0; start < end; start++) {
            for (int at = childStarts[ready[start]]; at < childStarts[ready[start] + 1]; at++) {
                if (--open[children[at]] == 0) {
                    ready[end++] = children[at];
                }
            }
        }
        var left = new BitSet(size());
        left.set(0, size());
        for (int at = 0; at < end; at++) {
            left.clear(ready[at]);
        }
        return left.stream().boxed().toList();
    }

    /** {@return the bytes that the graph takes} */
    public long bytes() {
        return 4L * (parentStarts.length + parents.length + childStarts.length + children.length);
    }
}
