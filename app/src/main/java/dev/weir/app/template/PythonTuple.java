package dev.weir.app.template;

import java.util.AbstractList;
import java.util.List;

/** Python's tuple: a list that does not change, prints in parentheses, and equals no list. */
final class PythonTuple extends AbstractList<Object> {

    /** The names of a group's two parts. */
    static final List<String> GROUP = List.of("grouper", "list");

    private final List<Object> items;
    private final List<String> names;

    private PythonTuple(List<Object> items, List<String> names) {
        this.items = items;
        this.names = names;
    }

    static PythonTuple of(Object... items) {
        return new PythonTuple(List.of(items), List.of());
    }

    static PythonTuple of(List<Object> items) {
        return new PythonTuple(List.copyOf(items), List.of());
    }

    /** What {@code groupby} makes. */
    static PythonTuple group(Object key, List<Object> values) {
        return new PythonTuple(List.of(key, values), GROUP);
    }

    List<String> names() {
        return names;
    }

    @Override
    public Object get(int index) {
        return items.get(index);
    }

    @Override
    public int size() {
        return items.size();
    }
}
