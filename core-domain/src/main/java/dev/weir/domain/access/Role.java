package dev.weir.domain.access;

import java.util.Locale;
import java.util.Optional;

/** What somebody may do. In order: each may do what those before it may. */
public enum Role {
    /** Read. */
    LOOK,
    /** Ask for runs, cancel them, pause and resume. */
    OPERATE,
    /** Change what is declared, approve what is held, stop and go. */
    ADMINISTER;

    /** {@return whether somebody with this role may do what {@code needed} may} */
    public boolean covers(Role needed) {
        return compareTo(needed) >= 0;
    }

    /** {@return the word of it, as in the configuration} */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return the role of a word of the configuration} */
    public static Optional<Role> of(String word) {
        for (var role : values()) {
            if (role.word().equals(word)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
