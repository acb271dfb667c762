package dev.weir.domain.selection;

import dev.weir.domain.asset.Column;
import java.util.BitSet;
import java.util.stream.IntStream;

/** The last parts of all names in alphabetical order, so that one is found without looking at all. */
final class LeafOrder {

    private final Column<String> leaves;
    private final int[] codes;

    LeafOrder(Column<String> leaves) {
        this.leaves = leaves;
        codes = IntStream.range(0, leaves.distinct())
                .boxed()
                .sorted((one, other) -> leaves.value(one).compareTo(leaves.value(other)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** {@return the number of the leaf that is called so, or −1} */
    int code(String name) {
        int at = first(name);
        return at < codes.length && leaves.value(codes[at]).equals(name) ? codes[at] : -1;
    }

    /** {@return the leaves that are called so, or go on after it with a dot} */
    BitSet below(String name) {
        var found = new BitSet();
        int exact = code(name);
        if (exact >= 0) {
            found.set(exact);
        }
        var dotted = name + ".";
        for (int at = first(dotted);
                at < codes.length && leaves.value(codes[at]).startsWith(dotted);
                at++) {
            found.set(codes[at]);
        }
        return found;
    }

    private int first(String name) {
        int low = 0;
        int high = codes.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (leaves.value(codes[middle]).compareTo(name) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
