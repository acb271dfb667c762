package dev.weir.app.template;

import dev.weir.app.template.Arguments.Bound;
import dev.weir.app.template.Filters.Filter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Filters that order, group, or choose by comparing. */
final class OrderFilters {

    private OrderFilters() {}

    static Map<String, Filter> all() {
        return Map.of(
                "sort", OrderFilters::sort,
                "dictsort", OrderFilters::dictsort,
                "groupby", OrderFilters::groupby,
                "unique", OrderFilters::unique,
                "min", (value, given) -> extreme(value, given, -1),
                "max", (value, given) -> extreme(value, given, 1));
    }

    /** A keyed item, so that a key is made once. */
    private record Keyed(Object key, Object item) {}

    private static List<Object> sorted(List<Object> items, UnaryOperator<Object> key, boolean reversed) {
        var keyed = new ArrayList<Keyed>();
        items.forEach(it -> keyed.add(new Keyed(key.apply(it), it)));
        Comparator<Keyed> order = (one, other) -> PythonComparison.order(one.key(), other.key());
        keyed.sort(reversed ? order.reversed() : order);
        return new ArrayList<>(keyed.stream().map(Keyed::item).toList());
    }

    private static Object sort(Object value, Arguments arguments) {
        var given = arguments.to("reverse", "case_sensitive", "attribute");
        return sorted(
                PythonItems.all(value),
                Attributes.keys(given.given("attribute"), given.truth("case_sensitive")),
                given.truth("reverse"));
    }

    private static Object dictsort(Object value, Arguments arguments) {
        var given = arguments.to("case_sensitive", "by", "reverse");
        var by = given.at("by").isPresent() ? given.text("by") : "key";
        if (!List.of("key", "value").contains(by)) {
            throw new IllegalArgumentException("dictsort sorts by key or by value, not by %s".formatted(by));
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw PythonType.cannot("sorted as a map", value);
        }
        boolean caseSensitive = given.truth("case_sensitive");
        UnaryOperator<Object> key = pair -> {
            Object found = PythonMembers.item(pair, by.equals("key") ? 0L : 1L);
            return caseSensitive ? found : Attributes.folded(found);
        };
        return sorted(PythonCollection.pairs(map), key, given.truth("reverse"));
    }

    private static Object groupby(Object value, Arguments arguments) {
        var given = arguments.to("attribute", "default", "case_sensitive");
        boolean caseSensitive = given.truth("case_sensitive");
        var attribute = Optional.of(given.need("attribute"));
        var key = Attributes.key(attribute, given.given("default"), caseSensitive);
        var groups = new ArrayList<Object>();
        List<Object> group = new ArrayList<>();
        for (Object item : sorted(PythonItems.all(value), key, false)) {
            if (!group.isEmpty() && !PythonComparison.equal(key.apply(group.getFirst()), key.apply(item))) {
                groups.add(group);
                group = new ArrayList<>();
            }
            group.add(item);
        }
        if (!group.isEmpty()) {
            groups.add(group);
        }
        var shown = Attributes.key(attribute, given.given("default"), true);
        groups.replaceAll(it -> {
            var items = PythonItems.all(it);
            return PythonTuple.group(shown.apply(items.getFirst()), items);
        });
        return groups;
    }

    private static Object unique(Object value, Arguments arguments) {
        var given = arguments.to("case_sensitive", "attribute");
        var key = key(given);
        var seen = new PythonComparison.Seen();
        return new PythonStream(new Chosen(PythonItems.through(value), it -> seen.isNew(key.apply(it))));
    }

    private static UnaryOperator<Object> key(Bound given) {
        return Attributes.key(given.given("attribute"), Optional.empty(), given.truth("case_sensitive"));
    }

    private static Object extreme(Object value, Arguments arguments, int sign) {
        var key = key(arguments.to("case_sensitive", "attribute"));
        var items = PythonItems.all(value);
        if (items.isEmpty()) {
            return Unknown.nothing("No aggregated item, sequence was empty.");
        }
        Object best = items.getFirst();
        for (Object item : items.subList(1, items.size())) {
            best = PythonComparison.order(key.apply(item), key.apply(best)) * sign > 0 ? item : best;
        }
        return best;
    }
}
