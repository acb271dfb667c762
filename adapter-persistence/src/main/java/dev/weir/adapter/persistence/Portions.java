package dev.weir.adapter.persistence;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * Many keys, a portion at a time. H2 seeks each key of a list in the index and then holds the row that it finds against the whole list
 * again, so that 10,000 keys at once take half a minute, and 10,000 in portions a part of a second (measured with 2.5.252).
 */
final class Portions {

    private static final int SIZE = 200;

    private Portions() {}

    /** Asks or does something with each portion; nothing without keys. */
    static <T> void each(Collection<T> keys, Consumer<List<T>> deed) {
        var all = List.copyOf(keys);
        for (int from = 0; from < all.size(); from += SIZE) {
            deed.accept(all.subList(from, Math.min(all.size(), from + SIZE)));
        }
    }
}
