package dev.weir.adapter.http.api;

import dev.weir.domain.asset.ManifestDiff.Aspect;
import dev.weir.domain.asset.ManifestDiff.Change;
import io.micronaut.serde.annotation.Serdeable;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One thing that changed of a node.
 *
 * @param aspect code, macros, config, contract, dependencies, owners, columns, relation, freshness, group, access, version, tags,
 *     meta, description, path or definition
 * @param field as dbt names it
 * @param values {@code before} and {@code after}; what was not there is missing
 */
@Serdeable
record ChangeView(String aspect, String field, Map<String, Object> values) {

    static ChangeView of(Change change) {
        var values = new LinkedHashMap<String, Object>();
        change.before().map(PlainTree::of).ifPresent(it -> values.put("before", it));
        change.after().map(PlainTree::of).ifPresent(it -> values.put("after", it));
        return new ChangeView(word(change.aspect()), change.field(), values);
    }

    /** Without the code: a list of all changes would be as long as the project. */
    static ChangeView inShort(Change change) {
        return change.aspect() == Aspect.CODE
                ? new ChangeView(word(change.aspect()), change.field(), Map.of())
                : of(change);
    }

    private static String word(Aspect aspect) {
        return aspect.name().toLowerCase(Locale.ROOT);
    }
}
