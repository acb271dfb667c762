package dev.weir.adapter.dbtcloud.artifact;

import dev.weir.domain.value.Tree;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fields of bodies that were taken along while the hot tier was read, until they are asked for. Safe for several threads. */
final class TakenFields {

    private final Set<String> names;
    private final WantedFields wanted;
    private final Map<Long, Tree.Fields> byPosition = new HashMap<>();

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

    /** Keeps what was taken of the body that begins at {@code position}. */
    synchronized void keep(long position, Tree.Fields fields) {
        if (!names.isEmpty()) {
            byPosition.put(position, fields);
        }
    }

    /** {@return what was taken of these nodes, in order, which then is let go; null when it is not all there} */
    synchronized Tree.Fields @Nullable [] release(int[] nodes, long[] positions, Set<String> asked) {
        if (asked.isEmpty() || !names.containsAll(asked)) {
            return null;
        }
        for (int node : nodes) {
            if (!byPosition.containsKey(positions[node])) {
                return null;
            }
        }
        var taken = new Tree.Fields[nodes.length];
        for (int at = 0; at < nodes.length; at++) {
            var fields = byPosition.remove(positions[nodes[at]]);
            if (fields == null) {
                return null;
            }
            taken[at] = fields;
        }
        return taken;
    }
}
