package dev.weir.domain.selection;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** By what a criterion chooses nodes. The words are dbt's own. */
public enum Method {
    FQN("names and folders: model, folder.model, package.folder.model, stg_*"),
    TAG("tags"),
    GROUP("groups, as the config says"),
    ACCESS("private, protected or public models"),
    SOURCE("sources: source, source.table, package.source.table"),
    PATH("files and folders of the project"),
    FILE("file names, with or without their ending"),
    PACKAGE("packages; \"this\" is the project itself"),
    CONFIG("values of the config: config.materialized:table, config.meta.owner:ana"),
    TEST_NAME("names of generic tests"),
    TEST_TYPE("generic, singular, data or unit"),
    RESOURCE_TYPE("types: model, seed, snapshot, test, source…"),
    STATE("what differs from an earlier manifest"),
    EXPOSURE("exposures"),
    METRIC("metrics"),
    RESULT("the status in an earlier run"),
    SOURCE_STATUS("sources that are fresher than before"),
    VERSION("latest, prerelease, old or none"),
    SEMANTIC_MODEL("semantic models"),
    SAVED_QUERY("saved queries"),
    UNIT_TEST("unit tests"),
    SELECTOR("selectors of selectors.yml"),
    FUNCTION("user-defined functions; the second engine only"),
    COLUMN("columns; the second engine only, which takes it for the node");

    private final String word = name().toLowerCase(Locale.ROOT);
    private final String about;

    Method(String about) {
        this.about = about;
    }

    /** {@return the word before the colon} */
    public String word() {
        return word;
    }

    /** {@return in a few words what it chooses by} */
    public String about() {
        return about;
    }

    /** {@return the methods that the dialect knows, in alphabetical order} */
    public static List<Method> of(Dialect dialect) {
        return Arrays.stream(values())
                .filter(dialect::knows)
                .sorted((one, other) -> one.word.compareTo(other.word))
                .toList();
    }

    static Optional<Method> named(String word, Dialect dialect) {
        return Arrays.stream(values())
                .filter(it -> dialect.ignoresCaseOfMethods() ? it.word.equalsIgnoreCase(word) : it.word.equals(word))
                .filter(dialect::knows)
                .findFirst();
    }
}
