package dev.weir.app.configuration;

import dev.weir.domain.value.Place;
import dev.weir.domain.value.Tree;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A map of a configuration that {@link ShapeCheck} has found to be right, with its path: what is asked for is of its kind. */
record Part(String path, Tree.Fields fields, Path folder) {

    /** The map under {@code key}, empty if there is none. */
    Part part(String key) {
        var inner = fields.at(key).orElse(null) instanceof Tree.Fields found
                ? found
                : new Tree.Fields(new LinkedHashMap<>(), Map.of(), placeOf(key));
        return new Part(path + "." + key, inner, folder);
    }

    Optional<String> text(String key) {
        return fields.text(key);
    }

    Optional<Long> whole(String key) {
        return fields.at(key).flatMap(Scalars::whole).map(Number::longValue);
    }

    Optional<Boolean> flag(String key) {
        return fields.at(key).flatMap(Scalars::flag);
    }

    Optional<Duration> length(String key) {
        return text(key).map(Span::parse);
    }

    Optional<Path> file(String key) {
        return text(key).map(folder::resolve);
    }

    List<Part> parts(String key) {
        if (!(fields.at(key).orElse(null) instanceof Tree.Items(var values, var _))) {
            return List.of();
        }
        return values.stream()
                .filter(Tree.Fields.class::isInstance)
                .map(value -> new Part(path + "." + key, (Tree.Fields) value, folder))
                .toList();
    }

    List<String> texts(String key) {
        return fields.at(key).orElse(null) instanceof Tree.Items items ? items.texts() : List.of();
    }

    /** What people call the place where the value of {@code key} stands: a line of a file, a variable. */
    String originOf(String key) {
        return fields.at(key).map(value -> value.place().toString()).orElse(path + "." + key);
    }

    /** Where {@code key} stands, else where this map does. */
    Place placeOf(String key) {
        return fields.placeOfKey(key);
    }
}
