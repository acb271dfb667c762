package dev.weir.domain.asset;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

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
    private volatile int @Nullable [] order;

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
        return new Walk(from, parentStarts, parents).go(depth, Towards.PARENTS);
    }

    /** {@return what lies at most {@code depth} steps below any of {@code from}, without {@code from} itself unless met again} */
    public BitSet descendants(BitSet from, int depth) {
        return new Walk(from, childStarts, children).go(depth, Towards.CHILDREN);
    }

    private enum Towards {
        PARENTS,
        CHILDREN
    }

    /**
     * From all starts at once, each node and edge looked at once, on bare words, since all selections stand on it. Breadth first while
     * little is met; once much is, the rest is one pass over all nodes in an order of building, which memory likes better.
     */
    private final class Walk {

        private final BitSet from;
        private final int[] starts;
        private final int[] flat;
        private final long[] begun;
        private final long[] seen;
        private int[] queue = {};
        private int end;

        Walk(BitSet from, int[] starts, int[] flat) {
            this.from = from;
            this.starts = starts;
            this.flat = flat;
            begun = Arrays.copyOf(from.toLongArray(), (size() + 63) / 64);
            seen = new long[begun.length];
        }

        BitSet go(int depth, Towards towards) {
            int many = depth == Integer.MAX_VALUE && order().length == size() ? size() / 16 : Integer.MAX_VALUE;
            if (from.cardinality() > many || !level(depth, many)) {
                sweep(towards);
            }
            return BitSet.valueOf(seen);
        }

        /** Goes level by level, and says whether it came to the end before there were too many. */
        private boolean level(int depth, int many) {
            queue = new int[size()];
            for (int node = from.nextSetBit(0); node >= 0; node = from.nextSetBit(node + 1)) {
                queue[end++] = node;
            }
            int start = 0;
            for (int level = 0; level < depth && start < end; level++) {
                if (end > many) {
                    return false;
                }
                int levelEnd = end;
                for (; start < levelEnd; start++) {
                    step(queue[start]);
                }
            }
            return true;
        }

        private void step(int node) {
            for (int at = starts[node], last = starts[node + 1]; at < last; at++) {
                int met = flat[at];
                long bit = 1L << met;
                if ((seen[met >> 6] & bit) == 0) {
                    seen[met >> 6] |= bit;
                    if ((begun[met >> 6] & bit) == 0) {
                        queue[end++] = met;
                    }
                }
            }
        }

        private void sweep(Towards towards) {
            int[] nodes = order();
            for (int word = 0; word < begun.length; word++) {
                begun[word] |= seen[word];
            }
            switch (towards) {
                case CHILDREN -> {
                    for (int node : nodes) {
                        take(node, parentStarts, parents);
                    }
                }
                case PARENTS -> {
                    for (int at = nodes.length - 1; at >= 0; at--) {
                        take(nodes[at], childStarts, children);
                    }
                }
            }
        }

        /** Takes a node that has one of those before it on the way. */
        private void take(int node, int[] beforeStarts, int[] before) {
            for (int at = beforeStarts[node], last = beforeStarts[node + 1]; at < last; at++) {
                int from = before[at];
                if ((begun[from >> 6] & 1L << from) != 0) {
                    seen[node >> 6] |= 1L << node;
                    begun[node >> 6] |= 1L << node;
                    return;
                }
            }
        }
    }

    /** {@return those of {@code nodes} that have a direct parent in {@code set}} */
    public BitSet withParentIn(BitSet nodes, BitSet set) {
        var found = new BitSet(size());
        for (int node = nodes.nextSetBit(0); node >= 0; node = nodes.nextSetBit(node + 1)) {
            for (int at = parentStarts[node]; at < parentStarts[node + 1]; at++) {
                if (set.get(parents[at])) {
                    found.set(node);
                    break;
                }
            }
        }
        return found;
    }

    /** An order of building, parents first, without what lies on or below a cycle. Made once; two that are made at once are the same. */
    private int[] order() {
        int[] known = order;
        if (known == null) {
            known = orderable();
            order = known;
        }
        return known;
    }

    private int[] orderable() {
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
        return Arrays.copyOf(ready, end);
    }

    /** {@return nodes that lie on or below a cycle, by number: those that no order of building reaches; empty in a sound graph} */
    public List<Integer> unorderable() {
        var left = new BitSet(size());
        left.set(0, size());
        for (int node : order()) {
            left.clear(node);
        }
        return left.stream().boxed().toList();
    }

    /** {@return the bytes that the graph takes} */
    public long bytes() {
        return 4L * (parentStarts.length + parents.length + childStarts.length + children.length + size());
    }
}
