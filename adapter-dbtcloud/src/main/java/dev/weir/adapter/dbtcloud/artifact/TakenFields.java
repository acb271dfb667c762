package dev.weir.adapter.dbtcloud.artifact;

import dev.weir.domain.value.Tree;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fields of bodies that were taken along while the hot tier was read, until they are asked for. Safe for several threads. */
final class TakenFields {

    private final Set<String> names;
    private final WantedFields wanted;

    /** Where each body begins, in the order of the file, and what was taken of it; null once it was let go. */
    private long[] starts = new long[64];

    private Tree.@Nullable Fields[] bodies = new Tree.Fields[64];
    private int size;

    /** No names: nothing is taken along. */
    TakenFields(Set<String> names) {
        this.names = names;
        wanted = WantedFields.of(names);
    }

    /** {@return what of the field is to be taken along; null for none of it} */
    @Nullable
    WantedFields of(String field) {
        return names.isEmpty() ? null : wanted.of(field);
    }

    /** Keeps what was taken of the body that begins at {@code position}, which lies behind all that were kept before. */
    synchronized void keep(long position, Tree.Fields fields) {
        if (names.isEmpty()) {
            return;
        }
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            bodies = Arrays.copyOf(bodies, size * 2);
        }
        starts[size] = position;
        bodies[size++] = fields;
    }

    /** {@return what was taken of these nodes, in order, which then is let go, one after the other; null when it is not all there} */
    synchronized @Nullable Queue<Tree.Fields> release(int[] nodes, long[] positions, Set<String> asked) {
        if (asked.isEmpty() || !names.containsAll(asked)) {
            return null;
        }
        var taken = new ArrayDeque<Tree.Fields>(nodes.length);
        var places = new int[nodes.length];
        for (int at = 0; at < nodes.length; at++) {
            places[at] = Arrays.binarySearch(starts, 0, size, positions[nodes[at]]);
            var fields = places[at] < 0 ? null : bodies[places[at]];
            if (fields == null) {
                return null;
            }
            taken.add(fields);
        }
        for (int place : places) {
            bodies[place] = null;
        }
        return taken;
    }
}
