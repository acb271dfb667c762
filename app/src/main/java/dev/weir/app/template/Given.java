package dev.weir.app.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jinjava.de.odysseus.el.tree.impl.ast.AstNode;

/** What a call is given: {@code (positional, name=value, *several, **map)}. */
record Given(List<AstNode> positional, Map<String, AstNode> named, Optional<AstNode> several, Optional<AstNode> map) {

    static final Given NOTHING = new Given(List.of(), Map.of(), Optional.empty(), Optional.empty());

    Arguments arguments() {
        var values = new ArrayList<>(values(positional));
        several.ifPresent(it -> values.addAll(PythonItems.all(PythonNode.of(it))));
        var names = new LinkedHashMap<String, Object>();
        named.forEach((name, value) -> names.put(name, PythonNode.of(value)));
        map.map(PythonNode::of).ifPresent(it -> {
            if (!(it instanceof Map<?, ?> more)) {
                throw PythonType.cannot("given by **", it);
            }
            more.forEach((key, value) -> put(names, PythonPrinted.text(key), value));
        });
        return new Arguments(values, names);
    }

    static List<Object> values(List<AstNode> nodes) {
        var values = new ArrayList<Object>();
        for (var node : nodes) {
            values.add(PythonNode.of(node));
        }
        return values;
    }

    static <T> void put(Map<String, T> named, String name, T value) {
        if (named.putIfAbsent(name, value) != null) {
            throw new IllegalArgumentException("the argument %s is given twice".formatted(name));
        }
    }
}
