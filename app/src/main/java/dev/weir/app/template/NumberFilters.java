package dev.weir.app.template;

import dev.weir.app.template.Filters.Filter;
import java.util.List;
import java.util.Map;

/** Filters that make numbers, or are over them. */
final class NumberFilters {

    private NumberFilters() {}

    static Map<String, Filter> all() {
        return Map.of(
                "int", NumberFilters::whole,
                "float", NumberFilters::floating,
                "abs", NumberFilters::absolute,
                "round", NumberFilters::round,
                "filesizeformat", NumberFilters::size);
    }

    private static Object whole(Object value, Arguments arguments) {
        var given = arguments.to("default", "base");
        Object usual = given.at("default").orElse(0L);
        int base = given.number("base", 10);
        return switch (value) {
            case Unknown unknown -> throw unknown.used();
            case String text ->
                PythonNumber.readWhole(text, base)
                        .or(() -> PythonNumber.readFloat(text)
                                .filter(Double::isFinite)
                                .map(PythonNumber::cut))
                        .orElse(usual);
            case Double number -> Double.isFinite(number) ? PythonNumber.cut(number) : usual;
            case Object other -> PythonNumber.isWhole(other) ? PythonNumber.whole(PythonNumber.big(other)) : usual;
        };
    }

    private static Object floating(Object value, Arguments arguments) {
        Object usual = arguments.to("default").at("default").orElse(0.0);
        return switch (value) {
            case Unknown unknown -> throw unknown.used();
            case String text ->
                PythonNumber.readFloat(text).<Object>map(it -> it).orElse(usual);
            case Object other -> PythonNumber.isNumber(other) ? (Object) PythonNumber.floating(other) : usual;
        };
    }

    private static Object absolute(Object value, Arguments arguments) {
        arguments.to();
        return switch (value) {
            case Double number -> Math.abs(number);
            case Object other
            when PythonNumber.isWhole(other) ->
                PythonNumber.whole(PythonNumber.big(other).abs());
            case Object other -> throw PythonType.cannot("given without its sign", other);
        };
    }

    private static Object round(Object value, Arguments arguments) {
        var given = arguments.to("precision", "method");
        int places = given.number("precision", 0);
        var method = given.at("method").isPresent() ? given.text("method") : "common";
        if (!PythonNumber.isNumber(value)) {
            throw PythonType.cannot("rounded", value);
        }
        if (method.equals("common")) {
            return PythonNumber.rounded(value, places);
        }
        if (!List.of("ceil", "floor").contains(method)) {
            throw new IllegalArgumentException("round knows common, ceil and floor, not %s".formatted(method));
        }
        Object scale = PythonArithmetic.of(Operator.POWER, 10L, (long) places);
        double scaled = PythonNumber.floating(PythonArithmetic.of(Operator.TIMES, value, scale));
        Object cut = PythonNumber.cut(method.equals("ceil") ? Math.ceil(scaled) : Math.floor(scaled));
        return PythonArithmetic.of(Operator.DIVIDED, cut, scale);
    }

    private static Object size(Object value, Arguments arguments) {
        boolean binary = arguments.to("binary").truth("binary");
        double bytes = value instanceof String text
                ? PythonNumber.readFloat(text).orElseThrow(() -> PythonType.cannot("taken for a number", value))
                : PythonNumber.floating(value);
        int base = binary ? 1024 : 1000;
        if (bytes == 1) {
            return "1 Byte";
        }
        if (bytes < base) {
            return "%s Bytes".formatted(PythonNumber.cut(bytes));
        }
        var prefixes = binary
                ? List.of("KiB", "MiB", "GiB", "TiB", "PiB", "EiB", "ZiB", "YiB")
                : List.of("kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB");
        double unit = base;
        int at = 0;
        while (at + 1 < prefixes.size() && bytes >= unit * base) {
            unit *= base;
            at++;
        }
        return PythonNumber.fixed(base * bytes / (unit * base), 1) + " " + prefixes.get(at);
    }
}
