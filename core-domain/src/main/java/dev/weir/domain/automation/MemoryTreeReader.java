package dev.weir.domain.automation;

import static dev.weir.domain.automation.TreeReading.at;
import static dev.weir.domain.automation.TreeReading.fields;
import static dev.weir.domain.automation.TreeReading.flag;
import static dev.weir.domain.automation.TreeReading.instant;
import static dev.weir.domain.automation.TreeReading.items;
import static dev.weir.domain.automation.TreeReading.need;
import static dev.weir.domain.automation.TreeReading.refusal;
import static dev.weir.domain.automation.TreeReading.text;
import static dev.weir.domain.automation.TreeReading.whole;

import dev.weir.domain.automation.MemoryRow.Address;
import dev.weir.domain.automation.MemoryRow.Cell;
import dev.weir.domain.automation.MemoryRow.Window;
import dev.weir.domain.value.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the stored form of memory, of every version so far. Fields that it does not know are left out, so that a later version may
 * add some; what it needs and cannot read is refused.
 */
final class MemoryTreeReader {

    private final List<AutomationCondition> expressions;
    private final Map<Integer, Shape> shapes = new HashMap<>();

    private MemoryTreeReader(List<AutomationCondition> expressions) {
        this.expressions = expressions;
    }

    static ConditionMemory read(Tree stored) {
        try {
            var whole = fields(stored, "memory");
            var version = whole(need(whole, "version", "memory"), "version");
            if (version != MemoryTree.VERSION) {
                throw new UnreadableMemory(
                        "its version is %d, this Weir knows %d".formatted(version, MemoryTree.VERSION));
            }
            return new MemoryTreeReader(expressions(whole)).memory(whole);
        } catch (IllegalArgumentException e) {
            throw new UnreadableMemory(String.valueOf(e.getMessage()), e);
        }
    }

    private static List<AutomationCondition> expressions(Tree.Fields whole) {
        var read = new ArrayList<AutomationCondition>();
        for (var tree : items(need(whole, "expressions", "memory"), "expressions")) {
            read.add(ConditionText.parse(text(tree, "an expression")));
        }
        return read;
    }

    private ConditionMemory memory(Tree.Fields whole) {
        var rows = new LinkedHashMap<String, MemoryRow>();
        fields(need(whole, "rows", "memory"), "rows")
                .values()
                .forEach((name, tree) -> rows.put(name, row(name, fields(tree, "the row of " + name))));
        return ConditionMemory.of(at(whole, "evaluated").map(_ -> window(whole)), rows);
    }

    private MemoryRow row(String name, Tree.Fields row) {
        var cells = new LinkedHashMap<Address, Cell>();
        for (var tree : at(row, "cells").map(it -> items(it, "cells")).orElse(List.of())) {
            var cell = fields(tree, "a cell of " + name);
            var target = at(cell, "about").map(it -> text(it, "about")).orElse(name);
            cells.put(new Address(expression(need(cell, "of", "a cell")), target), value(cell));
        }
        return MemoryRow.of(
                shape(need(row, "condition", "a row")),
                name,
                new MemoryRow.Standing(
                        at(row, "requested").filter(it -> flag(it, "requested")).isPresent(),
                        at(row, "asked").map(MemoryTreeReader::time).orElse(0L),
                        whole(need(row, "result", "a row"), "result"),
                        at(row, "stopped").map(it -> window(fields(it, "stopped")))),
                cells);
    }

    private static Cell value(Tree.Fields cell) {
        if (cell.at("code").isPresent()) {
            return new Cell.Version(at(cell, "code").map(it -> text(it, "code")));
        }
        if (cell.at("first").isPresent()) {
            return new Cell.Waiting(time(need(cell, "first", "a cell")), time(need(cell, "last", "a cell")));
        }
        if (cell.at("times").isPresent()) {
            return new Cell.Attempts(
                    whole(need(cell, "times", "a cell"), "times"),
                    time(need(cell, "last", "a cell")),
                    flag(need(cell, "asked", "a cell"), "asked"));
        }
        return MemoryRow.ON;
    }

    private AutomationCondition expression(Tree number) {
        var place = whole(number, "an expression's number");
        if (place < 0 || place >= expressions.size()) {
            throw refusal(number, "there is no expression %d".formatted(place));
        }
        return expressions.get(place);
    }

    private Shape shape(Tree number) {
        var condition = expression(number);
        return shapes.computeIfAbsent(expressions.indexOf(condition), _ -> Shape.of(condition));
    }

    private static Window window(Tree.Fields fields) {
        return new Window(time(need(fields, "evaluated", "memory")), number(need(fields, "newest", "memory")));
    }

    private static long number(Tree tree) {
        if (tree instanceof Tree.Num number) {
            try {
                return number.value().longValueExact();
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException("%s is no event's number".formatted(number.value()), e);
            }
        }
        throw refusal(tree, "newest is %s, must be a number".formatted(tree.kind()));
    }

    private static long time(Tree tree) {
        return Moments.of(instant(tree, "a time"));
    }
}
