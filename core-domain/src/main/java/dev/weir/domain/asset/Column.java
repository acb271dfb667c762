package dev.weir.domain.asset;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One attribute of all nodes: the distinct values, of which some may be no node's, and for each node the number of its value. Numbers
 * go from 0 up to {@link #distinct()} in order of first appearance; −1 is no value. Whoever asks for nodes by value judges each distinct value
 * once and then compares numbers.
 */
public final class Column<T> {

    private final List<T> values;
    private final Codes codes;

    Column(List<T> values, Codes codes) {
        this.values = values;
        this.codes = codes;
    }

    /** {@return how many different values there are} */
    public int distinct() {
        return values.size();
    }

    /** {@return the value with the number {@code code}, which must not be −1} */
    public T value(int code) {
        return values.get(code);
    }

    /** {@return the different values, by their numbers} */
    public List<T> values() {
        return values;
    }

    /** {@return the number of the node's value, or −1} */
    public int code(int node) {
        return codes.at(node);
    }

    /** {@return the node's value, or null} */
    public @Nullable T of(int node) {
        int code = codes.at(node);
        return code < 0 ? null : values.get(code);
    }

    /** {@return the bytes that the numbers take, values not counted} */
    public long bytes() {
        return codes.bytes() + 4L * values.size();
    }
}
