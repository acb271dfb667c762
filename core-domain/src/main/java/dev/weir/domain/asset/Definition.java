package dev.weir.domain.asset;

import dev.weir.domain.asset.ManifestDiff.Aspect;
import dev.weir.domain.value.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A node's body as a flat map of what somebody has written about it, field by field: what dbt works out for itself and what differs
 * in every parse is left out, and so are nulls and what is empty. A field that nobody knows yet stands under its own name.
 */
final class Definition {

    /** What dbt works out from the rest, or writes anew each time. */
    private static final Set<String> WORKED_OUT = Set.of(
            "build_path",
            "checksum",
            "compiled",
            "compiled_code",
            "compiled_path",
            "compiled_sql",
            "config_call_dict",
            "created_at",
            "defer_relation",
            "deferred",
            "doc_blocks",
            "docs",
            "extra_ctes",
            "extra_ctes_injected",
            "file_key_name",
            "fqn",
            "functions",
            "index",
            "metadata",
            "metrics",
            "name",
            "node_relation",
            "package_name",
            "patch_path",
            "path",
            "pre_injected_sql",
            "previous_batch_results",
            "primary_key",
            "refs",
            "relation_name",
            "resource_type",
            "root_path",
            "sources",
            "state_relation",
            "unique_id",
            "unrendered_config",
            "unrendered_config_call_dict",
            "unrendered_database",
            "unrendered_schema");

    /** What of a body is no part of any definition: {@code a.b} is the field {@code b} of the map {@code a}. A checksum may stand for code. */
    static final Set<String> BESIDE = beside();

    private static final Set<String> OWNERS = Set.of("owner", "owners");

    private final Map<String, Tree> fields = new TreeMap<>();

    private Definition() {}

    private static Set<String> beside() {
        var fields = new TreeSet<>(WORKED_OUT);
        fields.remove("checksum");
        fields.add("depends_on.macros");
        return Set.copyOf(fields);
    }

    static Map<String, Tree> of(Tree.Fields body, Map<String, Tree> groupOwners) {
        var definition = new Definition();
        definition.read(body, groupOwners);
        return definition.fields;
    }

    /** {@return whether the columns are promised by an enforced contract} */
    static boolean isPromised(Map<String, Tree> definition) {
        return definition.get("contract.enforced") instanceof Tree.Flag(boolean enforced, var _) && enforced;
    }

    static Aspect aspect(String field, boolean promised) {
        var first = field.contains(".") ? field.substring(0, field.indexOf('.')) : field;
        return switch (first) {
            case "raw_code", "language", "checksum" -> Aspect.CODE;
            case "config" -> Aspect.CONFIG;
            case "contract", "constraints" -> Aspect.CONTRACT;
            case "columns" ->
                promised && !field.endsWith(".description") && !field.contains(".meta") && !field.contains(".tags")
                        ? Aspect.CONTRACT
                        : Aspect.COLUMNS;
            case "depends_on" -> Aspect.DEPENDENCIES;
            case "owner", "group_owner" -> Aspect.OWNERS;
            case "database", "schema", "alias", "identifier" -> Aspect.RELATION;
            case "freshness", "loaded_at_field", "loaded_at_query" -> Aspect.FRESHNESS;
            case "group" -> Aspect.GROUP;
            case "access" -> Aspect.ACCESS;
            case "version", "latest_version", "deprecation_date" -> Aspect.VERSION;
            case "tags" -> Aspect.TAGS;
            case "meta", "source_meta" -> speaksOfOwners(field) ? Aspect.OWNERS : Aspect.META;
            case "description", "source_description" -> Aspect.DESCRIPTION;
            case "original_file_path" -> Aspect.PATH;
            default -> Aspect.DEFINITION;
        };
    }

    private static boolean speaksOfOwners(String field) {
        return OWNERS.contains(field.substring(field.lastIndexOf('.') + 1));
    }

    private void read(Tree.Fields body, Map<String, Tree> groupOwners) {
        code(body);
        inside(body, "config").ifPresent(this::config);
        body.values().forEach((name, value) -> {
            switch (name) {
                case "raw_code", "raw_sql", "config" -> {}
                case "meta", "source_meta" -> meta(name, value);
                case "tags" -> tags(value);
                case "columns" -> columns(value);
                case "depends_on" -> dependencies(value);
                case "contract" -> contract(value);
                default -> {
                    if (!WORKED_OUT.contains(name)) {
                        put(name, value);
                    }
                }
            }
        });
        if (fields.get("group") instanceof Tree.Text(String group, var _)) {
            Optional.ofNullable(groupOwners.get(group)).ifPresent(owner -> put("group_owner", owner));
        }
    }

