package dev.weir.app.template;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Jinja's tests: {@code x is name}. */
final class Tests {

    private static final Set<String> NAMES = Set.of(
            "boolean",
            "callable",
            "defined",
            "divisibleby",
            "eq",
            "equalto",
            "==",
            "escaped",
            "even",
            "false",
            "filter",
            "float",
            "ge",
            ">=",
            "gt",
            "greaterthan",
            ">",
            "in",
            "integer",
            "iterable",
            "le",
            "<=",
            "lessthan",
            "lower",
            "lt",
            "<",
            "mapping",
            "ne",
            "!=",
            "none",
            "number",
            "odd",
            "sameas",
            "sequence",
            "string",
            "test",
            "true",
            "undefined",
            "upper");

    private Tests() {}

    static boolean holds(String name, Object value, Arguments arguments) {
        Deadline.check();
        return switch (name) {
            case "divisibleby" -> remainder(value, one(arguments)) == 0;
            case "eq", "equalto", "==" -> PythonComparison.equal(value, one(arguments));
            case "ne", "!=" -> !PythonComparison.equal(value, one(arguments));
            case "lt", "lessthan", "<" -> Comparison.LESS.holds(value, one(arguments));
            case "le", "<=" -> Comparison.LESS_OR_EQUAL.holds(value, one(arguments));
            case "gt", "greaterthan", ">" -> Comparison.GREATER.holds(value, one(arguments));
            case "ge", ">=" -> Comparison.GREATER_OR_EQUAL.holds(value, one(arguments));
            case "in" -> PythonComparison.isIn(value, one(arguments));
            case "sameas" -> same(value, one(arguments));
            default -> {
                arguments.to();
                yield isOfItself(name, value);
            }
        };
    }

    private static Object one(Arguments arguments) {
        arguments.to("other");
        return arguments.first("what a test compares with");
    }

    private static boolean isOfItself(String name, Object value) {
        return switch (name) {
            case "defined" -> !(value instanceof Unknown);
            case "undefined" -> value instanceof Unknown;
            case "none" -> value == PythonNone.NONE;
            case "boolean" -> value instanceof Boolean;
            case "true" -> value.equals(true);
            case "false" -> value.equals(false);
            case "integer" -> PythonNumber.isWhole(value) && !(value instanceof Boolean);
            case "float" -> value instanceof Double;
            case "number" -> PythonNumber.isNumber(value);
            case "string" -> value instanceof String;
            case "mapping" -> value instanceof Map;
            case "iterable" -> PythonItems.canBeGoneThrough(value);
            case "sequence" ->
                value instanceof String
                        || value instanceof List
                        || value instanceof Map
                        || value instanceof PythonRange
                        || value instanceof Unknown;
            case "callable" -> value instanceof PythonFunction || value instanceof Unknown;
            case "odd" -> remainder(value, 2L) == 1;
            case "even" -> remainder(value, 2L) == 0;
            case "lower" ->
                PythonText.call(PythonPrinted.text(value), "islower", Arguments.NONE)
                        .equals(true);
            case "upper" ->
                PythonText.call(PythonPrinted.text(value), "isupper", Arguments.NONE)
                        .equals(true);
            case "escaped" -> false;
            case "filter" -> value instanceof String filter && Filters.knows(filter);
            case "test" -> value instanceof String test && NAMES.contains(test);
            default -> throw new IllegalArgumentException("there is no test %s".formatted(name));
        };
    }

    private static double remainder(Object value, Object divisor) {
        return PythonNumber.floating(PythonArithmetic.of(Operator.MODULO, value, divisor));
    }

    /** Python has one None, one True, and small numbers and texts once. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean same(Object value, Object other) {
        return value == other
                || (PythonNumber.isWhole(value) && value.equals(other))
                || (value instanceof String && value.equals(other));
    }
}
