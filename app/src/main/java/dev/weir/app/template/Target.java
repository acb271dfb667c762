package dev.weir.app.template;

import com.hubspot.jinjava.interpret.Context;
import java.util.List;

/** What a value is assigned to. */
sealed interface Target {

    /** A name. */
    record Variable(String name) implements Target {}

    /** Names that share the items of a value. */
    record Several(List<Target> targets) implements Target {}

    /** {@code space.name}. */
    record InSpace(String space, String name) implements Target {}

    default void take(Object value, Context scope) {
        switch (this) {
            case Variable(String name) -> scope.put(name, value);
            case Several(var targets) -> {
                var parts = PythonItems.all(value);
                if (parts.size() != targets.size()) {
                    throw new IllegalArgumentException(
                            "%d names cannot take %d values".formatted(targets.size(), parts.size()));
                }
                for (int at = 0; at < parts.size(); at++) {
                    targets.get(at).take(parts.get(at), scope);
                }
            }
            case InSpace(String space, String name) -> {
                if (!(scope.get(space) instanceof Namespace names)) {
                    throw new IllegalArgumentException(
                            "%s is no namespace, so nothing can be set in it".formatted(space));
                }
                names.values().put(name, value);
                Limit.items(names.values().keySet());
            }
        }
    }
}
