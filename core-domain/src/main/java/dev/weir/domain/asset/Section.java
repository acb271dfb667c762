package dev.weir.domain.asset;

import java.util.Arrays;
import java.util.Optional;

/** The sections of a manifest whose entries are vertices of dbt's graph, in the order in which dbt looks through them. */
public enum Section {
    NODES(0, "nodes"),
    SOURCES(1, "sources"),
    EXPOSURES(2, "exposures"),
    METRICS(3, "metrics"),
    SEMANTIC_MODELS(4, "semantic_models"),
    UNIT_TESTS(5, "unit_tests"),
    SAVED_QUERIES(6, "saved_queries"),
    FUNCTIONS(7, "functions");

    private static final Section[] BY_NUMBER = values();

    private final byte number;
    private final String key;

    Section(int number, String key) {
        this.number = (byte) number;
        this.key = key;
    }

    byte number() {
        return number;
    }

    static Section numbered(byte number) {
        return BY_NUMBER[number];
    }

    /** {@return the section's key in the file} */
    public String key() {
        return key;
    }

    /** {@return the section that stands under {@code key}, or empty for what holds no vertices} */
    public static Optional<Section> of(String key) {
        return Arrays.stream(values()).filter(it -> it.key.equals(key)).findFirst();
    }
}
