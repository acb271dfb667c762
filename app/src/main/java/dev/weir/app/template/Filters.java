package dev.weir.app.template;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Jinja's filters: {@code x | name}. */
final class Filters {

    /** Those that come to something else each time, to HTML for a page, or to what only a debugger wants. */
    private static final Set<String> UNSUPPORTED = Set.of("random", "urlize", "pprint");

    /** Those that are there to stand in for what is not known. */
    private static final Set<String> FOR_UNKNOWN = Set.of("default", "d");

    private static final Map<String, Filter> ALL = all();

    private Filters() {}

    /** One of them. */
    @FunctionalInterface
    interface Filter {

        Object over(Object value, Arguments arguments);
    }

    private static Map<String, Filter> all() {
        var all = new HashMap<String, Filter>();
        all.putAll(TextFilters.all());
        all.putAll(NumberFilters.all());
        all.putAll(ItemFilters.all());
        all.putAll(OrderFilters.all());
        all.putAll(MarkupFilters.all());
        return Map.copyOf(all);
    }

    static Object apply(String name, Object value, Arguments arguments) {
        Deadline.check();
        if (value instanceof Unknown(String why, var kind)
                && kind == Unknown.Kind.NAME
                && !FOR_UNKNOWN.contains(name)) {
            throw new IllegalArgumentException(
                    "the filter %s is given what is not there: %s; default says what to take instead"
                            .formatted(name, why));
        }
        var filter = ALL.get(name);
        if (filter == null) {
            throw new IllegalArgumentException(
                    (UNSUPPORTED.contains(name) ? "the filter %s is not supported" : "there is no filter %s")
                            .formatted(name));
        }
        return filter.over(value, arguments);
    }

    static boolean knows(String name) {
        return ALL.containsKey(name) || UNSUPPORTED.contains(name);
    }
}
