package dev.weir.domain.value;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A few trees by name in the order in which they were written; cannot be altered. Two arrays that are looked through, since an artifact
 * holds hundreds of thousands of small maps, and hash tables would be several times as large and no quicker.
 */
final class NamedTrees extends AbstractMap<String, Tree> implements SequencedMap<String, Tree> {

    /** Up to how many it is quick to look through. */
    static final int FEW = 64;

    static final NamedTrees EMPTY = new NamedTrees(new String[0], new Tree[0]);

    private final String[] names;
    private final Tree[] trees;

    private NamedTrees(String[] names, Tree[] trees) {
        this.names = names;
        this.trees = trees;
    }

    static SequencedMap<String, Tree> copyOf(SequencedMap<String, Tree> all) {
        if (all instanceof NamedTrees) {
            return all;
        }
        return all.size() > FEW
                ? Collections.unmodifiableSequencedMap(new LinkedHashMap<>(all))
                : few(all.keySet().toArray(new String[0]), all.values().toArray(new Tree[0]));
    }

    /**
     * {@return the first {@code size} of both} Of a name that comes twice the last one counts, at the first one's place. Where {@code like} has
     * these very names, they are kept once.
     */
    static SequencedMap<String, Tree> of(String[] names, Tree[] trees, int size, NamedTrees like) {
        boolean alike = like.hasVery(names, size);
        if (alike || (size <= FEW && areDistinct(names, size))) {
            // Not Arrays.copyOf, which asks the JVM for an array of a class that it is told, slow in code compiled in
            // haste.
            var ownTrees = new Tree[size];
            System.arraycopy(trees, 0, ownTrees, 0, size);
            if (alike) {
                return few(like.names, ownTrees);
            }
            var ownNames = new String[size];
            System.arraycopy(names, 0, ownNames, 0, size);
            return few(ownNames, ownTrees);
        }
        var all = LinkedHashMap.<String, Tree>newLinkedHashMap(size);
        for (int at = 0; at < size; at++) {
            all.put(names[at], trees[at]);
        }
        return Collections.unmodifiableSequencedMap(all);
    }

    /** {@return a map that keeps both as they are} The names must be different ones, and nobody may alter either afterwards. */
    static NamedTrees sharing(String[] names, Tree[] trees) {
        return new NamedTrees(names, trees);
    }

    private static NamedTrees few(String[] names, Tree[] trees) {
        return names.length == 0 ? EMPTY : new NamedTrees(names, trees);
    }

    @SuppressWarnings("ReferenceEquality") // A reader gives the same text for the same name.
    private boolean hasVery(String[] others, int size) {
        if (names.length != size) {
            return false;
        }
        for (int at = 0; at < size; at++) {
            if (names[at] != others[at]) {
                return false;
            }
        }
        return true;
    }

    private static boolean areDistinct(String[] names, int size) {
        for (int at = 1; at < size; at++) {
            if (find(names, at, names[at]) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static int find(String[] names, int size, String name) {
        int hash = name.hashCode();
        for (int at = 0; at < size; at++) {
            if (names[at].hashCode() == hash && names[at].equals(name)) {
                return at;
            }
        }
        return -1;
    }

    @Override
    public @Nullable Tree get(@Nullable Object name) {
        int at = name instanceof String text ? find(names, names.length, text) : -1;
        return at < 0 ? null : trees[at];
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public int size() {
        return names.length;
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super Tree> told) {
        for (int at = 0; at < names.length; at++) {
            told.accept(names[at], trees[at]);
        }
    }

    /** What is equal is mostly written in the same order, too. */
    @Override
    public boolean equals(@Nullable Object other) {
        return (other instanceof NamedTrees theirs && Arrays.equals(names, theirs.names))
                ? Arrays.equals(trees, theirs.trees)
                : super.equals(other);
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (int at = 0; at < names.length; at++) {
            hash += names[at].hashCode() ^ trees[at].hashCode();
        }
        return hash;
    }

    @Override
    public SequencedMap<String, Tree> reversed() {
        return few(
                Arrays.asList(names).reversed().toArray(new String[0]),
                Arrays.asList(trees).reversed().toArray(new Tree[0]));
    }

    @Override
    public Set<Map.Entry<String, Tree>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return names.length;
            }

            @Override
            public Iterator<Map.Entry<String, Tree>> iterator() {
                return new Iterator<>() {
                    private int at;

                    @Override
                    public boolean hasNext() {
                        return at < names.length;
                    }

                    @Override
                    public Map.Entry<String, Tree> next() {
                        if (!hasNext()) {
                            throw new NoSuchElementException();
                        }
                        return Map.entry(names[at], trees[at++]);
                    }
                };
            }
        };
    }
}
