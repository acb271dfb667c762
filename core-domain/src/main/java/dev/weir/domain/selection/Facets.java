package dev.weir.domain.selection;

import dev.weir.domain.asset.ResourceType;
import dev.weir.domain.asset.Section;
import dev.weir.domain.value.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What dbt compares of a node between two manifests, each side in 64 bits. What a kind of node does not have is 0 on both sides. Contracts
 * are kept as trees, since a change of one has to be looked into.
 */
record Facets(
        Section section,
        ResourceType type,
        long body,
        long configs,
        long relation,
        long relationDescription,
        long columnDescriptions,
        long rest,
        Persisted persisted,
        boolean generic,
        @Nullable Contract contract,
        List<String> macros) {

    /** Which descriptions dbt writes into the database. */
    record Persisted(boolean relation, boolean columns) {}

    private static final long NEVER_EQUAL = Long.MIN_VALUE;
    private static final Tree EMPTY = Tree.fields(new LinkedHashMap<>());

    /** Read from every node's body. */
    static final Set<String> FIELDS = Set.of(
            "resource_type",
            "name",
            "test_metadata",
            "raw_code",
            "raw_sql",
            "checksum",
            "unrendered_config",
            "config",
            "description",
            "columns",
            "fqn",
            "database",
            "schema",
            "unrendered_database",
            "unrendered_schema",
            "identifier",
            "latest_version",
            "access",
            "deprecation_date",
            "contract",
            "constraints",
            "version",
            "depends_on",
            "quoting",
            "freshness",
            "loaded_at_field",
            "external",
            "type",
            "owner",
            "maturity",
            "url",
            "label",
            "model",
            "defaults",
            "entities",
            "measures",
            "dimensions",
            "primary_entity",
            "group",
            "query_params",
            "exports",
            "tags",
            "arguments",
            "returns",
            "overloads");

    private static final Set<String> NODE_CONFIGS_LEFT_OUT = Set.of("alias", "schema", "database", "tags", "group");
    private static final Set<String> TEST_CONFIGS = Set.of(
            "severity",
            "where",
            "limit",
            "fail_calc",
            "warn_if",
            "error_if",
            "store_failures",
            "store_failures_as",
            "sql_header");

    static Facets of(Section section, Tree.Fields body, Dialect dialect) {
        var type = body.values().get("resource_type") instanceof Tree.Text word
                ? ResourceType.of(word.value())
                : ResourceType.UNKNOWN;
        var persist = in(body, "config", "persist_docs");
        return new Facets(
                section,
                type,
                bodyOf(section, type, body),
                configs(section, type, body),
                relation(section, body, dialect),
                TreeHash.orNull(body.at("description")),
                columnDescriptions(body),
                rest(section, type, body),
                new Persisted(truthy(at(persist, "relation")), truthy(at(persist, "columns"))),
                body.values().get("test_metadata") instanceof Tree.Fields,
                type == ResourceType.MODEL && section == Section.NODES ? Contract.of(body) : null,
                macros(body));
    }

    /** A seed without a checksum differs from everything. */
    boolean sameBody(Facets was) {
        return body == was.body && body != NEVER_EQUAL;
    }

    private static long bodyOf(Section section, ResourceType type, Tree.Fields body) {
        if (section == Section.UNIT_TESTS) {
            return TreeHash.orNull(body.at("checksum"));
        }
        if (type != ResourceType.SEED) {
            return TreeHash.orNull(body.at("raw_code").or(() -> body.at("raw_sql")));
        }
        var name = in(body, "checksum", "name");
        boolean never = name.filter(Tree.text("none")::equals).isPresent();
        return never ? NEVER_EQUAL : TreeHash.orNull(body.at("checksum"));
    }

    private static long configs(Section section, ResourceType type, Tree.Fields body) {
        if (section == Section.SEMANTIC_MODELS || section == Section.SAVED_QUERIES) {
            return DeclaredHash.of("config", body.at("config"));
        }
        boolean test = type == ResourceType.TEST;
        boolean node = section == Section.NODES || section == Section.FUNCTIONS;
        long hash = 17;
        if (body.values().get("unrendered_config") instanceof Tree.Fields unrendered) {
            for (var entry : unrendered.values().entrySet()) {
                var key = entry.getKey();
                boolean counts = test
                        ? TEST_CONFIGS.contains(key)
                        : node
                                ? !NODE_CONFIGS_LEFT_OUT.contains(key)
                                : section != Section.METRICS || !key.equals("group");
                if (counts) {
                    hash += TreeHash.mix(TreeHash.text(key) * 31 + TreeHash.of(entry.getValue()));
                }
            }
        }
        return hash;
    }

    private static long relation(Section section, Tree.Fields body, Dialect dialect) {
        if (section == Section.SOURCES) {
            var prefix = dialect.unrenderedSources() ? "unrendered_" : "";
            return hash(body, prefix + "database", prefix + "schema", "identifier");
        }
        long hash = 19;
        for (var key : List.of("database", "schema", "alias")) {
            hash = TreeHash.mix(hash * 31 + TreeHash.orNull(in(body, "unrendered_config", key)));
        }
        return hash;
    }

    private static long columnDescriptions(Tree.Fields body) {
        long hash = 23;
        if (body.values().get("columns") instanceof Tree.Fields columns) {
            for (var column : columns.values().entrySet()) {
                hash += TreeHash.mix(TreeHash.text(column.getKey()) * 31
                        + TreeHash.orNull(at(Optional.of(column.getValue()), "description")));
            }
        }
        return hash;
    }

    /** Everything else that makes a node of this kind modified. */
    private static long rest(Section section, ResourceType type, Tree.Fields body) {
        return switch (section) {
            case NODES ->
                type == ResourceType.MODEL
                        ? hash(body, "fqn", "latest_version", "deprecation_date") * 31 + access(body)
                        : hash(body, "fqn");
            case SOURCES ->
                declared(body, "fqn", "freshness", "loaded_at_field", "external") * 31
                        + DeclaredHash.of("quoting", body.at("quoting").or(() -> Optional.of(EMPTY)));
            case EXPOSURES ->
                hash(body, "fqn", "type", "owner", "maturity", "url", "description", "label") * 31 + parents(body);
            case METRICS -> hash(body, "type", "description", "label");
            case SEMANTIC_MODELS ->
                declared(
                        body,
                        "model",
                        "description",
                        "defaults",
                        "entities",
                        "dimensions",
                        "measures",
                        "primary_entity",
                        "group");
            case SAVED_QUERIES -> savedQuery(body);
            case UNIT_TESTS -> 0;
            case FUNCTIONS -> declared(body, "fqn", "arguments", "returns") * 31 + overloads(body);
        };
    }

    private static long access(Tree.Fields body) {
        return TreeHash.of(body.at("access").orElse(Tree.text("protected")));
    }

    private static long parents(Tree.Fields body) {
        long hash = 0;
        for (var parent : Set.copyOf(texts(in(body, "depends_on", "nodes")))) {
            hash += TreeHash.text(parent);
        }
        return hash;
    }

    private static long savedQuery(Tree.Fields body) {
        long hash = hash(body, "description", "label", "group", "tags");
        for (var key : List.of("metrics", "group_by", "where")) {
            hash = TreeHash.mix(hash * 31 + TreeHash.orNull(in(body, "query_params", key)));
        }
        if (body.values().get("exports") instanceof Tree.Items exports) {
            for (var export : exports.values()) {
                hash = TreeHash.mix(hash * 31 + TreeHash.orNull(at(Optional.of(export), "name")));
                for (var key : List.of("export_as", "schema", "alias")) {
                    var written = at(at(Optional.of(export), "unrendered_config"), key);
                    hash = TreeHash.mix(hash * 31 + TreeHash.orNull(written));
                }
            }
        }
        return hash;
    }

    private static long overloads(Tree.Fields body) {
        long hash = 29;
        if (body.values().get("overloads") instanceof Tree.Items overloads) {
            for (var overload : overloads.values()) {
                for (var key : List.of("defined_in", "arguments", "returns", "raw_body")) {
                    hash = TreeHash.mix(hash * 31 + DeclaredHash.of(key, at(Optional.of(overload), key)));
                }
            }
        }
        return hash;
    }

    private static long hash(Tree.Fields body, String... keys) {
        long hash = 31;
        for (var key : keys) {
            hash = TreeHash.mix(hash * 31 + TreeHash.orNull(body.at(key)));
        }
        return hash;
    }

    private static long declared(Tree.Fields body, String... keys) {
        long hash = 43;
        for (var key : keys) {
            hash = TreeHash.mix(hash * 31 + DeclaredHash.of(key, body.at(key)));
        }
        return hash;
    }

    private static List<String> macros(Tree.Fields body) {
        return texts(in(body, "depends_on", "macros"));
    }

    static List<String> texts(Optional<Tree> list) {
        return list.stream()
                .filter(Tree.Items.class::isInstance)
                .flatMap(it -> ((Tree.Items) it).texts().stream())
                .toList();
    }

    static Optional<Tree> at(Optional<Tree> tree, String key) {
        return tree.filter(Tree.Fields.class::isInstance).flatMap(it -> ((Tree.Fields) it).at(key));
    }

    static Optional<Tree> in(Tree.Fields body, String key, String inner) {
        return at(body.at(key), inner);
    }

    static boolean truthy(Optional<Tree> tree) {
        return tree.filter(it -> switch (it) {
                    case Tree.Text text -> !text.value().isEmpty();
                    case Tree.Num number -> number.value().signum() != 0;
                    case Tree.Flag flag -> flag.value();
                    case Tree.Nothing _ -> false;
                    case Tree.Items items -> !items.values().isEmpty();
                    case Tree.Fields fields -> !fields.values().isEmpty();
                })
                .isPresent();
    }
}
