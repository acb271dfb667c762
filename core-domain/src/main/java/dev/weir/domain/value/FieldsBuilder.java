package dev.weir.domain.value;

import java.util.Arrays;
import java.util.Map;

/**
 * Puts {@link Tree.Fields} together, name after name, for readers that make very many: what was put is forgotten by {@link #fields()}, so that one
 * builder makes one map after another. Of a name that comes twice the last one counts. Not safe for several threads.
 */
public final class FieldsBuilder {

    private static final int FEW = 16;

    private String[] names = new String[FEW];
    private Tree[] trees = new Tree[FEW];
    private int size;

    /** What was built last: the next one often has the same names. */
    private NamedTrees last = NamedTrees.EMPTY;

    public void put(String name, Tree tree) {
        makeRoom(1);
        names[size] = name;
        trees[size++] = tree;
    }

    /** Puts what was put in another, from its {@code first} to {@code end}. */
    public void putAll(FieldsBuilder others, int first, int end) {
        int more = end - first;
        makeRoom(more);
        System.arraycopy(others.names, first, names, size, more);
        System.arraycopy(others.trees, first, trees, size, more);
        size += more;
    }

    private void makeRoom(int more) {
        if (size + more > names.length) {
            int room = Math.max(size + more, names.length * 2);
            names = Arrays.copyOf(names, room);
            trees = Arrays.copyOf(trees, room);
        }
    }

    /** Forgets what was put. */
    public void clear() {
        size = 0;
    }

    /** {@return how many names were put since the last time} */
    public int size() {
        return size;
    }

    /** {@return what was put since the last time, at no known place} */
    public Tree.Fields fields() {
        var all = NamedTrees.of(names, trees, size, last);
        size = 0;
        if (all instanceof NamedTrees few) {
            last = few;
        }
        return new Tree.Fields(all, Map.of(), Place.NOWHERE);
    }
}
