package dev.weir.adapter.dbtcloud.artifact;

import dev.weir.domain.value.Loss;
import dev.weir.domain.value.Tree;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * An object of a file, read field by field: what is absent or null is empty, what can be taken for the wanted type is taken, and
 * what cannot is empty and counted.
 *
 * @param at where it stands, without numbers: {@code results[]}
 */
record LenientFields(Tree.Fields fields, String at, Loss.Tally losses) {

    /** Counts every field whose name is not among {@code known}. */
    LenientFields knowing(Set<String> known) {
        fields.values().keySet().stream()
                .filter(it -> !known.contains(it))
                .forEach(it -> losses.count("unknown field " + path(it), it));
        return this;
    }

    /** Counts each of {@code wanted}, which every version of dbt writes, that is absent or null. */
    LenientFields missing(String... wanted) {
        for (String key : wanted) {
            if (given(key).isEmpty()) {
                losses.count("%s is not there".formatted(path(key)), Texts.of(fields));
            }
        }
        return this;
    }

    private String path(String key) {
        return at.isEmpty() ? key : at + "." + key;
    }

    private Optional<Tree> given(String key) {
        return fields.at(key).filter(it -> !(it instanceof Tree.Nothing));
    }

    private <T> Optional<T> wrong(String key, String wanted, Tree found) {
        losses.count("%s is %s, not %s".formatted(path(key), found.kind(), wanted), Texts.of(found));
        return Optional.empty();
    }

    /** A text; a number or a flag is taken as it is printed. */
    Optional<String> text(String key) {
        return given(key).flatMap(it -> switch (it) {
            case Tree.Text(String value, var _) -> Optional.of(value);
            case Tree.Num _, Tree.Flag _ -> {
                this.<String>wrong(key, "a text", it);
                yield Optional.of(Texts.of(it));
            }
            case Tree.Items _, Tree.Fields _, Tree.Nothing _ -> wrong(key, "a text", it);
        });
    }

    /** A text for people: whatever stands there, printed. dbt and its adapters write numbers and objects there, too. */
    Optional<String> message(String key) {
        return given(key).map(Texts::of);
    }

    /** A number; a text that reads as one is taken. */
    Optional<BigDecimal> number(String key) {
        return given(key).flatMap(it -> Texts.number(it).or(() -> wrong(key, "a number", it)));
    }

    /** A whole number that fits into 64 bits; what stands behind the point is cut off. */
    OptionalLong whole(String key) {
        var number = number(key);
        if (number.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(number.get().toBigInteger().longValueExact());
        } catch (ArithmeticException tooLarge) {
            losses.count("%s is too large".formatted(path(key)), number.get().toString());
            return OptionalLong.empty();
        }
    }

    /** A time in one of dbt's ways to write it. */
    Optional<Instant> time(String key) {
        return given(key).flatMap(it -> it.asText().flatMap(Times::read).or(() -> wrong(key, "a time", it)));
    }

    /** A map; empty if there is none. */
    Tree.Fields map(String key) {
        return given(key)
                .flatMap(it -> it instanceof Tree.Fields map ? Optional.of(map) : wrong(key, "a map", it))
                .orElse(Texts.NO_FIELDS);
    }

    /** The same, to be read field by field. */
    LenientFields inner(String key) {
        return new LenientFields(map(key), path(key), losses);
    }

    /** A list; empty if there is none. */
    List<Tree> list(String key) {
        return given(key)
                .flatMap(it ->
                        it instanceof Tree.Items(var values, var _) ? Optional.of(values) : wrong(key, "a list", it))
                .orElse(List.of());
    }

    /** The maps of a list; anything else in it is counted. */
    List<LenientFields> maps(String key) {
        String inner = path(key) + "[]";
        return list(key).stream()
                .filter(it -> {
                    if (!(it instanceof Tree.Fields)) {
                        losses.count("%s is %s, not a map".formatted(inner, it.kind()), Texts.of(it));
                    }
                    return it instanceof Tree.Fields;
                })
                .map(it -> new LenientFields((Tree.Fields) it, inner, losses))
                .toList();
    }
}
