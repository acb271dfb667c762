package dev.weir.adapter.dbtcloud.client;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object as dbt Cloud sent it, asked field by field. A field that is absent, null, or of another type than expected was not
 * told: nothing here fails because dbt Cloud has changed what nobody needs.
 *
 * @param values String, Long, Double, Boolean, Fields or List of these; no nulls
 */
record Fields(Map<String, Object> values) {

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");

    /** An object that tells nothing. */
    static final Fields NONE = new Fields(Map.of());

    /** {@return whether the field was told at all} */
    boolean tells(String name) {
        return values.containsKey(name);
    }

    /** {@return the text, if it is more than blanks; a number as its text} */
    Optional<String> text(String name) {
        return switch (values.get(name)) {
            case String text when !text.isBlank() -> Optional.of(text);
            case Long number -> Optional.of(number.toString());
            case null, default -> Optional.empty();
        };
    }

    /** {@return the whole number, be it written as a number or as a text} */
    OptionalLong whole(String name) {
        return whole(values.get(name));
    }

    Optional<Boolean> flag(String name) {
        return switch (values.get(name)) {
            case Boolean flag -> Optional.of(flag);
            case String text when text.equalsIgnoreCase("true") -> Optional.of(true);
            case String text when text.equalsIgnoreCase("false") -> Optional.of(false);
            case null, default -> Optional.empty();
        };
    }

    /** {@return whether the field says yes} */
    boolean says(String name) {
        return flag(name).orElse(false);
    }

    Optional<Instant> time(String name) {
        return text(name).flatMap(TheirTimes::parse);
    }

    Optional<Fields> object(String name) {
        return values.get(name) instanceof Fields object ? Optional.of(object) : Optional.empty();
    }

    List<Fields> objects(String name) {
        return list(name).stream()
                .filter(Fields.class::isInstance)
                .map(Fields.class::cast)
                .toList();
    }

    List<String> texts(String name) {
        return list(name).stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    List<Long> wholes(String name) {
        return list(name).stream()
                .map(Fields::whole)
                .filter(OptionalLong::isPresent)
                .map(OptionalLong::getAsLong)
                .toList();
    }

    private List<?> list(String name) {
        return values.get(name) instanceof List<?> list ? list : List.of();
    }

    private static OptionalLong whole(@Nullable Object value) {
        return switch (value) {
            case Long number -> OptionalLong.of(number);
            case String text when WHOLE.matcher(text).matches() -> OptionalLong.of(Long.parseLong(text));
            case null, default -> OptionalLong.empty();
        };
    }
}
