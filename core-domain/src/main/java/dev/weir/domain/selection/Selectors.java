package dev.weir.domain.selection;

import dev.weir.domain.value.Place;
import dev.weir.domain.value.Tree;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * The selectors of a project by name, in the order of their file. Read whole: one bad definition refuses all of them, as dbt does.
 * Strings in the tree must be rendered already: templates are not this reader's business.
 */
public record Selectors(SequencedMap<String, Named> byName) {

    /**
     * One selector.
     *
     * @param standing whether it is the one that is used when nothing is asked for
     */
    public record Named(String name, String description, Selection definition, Standing standing, Place place) {}

    /** Whether a selector answers when nobody asked for anything. */
    public enum Standing {
        DEFAULT,
        ASKED_FOR
    }

    private static final Set<String> KEYS = Set.of("version", "selectors");

    /** No selectors. */
    public static final Selectors NONE = new Selectors(new LinkedHashMap<>());

    public Selectors {
        byName = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(byName));
    }

    /** {@return the selector that is used when nothing is asked for} */
    public Optional<Named> byDefault() {
        return byName.values().stream()
                .filter(it -> it.standing() == Standing.DEFAULT)
                .findFirst();
    }

    /** Reads {@code selectors.yml}; throws {@link SelectionException} with the name and the line. */
    public static Selectors ofFile(Tree file, Dialect dialect) {
        if (!Facets.truthy(Optional.of(file))) {
            return NONE;
        }
        if (!(file instanceof Tree.Fields root)) {
            throw refused(file, "selectors.yml", "expected a map with \"selectors\", found %s".formatted(file.kind()));
        }
        if (!(root.values().get("selectors") instanceof Tree.Items entries)) {
            throw refused(file, "selectors", "expected a list of selectors");
        }
        if (root.at("version").filter(it -> !(it instanceof Tree.Num)).isPresent()) {
            throw refused(root, "version", "expected a number");
        }
        for (var key : root.values().keySet()) {
            if (!dialect.second() && !KEYS.contains(key)) {
                throw new SelectionException(new Refusal(
                        key,
                        root.placeOfKey(key),
                        "the file has no key \"%s\"; it has version and selectors".formatted(key),
                        Suggestion.to(key, KEYS)));
            }
        }
        var named = new LinkedHashMap<String, Named>();
        var entry = new SelectorReader(dialect, named);
        for (var item : entries.values()) {
            entry.read(item);
        }
        onlyOneDefault(named, entries);
        return new Selectors(named);
    }

    private static void onlyOneDefault(SequencedMap<String, Named> named, Tree entries) {
        var defaults = named.values().stream()
                .filter(it -> it.standing() == Standing.DEFAULT)
                .map(Named::name)
                .toList();
        if (defaults.size() > 1) {
            throw refused(
                    entries,
                    "default: true",
                    "only one selector can be the default, not %s".formatted(String.join(", ", defaults)));
        }
    }

    /** Reads the {@code selectors} section of a manifest, which dbt has checked and rendered before. */
    public static Selectors ofManifest(Tree.Fields section, Dialect dialect) {
        var named = new LinkedHashMap<String, Named>();
        var reader = new SelectorReader(dialect, named);
        section.values().forEach((name, body) -> {
            if (body instanceof Tree.Fields fields) {
                reader.readWritten(name, fields);
            }
        });
        return new Selectors(named);
    }

    static SelectionException refused(Tree at, String criterion, String what) {
        return new SelectionException(new Refusal(criterion, at.place(), what, Optional.empty()));
    }
}
