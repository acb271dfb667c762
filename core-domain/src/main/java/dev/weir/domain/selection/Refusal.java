package dev.weir.domain.selection;

import dev.weir.domain.value.Place;
import java.util.Optional;

/**
 * Why a selection is refused.
 *
 * @param criterion the piece at fault, as it was written
 * @param place where it stands: an option's name with the character counted from 1 as the column, or a file and a line
 * @param what what is wrong and what was expected
 * @param nearest the nearest known word, if one is near
 */
public record Refusal(String criterion, Place place, String what, Optional<String> nearest) {

    /** {@return all of it in a sentence or two} */
    public String sentence() {
        var where = place.source().isEmpty() ? "" : place.line() > 0 ? place + ": " : place.source() + " ";
        var quoted = criterion.length() > 200 ? criterion.substring(0, 200) + "…" : criterion;
        var at = place.line() == 0 && place.column() > 0 ? " (at character %d)".formatted(place.column()) : "";
        return where + "\"" + quoted + "\": " + what + at + "."
                + nearest.map(it -> " Did you mean %s?".formatted(it)).orElse("");
    }
}
