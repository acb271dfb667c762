package dev.weir.domain.asset;

/**
 * The texts that the hot tier of a manifest keeps of each node, under the manifest's own names. A text that is absent, null or
 * empty in the file is absent here.
 */
public enum Attribute {
    RESOURCE_TYPE("resource_type"),
    NAME("name"),
    PACKAGE("package_name"),
    ORIGINAL_FILE_PATH("original_file_path"),
    PATCH_PATH("patch_path"),
    /** The group at the node's top level; {@code config.group} is in the config. */
    GROUP("group"),
    ACCESS("access"),
    /** Kept only where it differs from the name. */
    ALIAS("alias"),
    DATABASE("database"),
    SCHEMA("schema"),
    RELATION_NAME("relation_name"),
    SOURCE_NAME("source_name"),
    /** Of a source's table; kept only where it differs from the name. */
    IDENTIFIER("identifier"),
    /** The unique id of the node that a generic test was written at. */
    ATTACHED_NODE("attached_node"),
    COLUMN_NAME("column_name"),
    /** The name of the generic test, without its package. */
    TEST_NAME("test_metadata.name"),
    TEST_NAMESPACE("test_metadata.namespace"),
    /** The name of the model that a unit test is about. */
    TESTED_MODEL("model"),
    LANGUAGE("language");

    private final String key;

    Attribute(String key) {
        this.key = key;
    }

    /** {@return its name in the file; a dot stands before the name of an inner field} */
    public String key() {
        return key;
    }
}
