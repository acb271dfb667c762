package dev.weir.domain.selection;

import java.util.Arrays;
import java.util.Optional;

/** What {@code state:} can ask. */
public enum StateWord {
    NEW("new"),
    OLD("old"),
    MODIFIED("modified"),
    UNMODIFIED("unmodified"),
    BODY("modified.body"),
    CONFIGS("modified.configs"),
    PERSISTED_DESCRIPTIONS("modified.persisted_descriptions"),
    RELATION("modified.relation"),
    MACROS("modified.macros"),
    CONTRACT("modified.contract");

    private final String word;

    StateWord(String word) {
        this.word = word;
    }

    /** {@return the value as it is written after {@code state:}} */
    public String word() {
        return word;
    }

    static Optional<StateWord> of(String word) {
        return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
    }
}
