package dev.weir.domain.automation;

import dev.weir.domain.automation.MemoryRow.Address;
import dev.weir.domain.automation.MemoryRow.Cell;
import dev.weir.domain.automation.Shape.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one root remembered before an evaluation, and what it will remember after it. */
final class RootMemory {

    private final AutomationGraph graph;
    private final Shape shape;
    private final int root;
    private final Optional<MemoryRow> before;
    private final Map<Address, Cell> cells = new LinkedHashMap<>();
    private long bits;
    private int outside;

    RootMemory(AutomationGraph graph, Shape shape, int root, Optional<MemoryRow> before) {
        this.graph = graph;
        this.shape = shape;
        this.root = root;
        this.before = before;
    }

    /** Parts of conditions downstream are entered here: their nodes number their slots by another shape. */
    void leaveShape() {
        outside++;
    }

    void returnToShape() {
        outside--;
    }

    boolean wasOn(Node node, int target) {
        var slot = slot(node, target);
        return before.filter(row -> slot < 0 ? row.cells().containsKey(address(node, target)) : row.isSet(slot))
                .isPresent();
    }

    void remember(Node node, int target, boolean on) {
        if (!on) {
            return;
        }
        var slot = slot(node, target);
        if (slot < 0) {
            put(node, target, MemoryRow.ON);
        } else {
            bits |= 1L << slot;
        }
    }

    /** One expression about one asset has one memory, wherever it stands; so what stands downstream, too, has the slot of its equal. */
    private int slot(Node node, int target) {
        if (target != root) {
            return -1;
        }
        return outside == 0 ? node.slot() : shape.slots().getOrDefault(node.identity.orElseThrow(), -1);
    }

    @Nullable
    Cell cell(Node node, int target) {
        return before.map(row -> row.cells().get(address(node, target))).orElse(null);
    }

    void put(Node node, int target, Cell cell) {
        cells.put(address(node, target), cell);
    }

    private Address address(Node node, int target) {
        return new Address(node.identity.orElseThrow(), graph.name(target));
    }

    Truth codeVersionChanged(Node node, int target) {
        var now = graph.codeVersion(target);
        put(node, target, new Cell.Version(now));
        return Truth.of(cell(node, target) instanceof Cell.Version(Optional<String> last)
                && last.isPresent()
                && !last.equals(now));
    }

    MemoryRow row(boolean requested, long lastRequested, int result) {
        return new MemoryRow(shape, requested, lastRequested, bits, result, cells, Optional.empty());
    }
}
