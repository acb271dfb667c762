package dev.weir.domain.asset;

import java.util.Arrays;
import java.util.List;

/** Collects one attribute while a manifest is read: gives equal values one number. */
final class Pool<T> {

    private final Numbering<T> numbering;
    private int[] codes = new int[64];
    private int size;

    Pool() {
        this(new Numbering<>());
    }

    private Pool(Numbering<T> numbering) {
        this.numbering = numbering;
    }

    /** {@return a pool of another attribute that most often has the value of this one, and so shares its numbers} */
    Pool<T> alike() {
        return new Pool<>(numbering);
    }

    void put(int node, T value) {
        putCode(node, numbering.of(value));
    }

    /** Gives the node the value with a number that was handed out before. */
    void putCode(int node, int code) {
        grow(node + 1);
        codes[node] = code;
    }

    int code(int node) {
        return node < size ? codes[node] : -1;
    }

    void clear(int node) {
        if (node < size) {
            codes[node] = -1;
        }
    }

    private void grow(int wanted) {
        if (wanted > codes.length) {
            codes = Arrays.copyOf(codes, Math.max(wanted, codes.length * 2));
        }
        if (wanted > size) {
            Arrays.fill(codes, size, wanted, -1);
            size = wanted;
        }
    }

    /** {@return the attribute of the nodes whose rows are given, in their order} */
    Column<T> column(int[] rows) {
        var ordered = new int[rows.length];
        for (int node = 0; node < rows.length; node++) {
            ordered[node] = code(rows[node]);
        }
        return new Column<>(List.copyOf(numbering.values()), Codes.pack(ordered, ordered.length, numbering.size()));
    }
}
