package dev.weir.adapter.persistence;

import dev.weir.domain.value.Tree;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Fields of a JSON column as they are gathered. What is empty is left out. */
final class Writing {

    private final LinkedHashMap<String, Tree> fields = new LinkedHashMap<>();

    static Writing fields() {
        return new Writing();
    }

    /** Fields of one of several kinds, which is told by its word. */
    static Writing kind(String word) {
        return new Writing().text("kind", word);
    }

    Writing text(String name, String value) {
        fields.put(name, Tree.text(value));
        return this;
    }

    Writing text(String name, Optional<String> value) {
        value.ifPresent(it -> text(name, it));
        return this;
    }

    Writing number(String name, long value) {
        fields.put(name, Tree.number(value));
        return this;
    }

    Writing number(String name, OptionalLong value) {
        value.ifPresent(it -> number(name, it));
        return this;
    }

    Writing number(String name, Optional<Long> value) {
        value.ifPresent(it -> number(name, it));
        return this;
    }

    /** A number as exactly as it was written, zeros behind the point included: a JSON number does not promise that. */
    Writing exact(String name, Optional<BigDecimal> value) {
        return text(name, value.map(BigDecimal::toString));
    }

    Writing time(String name, Instant value) {
        return text(name, value.toString());
    }

    Writing time(String name, Optional<Instant> value) {
        return text(name, value.map(Instant::toString));
    }

    Writing flag(String name, boolean value) {
        if (value) {
            fields.put(name, Tree.flag(true));
        }
        return this;
    }

    Writing texts(String name, List<String> values) {
        return trees(name, values.stream().map(Tree::text).toList());
    }

    Writing trees(String name, List<? extends Tree> values) {
        if (!values.isEmpty()) {
            fields.put(name, Tree.items(values));
        }
        return this;
    }

    Writing tree(String name, Tree.Fields value) {
        if (!value.values().isEmpty()) {
            fields.put(name, value);
        }
        return this;
    }

    Tree.Fields tree() {
        return Tree.fields(fields);
    }

    @Override
    public String toString() {
        return Json.write(tree());
    }
}
