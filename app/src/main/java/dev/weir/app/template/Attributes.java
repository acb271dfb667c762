package dev.weir.app.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What filters look up in each item: {@code attribute='config.materialized'}. */
final class Attributes {

    private Attributes() {}

    static Object of(Object item, Object attribute, Optional<Object> usual) {
        Object found = item;
        for (Object part : parts(attribute)) {
            found = PythonMembers.item(found, part);
            if (found instanceof Unknown && usual.isPresent()) {
                found = usual.get();
            }
        }
        return found;
    }

    private static List<Object> parts(Object attribute) {
        if (!(attribute instanceof String text)) {
            return List.of(attribute);
        }
        var parts = new ArrayList<Object>();
        for (String part : text.split("\\.", -1)) {
            boolean place =
                    !part.isEmpty() && part.length() < 10 && part.chars().allMatch(Character::isDigit);
            parts.add(place ? (Object) Long.valueOf(part) : part);
        }
        return parts;
    }

    /** What is looked up is compared without regard to case, unless wanted otherwise. */
    static UnaryOperator<Object> key(Optional<Object> attribute, Optional<Object> usual, boolean caseSensitive) {
        return item -> {
            Object found = attribute.map(it -> of(item, it, usual)).orElse(item);
            return caseSensitive ? found : folded(found);
        };
    }

    /** By each of several attributes that a comma parts; what has none is a key of one part, of which equal ones need no order. */
    static UnaryOperator<Object> keys(Optional<Object> attribute, boolean caseSensitive) {
        List<Optional<Object>> each = attribute.isPresent() && attribute.get() instanceof String text
                ? Stream.of(text.split(",", -1))
                        .map(it -> Optional.<Object>of(it))
                        .toList()
                : List.of(attribute);
        var keys = each.stream()
                .map(it -> key(it, Optional.empty(), caseSensitive))
                .toList();
        return item -> PythonTuple.of(keys.stream().map(it -> it.apply(item)).toList());
    }

    static Object folded(Object value) {
        return value instanceof String text ? text.toLowerCase(Locale.ROOT) : value;
    }
}
