package dev.weir.adapter.dbtcloud.sandbox;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The relations that were asked for with {@code include_related}, which dbt Cloud reads leniently: with or without brackets and quotes. */
record Included(Set<String> names) {

    static Included read(@Nullable String text) {
        if (text == null) {
            return new Included(Set.of());
        }
        return new Included(Arrays.stream(text.replaceAll("[\\[\\]\"'\\s]", "").split(",", -1))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet()));
    }

    boolean has(String name) {
        return names.contains(name);
    }
}