    /** The code; of what has none, as a seed, the checksum of its file. That of a unit test depends on what was compiled. */
    private void code(Tree.Fields body) {
        body.at("raw_code").or(() -> body.at("raw_sql")).ifPresent(it -> put("raw_code", it));
        boolean unitTest = body.at("resource_type")
                .filter(it -> it instanceof Tree.Text(String type, var _) && type.equals("unit_test"))
                .isPresent();
        if (!fields.containsKey("raw_code") && !unitTest) {
            inside(body, "checksum").flatMap(it -> it.at("checksum")).ifPresent(it -> put("checksum", it));
        }
    }

    private void config(Tree.Fields config) {
        config.values().forEach((key, value) -> {
            switch (key) {
                case "meta" -> meta("meta", value);
                case "tags" -> tags(value);
                case "contract" -> contract(value);
                case "group", "access", "freshness", "loaded_at_field", "loaded_at_query" -> put(key, value);
                case "docs" -> {}
                default -> put("config." + key, value);
            }
        });
    }

    private void meta(String name, Tree meta) {
        if (meta instanceof Tree.Fields keys) {
            keys.values().forEach((key, value) -> {
                if (value instanceof Tree.Fields inner && (key.equals("dagster") || key.equals("weir"))) {
                    inner.values().forEach((last, it) -> put(name + "." + key + "." + last, it));
                } else {
                    put(name + "." + key, value);
                }
            });
        } else {
            put(name, meta);
        }
    }

    /** dbt keeps no order among tags. */
    private void tags(Tree tags) {
        if (tags instanceof Tree.Items(List<Tree> values, var _)) {
            var sorted = new TreeSet<String>();
            for (var value : values) {
                if (!(value instanceof Tree.Text(String text, var _))) {
                    put("tags", tags);
                    return;
                }
                sorted.add(text);
            }
            put("tags", Tree.items(sorted.stream().map(Tree::text).toList()));
        } else {
            put("tags", tags);
        }
    }

    private void columns(Tree columns) {
        if (!(columns instanceof Tree.Fields named)) {
            put("columns", columns);
            return;
        }
        named.values().forEach((name, column) -> {
            fields.put("columns." + name, Tree.flag(true));
            if (column instanceof Tree.Fields facts) {
                facts.values().forEach((key, value) -> {
                    switch (key) {
                        case "name", "config", "doc_blocks" -> {}
                        default -> put("columns." + name + "." + key, value);
                    }
                });
            }
        });
    }

    /** The nodes; which macros are named depends on whether the node was compiled. */
    private void dependencies(Tree dependencies) {
        if (dependencies instanceof Tree.Fields named
                && named.values().get("nodes") instanceof Tree.Items(List<Tree> nodes, var _)) {
            var sorted = new TreeSet<String>();
            nodes.forEach(it -> {
                if (it instanceof Tree.Text(String id, var _)) {
                    sorted.add(id);
                }
            });
            put("depends_on.nodes", Tree.items(sorted.stream().map(Tree::text).toList()));
        }
    }

    private void contract(Tree contract) {
        if (contract instanceof Tree.Fields named) {
            named.at("enforced").ifPresent(it -> fields.put("contract.enforced", it));
        }
    }

    /** What stands at two places is taken from the last; an empty one takes nothing away. */
    private void put(String field, Tree value) {
        normal(value).ifPresent(it -> fields.put(field, it));
    }

    private static Optional<Tree> normal(Tree value) {
        return switch (value) {
            case Tree.Nothing _ -> Optional.empty();
            case Tree.Text(String text, var _) -> text.isEmpty() ? Optional.empty() : Optional.of(value);
            case Tree.Items(List<Tree> items, var _) -> {
                var kept = new ArrayList<Tree>();
                items.forEach(it -> kept.add(normal(it).orElseGet(Tree::nothing)));
                yield kept.isEmpty() ? Optional.empty() : Optional.of(Tree.items(kept));
            }
            case Tree.Fields named -> {
                var kept = new LinkedHashMap<String, Tree>();
                named.values().forEach((key, it) -> normal(it).ifPresent(said -> kept.put(key, said)));
                yield kept.isEmpty() ? Optional.empty() : Optional.of(Tree.fields(kept));
            }
            case Tree.Num _, Tree.Flag _ -> Optional.of(value);
        };
    }

    private static Optional<Tree.Fields> inside(Tree.Fields body, String key) {
        return body.at(key).filter(Tree.Fields.class::isInstance).map(Tree.Fields.class::cast);
    }
}
