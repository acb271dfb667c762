package dev.weir.domain.selection;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which tests come along with the nodes that a criterion selects. */
public enum IndirectSelection {
    /** Every test with a selected parent. */
    EAGER,
    /** Tests all of whose parents are selected. */
    CAUTIOUS,
    /** Tests all of whose parents are selected, above what is selected, or sources. */
    BUILDABLE,
    /** None. */
    EMPTY;

    private final String word = name().toLowerCase(Locale.ROOT);

    public String word() {
        return word;
    }

    /** {@return the mode with this name, letter for letter} */
    public static Optional<IndirectSelection> of(String word) {
        return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
    }
}
