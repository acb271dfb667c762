package dev.weir.app.translate;

import dev.weir.domain.translation.SpecTranslation;
import dev.weir.domain.value.Tree;

/** The translation that somebody wrote. */
final class Translations {

    private Translations() {}

    static SpecTranslation of(Tree.Fields given) {
        if (given.at("translation").filter(it -> !(it instanceof Tree.Nothing)).isPresent()) {
            throw new IllegalArgumentException("translations are not yet there");
        }
        return SpecTranslation.STANDARD;
    }
}
