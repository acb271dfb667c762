package dev.weir.app.template;

import dev.weir.domain.value.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A spec, or a dependency of one, as templates know it: its fields are members, and keys are more than their parts. */
record PythonSpec(Map<String, Object> fields) implements Membered {

    static PythonSpec of(Tree.Fields spec) {
        var fields = new LinkedHashMap<String, Object>();
        spec.values().forEach((name, value) -> fields.put(name, field(name, value)));
        return new PythonSpec(fields);
    }

    private static Object field(String name, Tree value) {
        return switch (name) {
            case "key", "asset_key" ->
                value instanceof Tree.Fields key && key.values().get("path") instanceof Tree.Items parts
                        ? PythonKey.of((List<?>) PythonValue.of(parts))
                        : PythonNone.NONE;
            case "deps" ->
                value instanceof Tree.Items deps
                        ? deps.values().stream()
                                .map(Tree.Fields.class::cast)
                                .map(PythonSpec::of)
                                .toList()
                        : List.of();
            case String _ -> PythonValue.of(value);
        };
    }

    @Override
    public Optional<Object> member(String name) {
        return Optional.ofNullable(fields.get(name));
    }
}
