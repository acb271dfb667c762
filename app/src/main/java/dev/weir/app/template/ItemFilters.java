package dev.weir.app.template;

import dev.weir.app.template.Filters.Filter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Filters over lists and maps, and over anything. */
final class ItemFilters {

    private ItemFilters() {}

    static Map<String, Filter> all() {
        return Map.ofEntries(
                Map.entry("default", ItemFilters::usual),
                Map.entry("d", ItemFilters::usual),
                Map.entry("first", (value, given) -> next(bare(given, PythonItems.through(value)), "first")),
                Map.entry("last", ItemFilters::last),
                Map.entry("length", (value, given) -> bare(given, PythonItems.count(value))),
                Map.entry("count", (value, given) -> bare(given, PythonItems.count(value))),
                Map.entry("list", (value, given) -> bare(given, PythonItems.all(value))),
                Map.entry("join", ItemFilters::join),
                Map.entry("reverse", ItemFilters::reverse),
                Map.entry("sum", ItemFilters::sum),
                Map.entry("items", ItemFilters::items),
                Map.entry("attr", ItemFilters::attr),
                Map.entry("map", ItemFilters::map),
                Map.entry("select", (value, given) -> chosen(value, test(given), true)),
                Map.entry("reject", (value, given) -> chosen(value, test(given), false)),
                Map.entry("selectattr", (value, given) -> chosen(value, testOfAttribute(given), true)),
                Map.entry("rejectattr", (value, given) -> chosen(value, testOfAttribute(given), false)),
                Map.entry("batch", ItemFilters::batch),
                Map.entry("slice", ItemFilters::slices));
    }

    private static <T> T bare(Arguments given, T result) {
        given.to();
        return result;
    }

    private static Object usual(Object value, Arguments arguments) {
        var given = arguments.to("default_value", "boolean");
        boolean missing = value instanceof Unknown || (given.truth("boolean") && !PythonTruth.of(value));
        return missing ? given.at("default_value").orElse("") : value;
    }

    private static Object next(Iterator<Object> items, String which) {
        return items.hasNext() ? items.next() : Unknown.nothing("No %s item, sequence was empty.".formatted(which));
    }

    private static Object last(Object value, Arguments given) {
        given.to();
        if (value instanceof PythonStream stream) {
            throw PythonType.cannot("gone through from its end", stream);
        }
        return next(backwards(value).iterator(), "last");
    }

    private static List<Object> backwards(Object value) {
        var items = PythonItems.all(value);
        Collections.reverse(items);
        return items;
    }

    private static Object join(Object value, Arguments arguments) {
        var given = arguments.to("d", "attribute");
        var part = given.at("d").map(PythonPrinted::text).orElse("");
        var attribute = given.given("attribute");
        var joined = new StringBuilder();
        boolean first = true;
        for (var items = PythonItems.through(value); items.hasNext(); first = false) {
            Object item = items.next();
            Object shown = attribute
                    .map(it -> Attributes.of(item, it, Optional.empty()))
                    .orElse(item);
            Limit.text(joined.append(first ? "" : part).append(PythonPrinted.text(shown)));
        }
        return joined.toString();
    }

    private static Object reverse(Object value, Arguments given) {
        given.to();
        var items = backwards(value);
        if (value instanceof String) {
            var text = new StringBuilder();
            items.forEach(text::append);
            return text.toString();
        }
        return value instanceof PythonStream ? items : new PythonStream(items.iterator());
    }

    private static Object sum(Object value, Arguments arguments) {
        var given = arguments.to("attribute", "start");
        Object sum = given.at("start").orElse(0L);
        if (sum instanceof String) {
            throw new IllegalArgumentException("sum adds no texts; join does");
        }
        var attribute = given.given("attribute");
        for (Object item : PythonItems.all(value)) {
            Object added = attribute
                    .map(it -> Attributes.of(item, it, Optional.empty()))
                    .orElse(item);
            sum = PythonArithmetic.of(Operator.PLUS, sum, added);
        }
        return sum;
    }

