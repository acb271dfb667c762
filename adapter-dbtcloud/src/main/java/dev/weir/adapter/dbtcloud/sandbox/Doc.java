package dev.weir.adapter.dbtcloud.sandbox;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object: its fields in order, any of them null. Values are Doc, List, String, Number, Boolean or null. */
final class Doc {

    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

    static Doc of() {
        return new Doc();
    }

    static Doc of(String name, @Nullable Object value) {
        return new Doc().with(name, value);
    }

    /** Sets a field, in its old place if it has one. */
    Doc with(String name, @Nullable Object value) {
        fields.put(name, value);
        return this;
    }

    /** Sets all fields of another object. */
    Doc with(Doc other) {
        fields.putAll(other.fields);
        return this;
    }

    Doc without(String name) {
        fields.remove(name);
        return this;
    }

    Doc copy() {
        return new Doc().with(this);
    }

    Collection<String> names() {
        return List.copyOf(fields.keySet());
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    @Nullable
    Object get(String name) {
        return fields.get(name);
    }

    /** {@return a text, or null when the field is missing or anything else} */
    @Nullable
    String text(String name) {
        return get(name) instanceof String text ? text : null;
    }

    String text(String name, String otherwise) {
        var text = text(name);
        return text == null ? otherwise : text;
    }

    /** {@return a whole number, or null when the field is missing or anything else} */
    @Nullable
    Long number(String name) {
        return get(name) instanceof Number number ? (Long) number.longValue() : null;
    }

    long number(String name, long otherwise) {
        var number = number(name);
        return number == null ? otherwise : number;
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(get(name));
    }

    /** {@return the object in a field, an empty one when there is none} */
    Doc doc(String name) {
        return get(name) instanceof Doc doc ? doc : of();
    }

    /** {@return the texts of a list, none when there is no list} */
    List<String> texts(String name) {
        return get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** {@return the whole numbers of a list, none when there is no list} */
    List<Long> numbers(String name) {
        return get(name) instanceof List<?> list
                ? list.stream()
                        .filter(Number.class::isInstance)
                        .map(each -> ((Number) each).longValue())
                        .toList()
                : List.of();
    }

    @Override
    public String toString() {
        return Json.text(this);
    }
}
