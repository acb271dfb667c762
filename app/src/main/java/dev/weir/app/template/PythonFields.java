package dev.weir.app.template;

import dev.weir.domain.value.Tree;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A tree's fields as a map that no template can change. A value is made when it is first asked for: a template looks at one or two of the
 * fifty fields of a node. Not safe for several threads.
 */
final class PythonFields extends AbstractMap<Object, Object> {

    private final Tree.Fields fields;
    private final Map<Object, Object> made = new HashMap<>();
    private @Nullable Set<Entry<Object, Object>> all;

    PythonFields(Tree.Fields fields) {
        this.fields = fields;
    }

    @Override
    public @Nullable Object get(Object key) {
        var known = made.get(key);
        if (known == null && key instanceof String name) {
            known = fields.at(name).map(PythonValue::of).orElse(null);
            if (known != null) {
                made.put(name, known);
            }
        }
        return known;
    }

    @Override
    public boolean containsKey(Object key) {
        return key instanceof String name && fields.values().containsKey(name);
    }

    @Override
    public int size() {
        return fields.values().size();
    }

    @Override
    public Set<Entry<Object, Object>> entrySet() {
        var known = all;
        if (known == null) {
            var map = new LinkedHashMap<Object, Object>();
            fields.values()
                    .forEach((name, value) -> map.put(name, made.computeIfAbsent(name, _ -> PythonValue.of(value))));
            known = Collections.unmodifiableMap(map).entrySet();
            all = known;
        }
        return known;
    }
}
