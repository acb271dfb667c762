package dev.weir.app.configuration;

import dev.weir.domain.value.Place;
import dev.weir.domain.value.Tree;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Lays one tree over another. */
final class Layers {

    private Layers() {}

    /** {@return {@code below} with everything that {@code above} says; maps are joined, all else is replaced} */
    static Tree over(Tree above, Tree below) {
        if (!(above instanceof Tree.Fields upper) || !(below instanceof Tree.Fields lower)) {
            return above instanceof Tree.Nothing ? below : above;
        }
        SequencedMap<String, Tree> values = new LinkedHashMap<>(lower.values());
        Map<String, Place> places = new HashMap<>(lower.keyPlaces());
        upper.values().forEach((name, value) -> {
            var known = values.get(name);
            values.put(name, known == null ? value : over(value, known));
            places.put(name, upper.placeOfKey(name));
        });
        return new Tree.Fields(values, places, upper.place());
    }

    /** {@return both files as one; what both say, but for maps, is noted as a problem, since neither can be meant to win} */
    static Tree.Fields beside(Tree.Fields first, Tree.Fields second, String path, List<Problem> problems) {
        SequencedMap<String, Tree> values = new LinkedHashMap<>(first.values());
        Map<String, Place> places = new HashMap<>(first.keyPlaces());
        second.values().forEach((name, value) -> {
            var inner = path.isEmpty() ? name : path + "." + name;
            var known = values.get(name);
            if (known == null) {
                values.put(name, value);
                places.put(name, second.placeOfKey(name));
            } else if (known instanceof Tree.Fields left && value instanceof Tree.Fields right) {
                values.put(name, beside(left, right, inner, problems));
            } else if (!ShapeCheck.isFree(name) && !name.equals("include")) {
                problems.add(new Problem(
                        second.placeOfKey(name),
                        "%s is said twice, also at %s.".formatted(inner, first.placeOfKey(name))));
            }
        });
        return new Tree.Fields(values, places, first.place());
    }
}
