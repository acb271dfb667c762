package dev.weir.domain.asset;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The numbers of the nodes of a {@link ManifestDraft}, by row, until they are put into the order of unique ids. */
final class Rows {

    private static final int[] NONE = {};

    private byte[] sections = new byte[64];
    private byte[] traits = new byte[64];
    private long[] positions = new long[64];
    private int[] @Nullable [] parents = new int[64][];

    void begin(int row, Section section) {
        if (row >= sections.length) {
            sections = Arrays.copyOf(sections, row * 2);
            traits = Arrays.copyOf(traits, row * 2);
            positions = Arrays.copyOf(positions, row * 2);
            parents = Arrays.copyOf(parents, row * 2);
        }
        sections[row] = section.number();
        traits[row] = 0;
        positions[row] = -1;
        parents[row] = null;
    }

    void position(int row, long position) {
        positions[row] = position;
    }

    void trait(int row, Trait trait) {
        traits[row] |= (byte) trait.bit();
    }

    boolean is(int row, Trait trait) {
        return (traits[row] & trait.bit()) != 0;
    }

    void parents(int row, int[] numbers) {
        parents[row] = numbers.length == 0 ? NONE : numbers;
    }

    boolean parentsUntold(int row) {
        return parents[row] == null;
    }

    boolean lackParents(int size) {
        for (int row = 0; row < size; row++) {
            if (parents[row] == null && sections[row] != Section.SOURCES.number()) {
                return true;
            }
        }
        return false;
    }

    byte[] sections(int[] order) {
        return inOrder(sections, order);
    }

    byte[] traits(int[] order) {
        return inOrder(traits, order);
    }

    private static byte[] inOrder(byte[] byRow, int[] order) {
        var ordered = new byte[order.length];
        for (int node = 0; node < order.length; node++) {
            ordered[node] = byRow[order[node]];
        }
        return ordered;
    }

    long[] positions(int[] order) {
        var ordered = new long[order.length];
        for (int node = 0; node < order.length; node++) {
            ordered[node] = positions[order[node]];
        }
        return ordered;
    }

    /**
     * Resolves parents; drops self-loops and doubles, and tells the edges that lead nowhere.
     *
     * @param parentIds the unique ids by the number under which they were told
     * @param ids the unique ids by row
     */
    NodeGraph graph(int[] order, Numbering<String> parentIds, Numbering<String> ids, List<Manifest.Dangling> dangling) {
        var nodeOf = new int[order.length];
        for (int node = 0; node < order.length; node++) {
            nodeOf[order[node]] = node;
        }
        var resolved = new int[parentIds.size()];
        for (int number = 0; number < resolved.length; number++) {
            int row = ids.find(parentIds.values().get(number));
            resolved[number] = row < 0 ? -1 : nodeOf[row];
        }
        var starts = new int[order.length + 1];
        var flat = new int[Math.max(16, order.length * 2)];
        var metBy = new int[order.length];
        int end = 0;
        for (int node = 0; node < order.length; node++) {
            int[] given = parents[order[node]];
            for (int number : given == null ? NONE : given) {
                int parent = resolved[number];
                if (parent < 0) {
                    dangling.add(new Manifest.Dangling(node, parentIds.values().get(number)));
                } else if (parent != node && metBy[parent] != node + 1) {
                    metBy[parent] = node + 1;
                    if (end == flat.length) {
                        flat = Arrays.copyOf(flat, end * 2);
                    }
                    flat[end++] = parent;
                }
            }
            starts[node + 1] = end;
        }
        return NodeGraph.of(starts, Arrays.copyOf(flat, end));
    }
}
