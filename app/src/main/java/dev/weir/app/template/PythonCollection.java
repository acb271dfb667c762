package dev.weir.app.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The methods of Python's dict, list and tuple. Those that change something work on what the template itself has made. */
final class PythonCollection {

    static final Set<String> MAP_METHODS = Set.of(
            "clear", "copy", "fromkeys", "get", "items", "keys", "pop", "popitem", "setdefault", "update", "values");

    static final Set<String> TUPLE_METHODS = Set.of("count", "index");

    static final Set<String> LIST_METHODS =
            Set.of("append", "clear", "copy", "count", "extend", "index", "insert", "pop", "remove", "reverse", "sort");

    private PythonCollection() {}

    static Object call(Map<Object, Object> map, String method, Arguments arguments) {
        return switch (method) {
            case "get" -> {
                var given = arguments.to("key", "default");
                Object found = map.get(PythonComparison.key(given.need("key")));
                yield found != null ? found : given.at("default").orElse(PythonNone.NONE);
            }
            case "keys" -> new PythonView("dict_keys", bare(arguments, new ArrayList<>(map.keySet())));
            case "values" -> new PythonView("dict_values", bare(arguments, new ArrayList<>(map.values())));
            case "items" -> new PythonView("dict_items", bare(arguments, pairs(map)));
            case "copy" -> new LinkedHashMap<>(map);
            case "update" -> {
                changed(() -> fill(map, arguments));
                yield PythonNone.NONE;
            }
            case "setdefault" -> {
                var given = arguments.to("key", "default");
                Object key = PythonComparison.key(given.need("key"));
                changed(() -> map.putIfAbsent(key, given.at("default").orElse(PythonNone.NONE)));
                yield map.getOrDefault(key, PythonNone.NONE);
            }
            case "pop" -> {
                var given = arguments.to("key", "default");
                var removed = new ArrayList<Object>();
                changed(() -> {
                    Object found = map.remove(PythonComparison.key(given.need("key")));
                    removed.add(found != null ? found : given.need("default"));
                });
                yield removed.getFirst();
            }
            case "clear" -> {
                changed(map::clear);
                yield PythonNone.NONE;
            }
            default -> throw new IllegalArgumentException("the method %s of maps is not supported".formatted(method));
        };
    }

    private static List<Object> bare(Arguments arguments, List<Object> result) {
        arguments.to();
        return Collections.unmodifiableList(result);
    }

    static List<Object> pairs(Map<?, ?> map) {
        var pairs = new ArrayList<Object>();
        map.forEach((key, value) -> pairs.add(PythonTuple.of(key, value)));
        return pairs;
    }

    /** As {@code dict(…)} and {@code update(…)} take what they are given. */
    static void fill(Map<Object, Object> map, Arguments given) {
        if (given.positional().size() > 1) {
            throw new IllegalArgumentException("a map is made from one map, or from pairs");
        }
        for (Object from : given.positional()) {
            if (from instanceof Map<?, ?> other) {
                map.putAll(other);
            } else {
                for (Object pair : PythonItems.all(from)) {
                    var parts = PythonItems.all(pair);
                    if (parts.size() != 2) {
                        throw new IllegalArgumentException(
                                "a map is made from pairs, not from %d parts".formatted(parts.size()));
                    }
                    map.put(PythonComparison.key(parts.getFirst()), parts.getLast());
                }
            }
        }
        map.putAll(given.named());
        Limit.items(map.keySet());
    }

    static Object call(PythonTuple tuple, String method, Arguments arguments) {
        return looked(tuple, method, arguments);
    }

    private static Object looked(List<Object> list, String method, Arguments arguments) {
        Object wanted = arguments.to("value", "start", "stop").need("value");
        return switch (method) {
            case "count" ->
                list.stream().filter(it -> PythonComparison.equal(it, wanted)).count();
            case "index" -> (long) place(list, wanted);
            default -> throw new IllegalArgumentException("the method %s is not supported".formatted(method));
        };
    }

    private static int place(List<Object> list, Object wanted) {
        for (int at = 0; at < list.size(); at++) {
            if (PythonComparison.equal(list.get(at), wanted)) {
                return at;
            }
        }
        throw new IllegalArgumentException("%s is not in the list".formatted(PythonPrinted.shown(wanted)));
    }

    static Object call(List<Object> list, String method, Arguments arguments) {
        switch (method) {
            case "copy" -> {
                return new ArrayList<>(list);
            }
            case "append" -> {
                Object added = arguments.to("object").need("object");
                changed(() -> list.add(added));
            }
            case "extend" -> {
                var added = PythonItems.all(arguments.to("iterable").need("iterable"));
                changed(() -> list.addAll(added));
            }
            case "insert" -> {
                var given = arguments.to("index", "object");
                int at = PythonNumber.index(given.need("index"));
                int place = Math.clamp(at < 0 ? (long) at + list.size() : at, 0, list.size());
                changed(() -> list.add(place, given.need("object")));
            }
            case "pop" -> {
                int at = arguments.to("index").number("index", -1);
                int place = at < 0 ? at + list.size() : at;
                if (place < 0 || place >= list.size()) {
                    throw new IllegalArgumentException("there is nothing to pop at %d".formatted(at));
                }
                Object popped = list.get(place);
                changed(() -> list.remove(place));
                return popped;
            }
            case "remove" -> {
                int place = place(list, arguments.to("value").need("value"));
                changed(() -> list.remove(place));
            }
            case "reverse" -> changed(() -> Collections.reverse(list));
            case "sort" -> {
                boolean reversed = arguments.to("key", "reverse").truth("reverse");
                if (arguments.named().containsKey("key")) {
                    throw new IllegalArgumentException(
                            "sort by a key is not supported: the filter sort takes an attribute");
                }
                var order = (Comparator<Object>) PythonComparison::order;
                changed(() -> list.sort(reversed ? order.reversed() : order));
            }
            case "clear" -> changed(list::clear);
            default -> {
                return looked(list, method, arguments);
            }
        }
        Limit.items(list);
        return PythonNone.NONE;
    }

    private static void changed(Runnable change) {
        try {
            change.run();
        } catch (UnsupportedOperationException _) {
            throw new IllegalArgumentException("templates change nothing of the node");
        }
    }
}