    private static Object items(Object value, Arguments given) {
        given.to();
        return switch (value) {
            case Unknown _ -> new PythonStream(Collections.emptyIterator());
            case Map<?, ?> map -> new PythonStream(PythonCollection.pairs(map).iterator());
            case Object other -> throw PythonType.cannot("gone through as a map", other);
        };
    }

    private static Object attr(Object value, Arguments arguments) {
        var name = arguments.to("name").text("name");
        return PythonMembers.own(value, name).orElseGet(() -> Unknown.member(value, name));
    }

    private static Object map(Object value, Arguments arguments) {
        if (!PythonTruth.of(value)) {
            return new PythonStream(Collections.emptyIterator());
        }
        UnaryOperator<Object> deed;
        if (arguments.positional().isEmpty() && arguments.named().containsKey("attribute")) {
            var given = arguments.to("attribute", "default");
            deed = item -> Attributes.of(item, given.need("attribute"), given.given("default"));
        } else {
            if (!(arguments.first("the filter that map applies") instanceof String name)) {
                throw new IllegalArgumentException("map takes the name of a filter, or attribute=");
            }
            var rest = arguments.rest(1);
            deed = item -> Filters.apply(name, item, rest);
        }
        var items = PythonItems.through(value);
        return new PythonStream(new Iterator<>() {
            @Override
            public boolean hasNext() {
                return items.hasNext();
            }

            @Override
            public Object next() {
                return deed.apply(items.next());
            }
        });
    }

    private static Predicate<Object> test(Arguments given) {
        if (given.positional().isEmpty()) {
            given.to();
            return PythonTruth::of;
        }
        if (!(given.positional().getFirst() instanceof String name)) {
            throw new IllegalArgumentException("select and reject take the name of a test");
        }
        var rest = given.rest(1);
        return item -> Tests.holds(name, item, rest);
    }

    private static Predicate<Object> testOfAttribute(Arguments given) {
        Object attribute = given.first("the attribute");
        var test = test(given.rest(1));
        return item -> test.test(Attributes.of(item, attribute, Optional.empty()));
    }

    private static Object chosen(Object value, Predicate<Object> test, boolean wanted) {
        if (!PythonTruth.of(value)) {
            return new PythonStream(Collections.emptyIterator());
        }
        return new PythonStream(new Chosen(PythonItems.through(value), it -> test.test(it) == wanted));
    }

    private static Object batch(Object value, Arguments arguments) {
        var given = arguments.to("linecount", "fill_with");
        int size = PythonNumber.index(given.need("linecount"));
        var filler = given.given("fill_with");
        var batches = new ArrayList<Object>();
        List<Object> batch = new ArrayList<>();
        for (Object item : PythonItems.all(value)) {
            if (batch.size() == size) {
                batches.add(batch);
                batch = new ArrayList<>();
            }
            batch.add(item);
        }
        if (!batch.isEmpty()) {
            if (filler.isPresent() && batch.size() < size) {
                Limit.count(size);
                batch.addAll(Collections.nCopies(size - batch.size(), filler.get()));
            }
            batches.add(batch);
        }
        return new PythonStream(batches.iterator());
    }

    private static Object slices(Object value, Arguments arguments) {
        var given = arguments.to("slices", "fill_with");
        int count = PythonNumber.index(given.need("slices"));
        Limit.count(count);
        if (count == 0) {
            throw new IllegalArgumentException("a division by zero: slice makes no slices");
        }
        var items = PythonItems.all(value);
        int each = Math.floorDiv(items.size(), count);
        int longer = Math.floorMod(items.size(), count);
        var slices = new ArrayList<Object>();
        int start = 0;
        for (int made = 0; made < count; made++) {
            int end = start + each + (made < longer ? 1 : 0);
            var slice = new ArrayList<>(items.subList(start, end));
            if (made >= longer) {
                given.given("fill_with").ifPresent(slice::add);
            }
            slices.add(slice);
            start = end;
        }
        return new PythonStream(slices.iterator());
    }
}
