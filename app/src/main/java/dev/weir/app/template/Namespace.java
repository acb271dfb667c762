package dev.weir.app.template;

import java.util.Map;
import java.util.Optional;

/** Jinja's namespace: what is set in it in a loop is still there after it. */
record Namespace(Map<Object, Object> values) implements Membered {

    @Override
    public Optional<Object> member(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
