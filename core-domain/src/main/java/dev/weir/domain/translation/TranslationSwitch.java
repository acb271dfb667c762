package dev.weir.domain.translation;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What can be switched on and off in a translation, under Dagster's names. */
public enum TranslationSwitch {
    /** Tests become checks. */
    ASSET_CHECKS("enable_asset_checks", true),
    /** Tests on sources that selected assets are made from become checks, selected or not. */
    SOURCE_TESTS_AS_CHECKS("enable_source_tests_as_checks", false),
    /** Two sources may share a key. */
    DUPLICATE_SOURCE_KEYS("enable_duplicate_source_asset_keys", false),
    /** Views are virtual: there is nothing to build. */
    VIEWS_AS_VIRTUAL("enable_dbt_views_as_virtual_assets", false),
    /** Dependencies on sources say which table that is. */
    SOURCE_METADATA("enable_source_metadata", true),
    /** Changes nothing here: it is about where a project lies on a disk. */
    CODE_REFERENCES("enable_code_references", false),
    /** Changes nothing here: it is about command lines. */
    SELECTION_BY_NAME("enable_dbt_selection_by_name", false);

    private final String key;
    private final boolean onByDefault;

    TranslationSwitch(String key, boolean onByDefault) {
        this.key = key;
        this.onByDefault = onByDefault;
    }

    /** {@return Dagster's name of it} */
    public String key() {
        return key;
    }

    /** {@return the switches that are on when nobody says otherwise} */
    public static Set<TranslationSwitch> defaults() {
        var on = EnumSet.noneOf(TranslationSwitch.class);
        Arrays.stream(values()).filter(it -> it.onByDefault).forEach(on::add);
        return on;
    }

    /** {@return the switch of Dagster's name} */
    public static Optional<TranslationSwitch> of(String key) {
        return Arrays.stream(values()).filter(it -> it.key.equals(key)).findFirst();
    }
}
