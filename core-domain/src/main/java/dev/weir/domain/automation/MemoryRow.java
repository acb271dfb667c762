package dev.weir.domain.automation;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one asset's condition remembers from one evaluation to the next. Latches about the asset itself are bits, numbered by the
 * shape; everything else stands in {@code cells}, by the expression and the asset that it looks at.
 *
 * @param lastRequested when it was last requested, in microseconds; 0 for never
 * @param result a hash over what every part said, by which a changed answer is told from a repeated one
 */
record MemoryRow(
        Shape shape,
        boolean requested,
        long lastRequested,
        long bits,
        int result,
        Map<Address, Cell> cells,
        Optional<Window> own) {

    /** The expression, without labels, and the name of the asset or check that it looks at. */
    record Address(AutomationCondition expression, String target) {}

    /** What a row holds beside what its expressions remember. */
    record Standing(boolean requested, long lastRequested, int result, Optional<Window> own) {}

    /** Where the last evaluation stood. */
    record Window(long at, long newest) {}

    /** A remembered value. */
    sealed interface Cell {
        /** A latch that is set, or an operand that was true. Unset ones are not kept. */
        record On() implements Cell {}

        /** The code version seen last; empty if there was none. */
        record Version(Optional<String> version) implements Cell {}

        /** When the operand was first and last true since it last came through. */
        record Waiting(long first, long last) implements Cell {}

        /** How often it was requested in a row, when last, and whether it asked at the previous evaluation. */
        record Attempts(int count, long last, boolean asked) implements Cell {}
    }

    static final Cell ON = new Cell.On();

    MemoryRow {
        cells = cells.isEmpty() ? Map.of() : Collections.unmodifiableMap(cells);
    }

    boolean isSet(int slot) {
        return (bits & (1L << slot)) != 0;
    }

    /** {@return all that is remembered, whatever way it is kept, in the order in which it is printed and stored} */
    SortedMap<Address, Cell> all(String root) {
        var all = new TreeMap<Address, Cell>(
                Comparator.comparing((Address address) -> ConditionText.print(address.expression()))
                        .thenComparing(Address::target));
        shape.slots().forEach((expression, slot) -> {
            if (slot >= 0 && isSet(slot)) {
                all.put(new Address(expression, root), ON);
            }
        });
        all.putAll(cells);
        return all;
    }

    /** {@return the same memory for another shape; what that has no expression for is let go} */
    MemoryRow under(Shape other, String root) {
        if (other.equals(shape)) {
            return this;
        }
        return of(other, root, new Standing(requested, lastRequested, result, own), all(root));
    }

    static MemoryRow of(Shape shape, String root, Standing standing, Map<Address, Cell> remembered) {
        var bits = 0L;
        var cells = new LinkedHashMap<Address, Cell>();
        for (var entry : remembered.entrySet()) {
            var address = entry.getKey();
            var slot = address.target().equals(root) && entry.getValue() instanceof Cell.On
                    ? shape.slots().getOrDefault(address.expression(), -1)
                    : -1;
            if (slot >= 0) {
                bits |= 1L << slot;
            } else {
                cells.put(address, entry.getValue());
            }
        }
        return new MemoryRow(
                shape, standing.requested, standing.lastRequested, bits, standing.result, cells, standing.own);
    }

    /** {@return whether {@code next}, the row of the evaluation after this one, remembers the same} */
    boolean remembersAs(MemoryRow next) {
        return own.isEmpty() && bits == next.bits && requested == next.requested && cells.equals(next.cells);
    }

    MemoryRow withOwn(Window window) {
        return new MemoryRow(shape, requested, lastRequested, bits, result, cells, Optional.of(window));
    }
}
