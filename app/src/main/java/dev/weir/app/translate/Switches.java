package dev.weir.app.translate;

import dev.weir.domain.translation.TranslationSwitch;
import dev.weir.domain.value.Tree;
import java.util.EnumSet;
import java.util.Set;

/** The switches of a translation as somebody wrote them. */
final class Switches {

    private Switches() {}

    /** What stands under {@code settings}; a switch that is not named keeps its default, and one that nobody knows is an error. */
    static Set<TranslationSwitch> of(Tree.Fields given) {
        var on = EnumSet.noneOf(TranslationSwitch.class);
        on.addAll(TranslationSwitch.defaults());
        if (given.values().get("settings") instanceof Tree.Fields settings) {
            settings.values().forEach((key, value) -> {
                var named = TranslationSwitch.of(key)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "%s: %s is no setting of a translation".formatted(settings.placeOfKey(key), key)));
                if (!(value instanceof Tree.Flag(boolean set, var _))) {
                    throw new IllegalArgumentException(
                            "%s: %s is %s, must be true or false".formatted(value.place(), key, value.kind()));
                }
                if (set) {
                    on.add(named);
                } else {
                    on.remove(named);
                }
            });
        }
        return on;
    }
}
