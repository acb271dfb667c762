package dev.weir.domain.selection;

import dev.weir.domain.asset.Column;
import java.util.Arrays;
import java.util.function.IntConsumer;

/** A column turned round: the nodes of each of its texts, by number, so that those of one are found without looking at all. */
final class NodesByCode {

    private final int[] starts;
    private final int[] nodes;

    private NodesByCode(int[] starts, int[] nodes) {
        this.starts = starts;
        this.nodes = nodes;
    }

    static NodesByCode of(Column<?> column, int size) {
        var starts = new int[column.distinct() + 1];
        for (int node = 0; node < size; node++) {
            if (column.code(node) >= 0) {
                starts[column.code(node) + 1]++;
            }
        }
        for (int code = 0; code < column.distinct(); code++) {
            starts[code + 1] += starts[code];
        }
        var nodes = new int[starts[column.distinct()]];
        var next = Arrays.copyOf(starts, column.distinct());
        for (int node = 0; node < size; node++) {
            if (column.code(node) >= 0) {
                nodes[next[column.code(node)]++] = node;
            }
        }
        return new NodesByCode(starts, nodes);
    }

    void each(int code, IntConsumer told) {
        for (int at = starts[code]; at < starts[code + 1]; at++) {
            told.accept(nodes[at]);
        }
    }
}
