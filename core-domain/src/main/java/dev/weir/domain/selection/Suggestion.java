package dev.weir.domain.selection;

import dev.weir.domain.value.Nearest;
import java.util.Collection;
import java.util.Optional;

/** The known word that a mistyped one most likely meant; none for what is too long to be a slip. */
final class Suggestion {

    private static final int LONGEST = 80;

    private Suggestion() {}

    static Optional<String> to(String typed, Collection<String> known) {
        return typed.isEmpty() || typed.length() > LONGEST ? Optional.empty() : Nearest.to(typed, known);
    }
}
