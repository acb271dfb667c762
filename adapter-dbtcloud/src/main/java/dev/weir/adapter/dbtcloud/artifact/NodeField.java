package dev.weir.adapter.dbtcloud.artifact;

import dev.weir.domain.asset.Attribute;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A field of an entry of a manifest, and of which kind its value is to be. A number is taken for a text. */
enum NodeField {
    NAME(Attribute.NAME),
    RESOURCE_TYPE(Attribute.RESOURCE_TYPE),
    PACKAGE_NAME(Attribute.PACKAGE),
    ORIGINAL_FILE_PATH(Attribute.ORIGINAL_FILE_PATH),
    PATCH_PATH(Attribute.PATCH_PATH),
    GROUP(Attribute.GROUP),
    ACCESS(Attribute.ACCESS),
    DATABASE(Attribute.DATABASE),
    SCHEMA(Attribute.SCHEMA),
    RELATION_NAME(Attribute.RELATION_NAME),
    SOURCE_NAME(Attribute.SOURCE_NAME),
    ATTACHED_NODE(Attribute.ATTACHED_NODE),
    COLUMN_NAME(Attribute.COLUMN_NAME),
    LANGUAGE(Attribute.LANGUAGE),
    ALIAS(Attribute.ALIAS),
    IDENTIFIER(Attribute.IDENTIFIER),
    VERSION("version", Kind.TEXT_OR_NUMBER),
    LATEST_VERSION("latest_version", Kind.TEXT_OR_NUMBER),
    /** Of a unit test; elsewhere it is nothing. */
    MODEL(Attribute.TESTED_MODEL.key(), Kind.ANY, Attribute.TESTED_MODEL),
    RAW_CODE("raw_code", Kind.TEXT),
    RAW_SQL("raw_sql", Kind.TEXT),
    DESCRIPTION("description", Kind.TEXT),
    FQN("fqn", Kind.LIST),
    TAGS("tags", Kind.LIST_OR_TEXT),
    META("meta", Kind.MAP),
    CONFIG("config", Kind.MAP),
    DEPENDS_ON("depends_on", Kind.MAP),
    TEST_METADATA("test_metadata", Kind.MAP),
    COLUMNS("columns", Kind.MAP),
    FRESHNESS("freshness", Kind.ANY),
    /** Every other one. */
    OTHER("", Kind.ANY);

    private enum Kind {
        TEXT,
        TEXT_OR_NUMBER,
        LIST,
        LIST_OR_TEXT,
        MAP,
        ANY
    }

    private static final Map<String, NodeField> BY_KEY =
            Arrays.stream(values()).collect(Collectors.toMap(it -> it.key, Function.identity()));

    private final String key;
    private final Kind kind;
    private final @Nullable Attribute attribute;

    NodeField(Attribute attribute) {
        this(attribute.key(), Kind.TEXT_OR_NUMBER, attribute);
    }

    NodeField(String key, Kind kind) {
        this(key, kind, null);
    }

    NodeField(String key, Kind kind, @Nullable Attribute attribute) {
        this.key = key;
        this.kind = kind;
        this.attribute = attribute;
    }

    static NodeField of(String key) {
        return BY_KEY.getOrDefault(key, OTHER);
    }

    /** {@return the attribute that is kept of its text as it stands; null when there is none} */
    @Nullable
    Attribute attribute() {
        return attribute;
    }

    /** {@return whether a value that begins with {@code first} is of its kind} Null always is. */
    boolean fits(char first) {
        return switch (kind) {
                    case ANY -> true;
                    case TEXT -> FirstByte.isText(first);
                    case TEXT_OR_NUMBER -> FirstByte.isText(first) || FirstByte.isNumber(first);
                    case LIST -> first == '[';
                    case LIST_OR_TEXT -> first == '[' || FirstByte.isText(first);
                    case MAP -> first == '{';
                }
                || FirstByte.isNull(first);
    }

    /** {@return whether a value that begins so says no more than its absence} Of code null says that it is blank. */
    boolean saysNothing(char first, char second) {
        if (FirstByte.isNull(first)) {
            return this != RAW_CODE && this != RAW_SQL;
        }
        boolean emptyList = first == '[' && second == ']' && (kind == Kind.LIST || kind == Kind.LIST_OR_TEXT);
        return emptyList || this == OTHER || (this == META && first == '{' && second == '}');
    }
}
