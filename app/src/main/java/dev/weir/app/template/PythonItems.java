package dev.weir.app.template;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** What can be gone through, and how many there are. */
final class PythonItems {

    private PythonItems() {}

    /** Throws {@link IllegalArgumentException} for what holds nothing. */
    static Iterator<Object> through(Object value) {
        Deadline.check();
        return switch (value) {
            case Unknown _ -> List.of().iterator();
            case String text -> letters(text).iterator();
            case List<?> list -> new ArrayList<Object>(list).iterator();
            case Map<?, ?> map -> new ArrayList<Object>(map.keySet()).iterator();
            case PythonView(var _, var items) -> items.iterator();
            case PythonRange range -> range.items().iterator();
            case PythonStream stream -> stream;
            case Object other -> throw PythonType.cannot("gone through", other);
        };
    }

    static boolean canBeGoneThrough(Object value) {
        return value instanceof Unknown
                || value instanceof String
                || value instanceof List
                || value instanceof Map
                || value instanceof PythonView
                || value instanceof PythonRange
                || value instanceof PythonStream;
    }

    /** All of them, in a new list. */
    static List<Object> all(Object value) {
        var all = new ArrayList<Object>();
        var items = through(value);
        while (items.hasNext()) {
            Deadline.check();
            all.add(items.next());
        }
        return all;
    }

    static long count(Object value) {
        return switch (value) {
            case Unknown _ -> 0;
            case String text -> text.codePointCount(0, text.length());
            case List<?> list -> list.size();
            case Map<?, ?> map -> map.size();
            case PythonView(var _, var items) -> items.size();
            case PythonRange range -> range.items().size();
            case Object other -> throw PythonType.cannot("counted", other);
        };
    }

    static List<Object> letters(String text) {
        var letters = new ArrayList<Object>(text.length());
        text.codePoints().forEach(it -> letters.add(Character.toString(it)));
        return letters;
    }

    /** The places that a slice takes, of {@code length}. */
    static List<Integer> slice(int length, Object from, Object to, Object by) {
        long step = by == PythonNone.NONE ? 1 : PythonNumber.index(by);
        if (step == 0) {
            throw new IllegalArgumentException("the step of a slice is 0");
        }
        long start = bound(from, step > 0 ? 0 : length - 1, length, step);
        long stop = bound(to, step > 0 ? length : -1, length, step);
        var places = new ArrayList<Integer>();
        for (long at = start; step > 0 ? at < stop : at > stop; at += step) {
            places.add((int) at);
        }
        return places;
    }

    private static long bound(Object given, long usual, int length, long step) {
        if (given == PythonNone.NONE) {
            return usual;
        }
        long at = PythonNumber.index(given);
        long counted = at < 0 ? at + length : at;
        return step > 0 ? Math.clamp(counted, 0, length) : Math.clamp(counted, -1, length - 1L);
    }
}
