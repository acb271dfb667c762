package dev.weir.domain.asset;

import java.util.Locale;

/** What kind of thing an entry of a manifest is. dbt's own words; a word that we do not know stays readable as text beside it. */
public enum ResourceType {
    MODEL,
    ANALYSIS,
    TEST,
    SNAPSHOT,
    OPERATION,
    SEED,
    RPC,
    SQL_OPERATION,
    DOC,
    SOURCE,
    MACRO,
    EXPOSURE,
    METRIC,
    GROUP,
    SAVED_QUERY,
    SEMANTIC_MODEL,
    UNIT_TEST,
    FIXTURE,
    FUNCTION,
    /** A word that is none of dbt's known ones. */
    UNKNOWN;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** {@return dbt's word for it, as it stands in a manifest since 1.6} */
    public String word() {
        return word;
    }

    /** {@return the type that dbt calls or has called {@code word}, letter for letter; {@link #UNKNOWN} for any other} */
    public static ResourceType of(String word) {
        if (word.equals("sql operation")) {
            return SQL_OPERATION;
        }
        for (var type : values()) {
            if (type != UNKNOWN && type.word.equals(word)) {
                return type;
            }
        }
        return UNKNOWN;
    }
}
