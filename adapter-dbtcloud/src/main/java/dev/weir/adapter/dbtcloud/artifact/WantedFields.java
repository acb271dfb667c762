package dev.weir.adapter.dbtcloud.artifact;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which fields of a map are wanted, and of which of them only some of what their entries say: {@code columns{}.tags}. */
final class WantedFields {

    private static final WantedFields ALL = new WantedFields();
    private static final String OF_EACH = "{}.";

    private final Map<String, WantedFields> inner = new HashMap<>();

    private WantedFields() {}

    /** No names mean all fields. */
    static WantedFields of(Set<String> names) {
        if (names.isEmpty()) {
            return ALL;
        }
        var wanted = new WantedFields();
        var ofEach = new HashMap<String, Set<String>>();
        for (var name : names) {
            int cut = name.indexOf(OF_EACH);
            if (cut < 0) {
                wanted.inner.put(name, ALL);
            } else {
                ofEach.computeIfAbsent(name.substring(0, cut), _ -> new HashSet<>())
                        .add(name.substring(cut + OF_EACH.length()));
            }
        }
        ofEach.forEach((name, some) -> wanted.inner.putIfAbsent(name, of(some)));
        return wanted;
    }

    boolean isAll() {
        return inner.isEmpty();
    }

    /** {@return what is wanted of the field; null when nothing is} */
    @Nullable
    WantedFields of(String field) {
        return isAll() ? ALL : inner.get(field);
    }
}
