package dev.weir.domain.automation;

import dev.weir.domain.automation.MemoryRow.Address;
import dev.weir.domain.automation.MemoryRow.Cell;
import dev.weir.domain.automation.MemoryRow.Window;
import dev.weir.domain.value.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The stored form of memory, printed. Expressions stand in a list of their own, as text, and rows name them by their place in
 * it, so that ten thousand assets with one condition store it once.
 *
 * <pre>
 * {"version": 1, "evaluated": "2026-03-02T00:01:00Z", "newest": 17,
 *  "expressions": ["eager()", …],
 *  "rows": {"marts/orders": {"condition": 0, "requested": true, "asked": "2026-03-02T00:01:00Z", "result": 7,
 *                            "cells": [{"of": 1}, {"of": 2, "about": "stg_orders", "code": "a1"}]}}}
 * </pre>
 *
 * A version is a promise: {@link MemoryTreeReader} reads every version that was ever written.
 */
public final class MemoryTree {

    /** The version that is written. */
    public static final int VERSION = 1;

    private final SequencedMap<AutomationCondition, Integer> expressions = new LinkedHashMap<>();

    private MemoryTree() {}

    /** {@return the stored form of what is remembered} */
    public static Tree print(ConditionMemory memory) {
        return new MemoryTree().whole(memory);
    }

    /**
     * {@return the memory that was stored}
     *
     * @throws UnreadableMemory when it is of a later version, or not what a version before it wrote
     */
    public static ConditionMemory read(Tree stored) {
        return MemoryTreeReader.read(stored);
    }

    private Tree whole(ConditionMemory memory) {
        var rows = new LinkedHashMap<String, Tree>();
        memory.byName().forEach((name, row) -> rows.put(name, row(name, row)));
        var whole = new LinkedHashMap<String, Tree>();
        whole.put("version", Tree.number(VERSION));
        memory.last().ifPresent(last -> whole.putAll(window(last)));
        var texts = expressions.keySet().stream()
                .map(expression -> Tree.text(ConditionText.print(expression)))
                .toList();
        whole.put("expressions", Tree.items(texts));
        whole.put("rows", Tree.fields(rows));
        return Tree.fields(whole);
    }

    private Tree row(String name, MemoryRow row) {
        var fields = new LinkedHashMap<String, Tree>();
        fields.put("condition", number(row.shape().condition()));
        if (row.requested()) {
            fields.put("requested", Tree.flag(true));
        }
        if (row.lastRequested() != 0) {
            fields.put("asked", time(row.lastRequested()));
        }
        fields.put("result", Tree.number(row.result()));
        row.own().ifPresent(own -> fields.put("stopped", Tree.fields(window(own))));
        var cells = cells(name, row);
        if (!cells.isEmpty()) {
            fields.put("cells", Tree.items(cells));
        }
        return Tree.fields(fields);
    }

    private List<Tree> cells(String name, MemoryRow row) {
        var cells = new ArrayList<Tree>();
        for (Map.Entry<Address, Cell> entry : row.all(name).entrySet()) {
            var address = entry.getKey();
            var cell = new LinkedHashMap<String, Tree>();
            cell.put("of", number(address.expression()));
            if (!address.target().equals(name)) {
                cell.put("about", Tree.text(address.target()));
            }
            value(cell, entry.getValue());
            cells.add(Tree.fields(cell));
        }
        return cells;
    }

    private static void value(Map<String, Tree> cell, Cell value) {
        switch (value) {
            case Cell.On _ -> {}
            case Cell.Version(var version) ->
                cell.put("code", version.map(Tree::text).orElseGet(Tree::nothing));
            case Cell.Waiting(long first, long last) -> {
                cell.put("first", time(first));
                cell.put("last", time(last));
            }
            case Cell.Attempts(int count, long last, boolean asked) -> {
                cell.put("times", Tree.number(count));
                cell.put("last", time(last));
                cell.put("asked", Tree.flag(asked));
            }
        }
    }

    private static SequencedMap<String, Tree> window(Window window) {
        var fields = new LinkedHashMap<String, Tree>();
        fields.put("evaluated", time(window.at()));
        fields.put("newest", Tree.number(window.newest()));
        return fields;
    }

    private static Tree time(long micros) {
        return Tree.text(Moments.instant(micros).toString());
    }

    private Tree number(AutomationCondition expression) {
        return Tree.number(expressions.computeIfAbsent(expression, _ -> expressions.size()));
    }
}
