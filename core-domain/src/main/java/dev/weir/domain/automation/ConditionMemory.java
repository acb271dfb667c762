package dev.weir.domain.automation;

import dev.weir.domain.automation.MemoryRow.Window;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What conditions remember between ticks, as a value: an evaluation gives a new one that shares all that did not change. It is
 * kept by names; while it is used it is bound to one version of the graph, whose numbers it then goes by.
 */
public final class ConditionMemory {

    private static final int CHUNK = 256;

    private final Optional<Window> last;
    private final Map<String, MemoryRow> unbound;
    private final @Nullable AutomationGraph graph;
    private final @Nullable MemoryRow[][] rows;
    private final Agenda agenda;

    private ConditionMemory(
            Optional<Window> last,
            Map<String, MemoryRow> unbound,
            @Nullable AutomationGraph graph,
            @Nullable MemoryRow[][] rows,
            Agenda agenda) {
        this.last = last;
        this.unbound = unbound;
        this.graph = graph;
        this.rows = rows;
        this.agenda = agenda;
    }

    /** {@return the memory of conditions that were never evaluated} */
    public static ConditionMemory empty() {
        return of(Optional.empty(), Map.of());
    }

    static ConditionMemory of(Optional<Window> last, Map<String, MemoryRow> rows) {
        return new ConditionMemory(last, Map.copyOf(rows), null, new MemoryRow[0][], Agenda.EVERYTHING);
    }

    Optional<Window> last() {
        return last;
    }

    Agenda agenda() {
        return agenda;
    }

    Optional<MemoryRow> row(int entity) {
        var chunk = rows[entity / CHUNK];
        return Optional.ofNullable(chunk == null ? null : chunk[entity % CHUNK]);
    }

    boolean isBoundTo(AutomationGraph other) {
        return graph == other;
    }

    /**
     * {@return the same memory by the numbers of {@code other}} What is no longer defined is kept, with the place where it
     * stopped, for the case that it returns, also where others are still made from it; what is defined and has lost its condition is let go.
     */
    ConditionMemory boundTo(AutomationGraph other) {
        var bound = new MemoryRow[(other.size() + CHUNK - 1) / CHUNK][];
        var kept = new HashMap<String, MemoryRow>();
        forEach((name, row) -> {
            var number = other.number(name);
            if (number.isEmpty() || other.isStub(number.get())) {
                kept.put(name, row.own().isPresent() || last.isEmpty() ? row : row.withOwn(last.get()));
            } else if (other.isConditioned(number.get())) {
                put(bound, number.get(), row);
            }
        });
        return new ConditionMemory(last, kept, other, bound, Agenda.EVERYTHING);
    }

    private static void put(@Nullable MemoryRow[][] rows, int entity, MemoryRow row) {
        var chunk = rows[entity / CHUNK];
        if (chunk == null) {
            chunk = new MemoryRow[CHUNK];
            rows[entity / CHUNK] = chunk;
        }
        chunk[entity % CHUNK] = row;
    }

    /** {@return this with {@code changed} rows and a new place to go on from} */
    ConditionMemory with(Map<Integer, MemoryRow> changed, Window now, Agenda next) {
        var fresh = rows;
        if (!changed.isEmpty()) {
            fresh = rows.clone();
            var copied = new boolean[rows.length];
            for (var entry : changed.entrySet()) {
                int entity = entry.getKey();
                var chunk = fresh[entity / CHUNK];
                if (chunk != null && !copied[entity / CHUNK]) {
                    fresh[entity / CHUNK] = chunk.clone();
                }
                copied[entity / CHUNK] = true;
                put(fresh, entity, entry.getValue());
            }
        }
        return new ConditionMemory(Optional.of(now), unbound, graph, fresh, next);
    }

    /** Every row with its name; those of what is not defined at the moment included. */
    void forEach(BiConsumer<String, MemoryRow> each) {
        unbound.forEach(each);
        if (graph != null) {
            for (var entity = 0; entity < graph.size(); entity++) {
                var name = graph.name(entity);
                row(entity).ifPresent(row -> each.accept(name, row));
            }
        }
    }

    /** {@return all rows by name} */
    SortedMap<String, MemoryRow> byName() {
        var all = new TreeMap<String, MemoryRow>();
        forEach(all::put);
        return all;
    }

    /** {@return whether both remember the same; what is due next is no part of it} */
    @Override
    public boolean equals(Object other) {
        return other instanceof ConditionMemory memory && last.equals(memory.last) && byName().equals(memory.byName());
    }

    @Override
    public int hashCode() {
        return Objects.hash(last, byName());
    }

    /** {@return what is remembered, for people} */
    @Override
    public String toString() {
        return MemoryText.describe(this);
    }
}
