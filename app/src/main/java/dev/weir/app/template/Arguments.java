package dev.weir.app.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a function, a filter or a test was given. */
record Arguments(List<Object> positional, Map<String, Object> named) {

    static final Arguments NONE = new Arguments(List.of(), Map.of());

    static Arguments of(Object... positional) {
        return new Arguments(List.of(positional), Map.of());
    }

    /** Each to its parameter. Throws {@link IllegalArgumentException} for too many, and for names that are none. */
    Bound to(String... parameters) {
        if (positional.size() > parameters.length) {
            throw new IllegalArgumentException(
                    "%d arguments are given, %d are taken".formatted(positional.size(), parameters.length));
        }
        var bound = new LinkedHashMap<String, Object>();
        for (int at = 0; at < positional.size(); at++) {
            bound.put(parameters[at], positional.get(at));
        }
        named.forEach((name, value) -> {
            if (!List.of(parameters).contains(name)) {
                throw new IllegalArgumentException("there is no argument %s".formatted(name));
            }
            if (bound.putIfAbsent(name, value) != null) {
                throw new IllegalArgumentException("the argument %s is given twice".formatted(name));
            }
        });
        return new Bound(bound);
    }

    /** Those from the second on, all with their names. */
    Arguments rest(int from) {
        return new Arguments(positional.subList(Math.min(from, positional.size()), positional.size()), named);
    }

    Object first(String what) {
        if (positional.isEmpty()) {
            throw new IllegalArgumentException("%s is missing".formatted(what));
        }
        return positional.getFirst();
    }

    Arguments with(String name, Object value) {
        var more = new LinkedHashMap<>(named);
        more.put(name, value);
        return new Arguments(new ArrayList<>(positional), more);
    }

    /** Arguments by the names of their parameters. */
    record Bound(Map<String, Object> values) {

        Optional<Object> at(String name) {
            return Optional.ofNullable(values.get(name));
        }

        /** What is given, unless it is None. */
        Optional<Object> given(String name) {
            return at(name).filter(it -> it != PythonNone.NONE);
        }

        Object need(String name) {
            return at(name).orElseThrow(
                            () -> new IllegalArgumentException("the argument %s is missing".formatted(name)));
        }

        String text(String name) {
            return asText(name, need(name));
        }

        Optional<String> givenText(String name) {
            return given(name).map(it -> asText(name, it));
        }

        int number(String name, int usual) {
            return at(name).map(it -> PythonNumber.index(it)).orElse(usual);
        }

        boolean truth(String name) {
            return at(name).map(PythonTruth::of).orElse(false);
        }

        private static String asText(String name, Object value) {
            if (value instanceof String text) {
                return text;
            }
            throw new IllegalArgumentException(
                    "the argument %s must be a text, not %s".formatted(name, PythonType.said(value)));
        }
    }
}
