package dev.weir.app.template;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which values are equal, and which come first. */
final class PythonComparison {

    private PythonComparison() {}

    /** What is itself is equal to itself, in Python too, however large it is. */
    @SuppressWarnings("ReferenceEquality")
    static boolean equal(Object left, Object right) {
        Deadline.check();
        if (left == right) {
            return !(left instanceof Double number && number.isNaN());
        }
        if (PythonNumber.isNumber(left) && PythonNumber.isNumber(right)) {
            return equalNumbers(left, right);
        }
        return switch (left) {
            case Unknown _ -> right instanceof Unknown;
            case String text -> text.equals(right);
            case PythonTuple tuple -> right instanceof PythonTuple other && equalItems(tuple, other);
            case List<?> list ->
                right instanceof List<?> other && !(right instanceof PythonTuple) && equalItems(list, other);
            case Map<?, ?> map -> right instanceof Map<?, ?> other && equalEntries(map, other);
            case PythonRange range -> right instanceof PythonRange other && equalItems(range.items(), other.items());
            case PythonView(var kind, var items) ->
                !kind.equals("dict_values")
                        && right instanceof PythonView(var theirs, var others)
                        && !theirs.equals("dict_values")
                        && items.size() == others.size()
                        && items.stream().allMatch(it -> contains(others.iterator(), it));
            case Object other -> other.equals(right);
        };
    }

    private static boolean equalNumbers(Object left, Object right) {
        if (PythonNumber.isWhole(left) && PythonNumber.isWhole(right)) {
            return PythonNumber.big(left).equals(PythonNumber.big(right));
        }
        boolean finite = comparable(left) && comparable(right);
        return finite ? exact(left).compareTo(exact(right)) == 0 : left.equals(right);
    }

    private static boolean comparable(Object number) {
        return !(number instanceof Double floating) || Double.isFinite(floating);
    }

    private static BigDecimal exact(Object number) {
        return number instanceof Double floating ? new BigDecimal(floating) : new BigDecimal(PythonNumber.big(number));
    }

    private static boolean equalItems(List<?> left, List<?> right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (int at = 0; at < left.size(); at++) {
            if (!equal(left.get(at), right.get(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean equalEntries(Map<?, ?> left, Map<?, ?> right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (var entry : left.entrySet()) {
            var theirs = right.get(entry.getKey());
            if (theirs == null || !equal(entry.getValue(), theirs)) {
                return false;
            }
        }
        return true;
    }

    static boolean contains(Iterator<Object> items, Object wanted) {
        while (items.hasNext()) {
            if (equal(items.next(), wanted)) {
                return true;
            }
        }
        return false;
    }

    /** {@code wanted in among}. */
    static boolean isIn(Object wanted, Object among) {
        Deadline.check();
        return switch (among) {
            case String text -> {
                if (wanted instanceof String part) {
                    yield text.contains(part);
                }
                throw PythonType.cannot("looked for in a text", wanted);
            }
            case Map<?, ?> map -> map.containsKey(key(wanted));
            case Object other -> contains(PythonItems.through(other), wanted);
        };
    }

    /** Negative when {@code left} comes first. Throws {@link IllegalArgumentException} where Python does. */
    static int order(Object left, Object right) {
        Deadline.check();
        if (left instanceof Unknown unknown) {
            throw unknown.used();
        }
        if (right instanceof Unknown unknown) {
            throw unknown.used();
        }
        if (PythonNumber.isNumber(left) && PythonNumber.isNumber(right)) {
            return comparable(left) && comparable(right)
                    ? exact(left).compareTo(exact(right))
                    : Double.compare(PythonNumber.floating(left), PythonNumber.floating(right));
        }
        if (left instanceof String text && right instanceof String other) {
            return text.compareTo(other);
        }
        if (left instanceof List<?> list
                && right instanceof List<?> other
                && left instanceof PythonTuple == right instanceof PythonTuple) {
            for (int at = 0; at < Math.min(list.size(), other.size()); at++) {
                if (!equal(list.get(at), other.get(at))) {
                    return order(list.get(at), other.get(at));
                }
            }
            return Integer.compare(list.size(), other.size());
        }
        throw new IllegalArgumentException("%s and %s cannot be compared, none comes first"
                .formatted(PythonType.said(left), PythonType.said(right)));
    }

    /** What a value is found by in a map: 1, 1.0 and True are one key. */
    static Object key(Object value) {
        return switch (value) {
            case Boolean flag -> flag ? 1L : 0L;
            case Double number when number == Math.rint(number) && Double.isFinite(number) -> PythonNumber.cut(number);
            case PythonTuple tuple ->
                PythonTuple.of(tuple.stream().map(PythonComparison::key).toList());
            case List<?> list -> throw PythonType.cannot("a key", list);
            case Map<?, ?> map -> throw PythonType.cannot("a key", map);
            case Object other -> other;
        };
    }

    /** A set that knows what is equal in Python, for what can be a key. */
    static final class Seen {

        private final Set<Object> keys = new HashSet<>();

        boolean isNew(Object value) {
            return keys.add(key(value));
        }
    }
}
