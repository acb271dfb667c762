package dev.weir.app.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a template finds in values, by a point or in brackets: entries, items and Python's own methods, and nothing of any Java class. */
final class PythonMembers {

    private PythonMembers() {}

    /** {@code base.name}: a method comes before an entry of that name. */
    static Object attribute(Object base, String name) {
        return own(base, name).orElseGet(() -> entry(base, name).orElseGet(() -> Unknown.member(base, name)));
    }

    /** {@code base[key]}: an entry comes before a method of that name. */
    static Object item(Object base, Object key) {
        if (key instanceof Unknown unknown && base instanceof Unknown) {
            throw unknown.used();
        }
        return entry(base, key)
                .or(() -> key instanceof String name ? own(base, name) : Optional.empty())
                .orElseGet(() -> Unknown.member(base, key));
    }

    /** What the value itself has under that name, without its entries. */
    static Optional<Object> own(Object base, String name) {
        if (base instanceof Unknown unknown) {
            throw unknown.used();
        }
        if (name.startsWith("__")) {
            throw new IllegalArgumentException("%s is not in reach of templates".formatted(name));
        }
        return switch (base) {
            case Membered members -> members.member(name);
            case String text
            when PythonText.METHODS.contains(name) -> function(arguments -> PythonText.call(text, name, arguments));
            case Map<?, ?> map
            when PythonCollection.MAP_METHODS.contains(name) ->
                function(arguments -> PythonCollection.call(values(map), name, arguments));
            case PythonTuple tuple
            when tuple.names().contains(name) ->
                Optional.of(tuple.get(tuple.names().indexOf(name)));
            case PythonTuple tuple
            when PythonCollection.TUPLE_METHODS.contains(name) ->
                function(arguments -> PythonCollection.call(tuple, name, arguments));
            case List<?> list
            when !(list instanceof PythonTuple) && PythonCollection.LIST_METHODS.contains(name) ->
                function(arguments -> PythonCollection.call(values(list), name, arguments));
            case Double number
            when name.equals("is_integer") -> function(_ -> number == Math.rint(number) && Double.isFinite(number));
            case Object number
            when PythonNumber.isWhole(number) && name.equals("bit_length") ->
                function(_ -> (long) PythonNumber.big(number).abs().bitLength());
            case Object number
            when PythonNumber.isWhole(number) && (name.equals("real") || name.equals("numerator")) ->
                Optional.of(PythonNumber.whole(PythonNumber.big(number)));
            case Object _ -> Optional.empty();
        };
    }

    private static Optional<Object> function(PythonFunction function) {
        return Optional.of(function);
    }

    @SuppressWarnings("unchecked")
    private static Map<Object, Object> values(Map<?, ?> map) {
        return (Map<Object, Object>) map;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> values(List<?> list) {
        return (List<Object>) list;
    }

    private static Optional<Object> entry(Object base, Object key) {
        return switch (base) {
            case Unknown unknown -> throw unknown.used();
            case Map<?, ?> map ->
                key instanceof List || key instanceof Map
                        ? Optional.empty()
                        : Optional.ofNullable(map.get(PythonComparison.key(key)));
            case List<?> list -> place(key, list.size()).map(list::get);
            case PythonRange range -> place(key, range.items().size()).map(range.items()::get);
            case String text ->
                place(key, (int) PythonItems.count(text))
                        .map(at -> Character.toString(text.codePointAt(text.offsetByCodePoints(0, at))));
            case Object _ -> Optional.empty();
        };
    }

    private static Optional<Integer> place(Object key, int size) {
        if (!PythonNumber.isWhole(key)) {
            return Optional.empty();
        }
        int at = PythonNumber.index(key);
        int place = at < 0 ? at + size : at;
        return place >= 0 && place < size ? Optional.of(place) : Optional.empty();
    }

    static Object slice(Object base, Object from, Object to, Object by) {
        return switch (base) {
            case String text -> {
                int[] letters = text.codePoints().toArray();
                var sliced = new StringBuilder();
                PythonItems.slice(letters.length, from, to, by).forEach(at -> sliced.appendCodePoint(letters[at]));
                yield sliced.toString();
            }
            case PythonTuple tuple -> PythonTuple.of(sliced(tuple, from, to, by));
            case List<?> list -> new ArrayList<>(sliced(list, from, to, by));
            case PythonRange range -> {
                if (from != PythonNone.NONE || to != PythonNone.NONE || by != PythonNone.NONE) {
                    throw new IllegalArgumentException("a range is not sliced; make a list of it first");
                }
                yield range;
            }
            case Object other -> throw PythonType.cannot("sliced", other);
        };
    }

    private static List<Object> sliced(List<?> list, Object from, Object to, Object by) {
        return PythonItems.slice(list.size(), from, to, by).stream()
                .<Object>map(list::get)
                .toList();
    }

    static Object called(Object callee, Arguments arguments) {
        Deadline.check();
        return switch (callee) {
            case PythonFunction function -> function.call(arguments);
            case Object other -> throw PythonType.cannot("called", other);
        };
    }
}
