package dev.weir.domain.translation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One value for some of the nodes of a manifest, by number: a place for each instead of a map of boxes, since nearly all have one. */
final class ByNode<T> {

    private final List<@Nullable T> values;

    ByNode(int nodes) {
        values = new ArrayList<@Nullable T>(Collections.<@Nullable T>nCopies(nodes, null));
    }

    void put(int node, T value) {
        values.set(node, value);
    }

    /** {@return the value of the node, or null} */
    @Nullable
    T of(int node) {
        return values.get(node);
    }

    /** {@return all values, in the order of the nodes} */
    List<T> inOrder() {
        var all = new ArrayList<T>();
        for (T value : values) {
            if (value != null) {
                all.add(value);
            }
        }
        return all;
    }
}
