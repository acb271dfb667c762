package dev.weir.app.translate;

import dev.weir.domain.value.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Versions of dbt, and how each would have written what the newest writes: by the differences that dbt itself documents. */
enum DbtVersion {
    OLD_1_2("1.2.6", "manifest/v6", "run-results/v4"),
    OLD_1_5("1.5.11", "manifest/v9", "run-results/v4"),
    OLD_1_6("1.6.18", "manifest/v10", "run-results/v4"),
    OLD_1_7("1.7.19", "manifest/v11", "run-results/v5"),
    OLD_1_8("1.8.9", "manifest/v12", "run-results/v6"),
    OLD_1_9("1.9.10", "manifest/v12", "run-results/v6"),
    OLD_1_10("1.10.15", "manifest/v12", "run-results/v6"),
    OLD_1_11("1.11.2", "manifest/v12", "run-results/v6"),
    NOW_1_12("1.12.6", "manifest/v12", "run-results/v6"),
    PREVIEW_OF_2("2.0.0-preview.101", "manifest/v20", "run-results/v6"),
    SECOND_ENGINE("2.0.0-alpha.4", "manifest/v12", "run-results/v6");

    private static final Set<String> NO_NODES = Set.of("metadata", "docs", "macros", "groups", "selectors");

    private final String version;
    private final String manifestSchema;
    private final String resultsSchema;

    DbtVersion(String version, String manifestSchema, String resultsSchema) {
        this.version = version;
        this.manifestSchema = manifestSchema;
        this.resultsSchema = resultsSchema;
    }

    private boolean isBefore(DbtVersion other) {
        return compareTo(other) < 0;
    }

    boolean isSecondEngine() {
        return this == PREVIEW_OF_2 || this == SECOND_ENGINE;
    }

    /** {@return the sections that this version did not have yet} */
    List<String> sectionsToCome() {
        var none = new ArrayList<String>();
        if (isBefore(OLD_1_5)) {
            none.addAll(List.of("groups", "group_map"));
        }
        if (isBefore(OLD_1_6)) {
            none.add("semantic_models");
        }
        if (isBefore(OLD_1_7)) {
            none.addAll(List.of("saved_queries", "unit_tests"));
        }
        if (isBefore(OLD_1_11)) {
            none.add("functions");
        }
        return none;
    }

    Tree.Fields manifest(Tree.Fields newest) {
        var all = new LinkedHashMap<>(newest.values());
        sectionsToCome().forEach(all::remove);
        all.computeIfPresent("metadata", (_, it) -> metadata((Tree.Fields) it, manifestSchema));
        all.replaceAll((section, it) -> NO_NODES.contains(section) ? it : entries(it, this::entry));
        if (isBefore(OLD_1_7)) {
            all.put("parent_map", Tree.nothing());
            all.put("child_map", Tree.nothing());
        }
        if (isSecondEngine()) {
            all.remove("parent_map");
            all.remove("child_map");
        }
        return Tree.fields(all);
    }

    Tree.Fields results(Tree.Fields newest) {
        var all = new LinkedHashMap<>(newest.values());
        all.computeIfPresent("metadata", (_, it) -> metadata((Tree.Fields) it, resultsSchema));
        all.computeIfPresent(
                "results",
                (_, rows) -> Tree.items(((Tree.Items) rows)
                        .values().stream()
                                .filter(it -> sectionsToCome().stream().noneMatch(section -> isOf(section, it)))
                                .map(it -> row((Tree.Fields) it))
                                .toList()));
        return Tree.fields(all);
    }

    /** {@return whether a row is of a node that stands in this section} */
    private static boolean isOf(String section, Tree row) {
        return uniqueId(row).startsWith(section.replaceAll("ies$", "y").replaceAll("s$", "") + ".");
    }

    static String uniqueId(Tree row) {
        return ((Tree.Text) ((Tree.Fields) row).at("unique_id").orElseThrow()).value();
    }

    private Tree metadata(Tree.Fields newest, String schema) {
        var all = new LinkedHashMap<>(newest.values());
        all.put("dbt_schema_version", Tree.text("https://schemas.getdbt.com/dbt/%s.json".formatted(schema)));
        all.put("dbt_version", Tree.text(version));
        if (isBefore(OLD_1_6)) {
            all.remove("project_name");
        }
        if (isBefore(NOW_1_12)) {
            all.keySet().removeAll(List.of("quoting", "run_started_at", "invocation_started_at"));
        }
        return Tree.fields(all);
    }

    private static Tree entries(Tree section, UnaryOperator<Tree.Fields> older) {
        if (!(section instanceof Tree.Fields fields)) {
            return section;
        }
        var all = new LinkedHashMap<>(fields.values());
        all.replaceAll((_, it) -> it instanceof Tree.Fields entry ? older.apply(entry) : it);
        return Tree.fields(all);
    }

    private Tree.Fields entry(Tree.Fields newest) {
        var all = new LinkedHashMap<>(newest.values());
        if (isBefore(NOW_1_12)) {
            all.remove("static_analysis");
        }
        if (isBefore(OLD_1_11)) {
            all.remove("functions");
        }
        if (isBefore(OLD_1_10)) {
            all.keySet().removeAll(List.of("doc_blocks"));
        }
        if (isBefore(OLD_1_9)) {
            all.keySet().removeAll(List.of("primary_key", "time_spine"));
        }
        if (isBefore(OLD_1_6)) {
            all.keySet().removeAll(List.of("defer_relation", "deprecation_date"));
        }
        if (isBefore(OLD_1_5)) {
            all.keySet().removeAll(List.of("access", "contract", "constraints", "latest_version", "attached_node"));
            renamed(all, "raw_code", "raw_sql");
            renamed(all, "compiled_code", "compiled_sql");
            all.remove("language");
            all.computeIfPresent("refs", (_, refs) -> Tree.items(pairs(refs)));
        }
        if (isSecondEngine()) {
            all.values().removeIf(Tree.Nothing.class::isInstance);
            all.keySet()
                    .removeAll(List.of(
                            "compiled", "compiled_code", "compiled_path", "created_at", "doc_blocks", "extra_ctes"));
            all.computeIfPresent("depends_on", (_, it) -> located(it));
        }
        return Tree.fields(all);
    }

    private static void renamed(Map<String, Tree> fields, String now, String then) {
        var value = fields.remove(now);
        if (value != null) {
            fields.put(then, value);
        }
    }

    /** References were lists: package and name, or the name alone. */
    private static List<Tree> pairs(Tree refs) {
        return refs instanceof Tree.Items(var values, var _)
                ? values.stream()
                        .map(it -> Tree.items(
                                ((Tree.Fields) it).at("name").stream().toList()))
                        .toList()
                : List.of();
    }

    private static Tree located(Tree dependsOn) {
        var all = new LinkedHashMap<>(((Tree.Fields) dependsOn).values());
        all.put("nodes_with_ref_location", Tree.items(List.of()));
        return Tree.fields(all);
    }

    private Tree row(Tree.Fields newest) {
        var all = new LinkedHashMap<>(newest.values());
        if (isBefore(OLD_1_7)) {
            all.keySet().removeAll(List.of("compiled", "compiled_code", "relation_name"));
        }
        if (isBefore(OLD_1_8)) {
            all.remove("batch_results");
        }
        if (isSecondEngine()) {
            all.put("compiled", Tree.nothing());
            all.compute("adapter_response", (_, answer) -> secondAnswer(answer));
            all.computeIfPresent("status", (_, it) -> capitalised((Tree.Text) it));
            all.put("static_analysis_off_reason", Tree.nothing());
        }
        return Tree.fields(all);
    }

    private static Tree secondAnswer(@Nullable Tree answer) {
        var all = answer instanceof Tree.Fields fields
                ? new LinkedHashMap<>(fields.values())
                : new LinkedHashMap<String, Tree>();
        all.putIfAbsent("code", Tree.text(""));
        all.putIfAbsent("message", Tree.text("OK"));
        return Tree.fields(all);
    }

    private static Tree capitalised(Tree.Text word) {
        return Tree.text(word.value().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                + word.value().substring(1));
    }

    /** {@return the version as people say it} */
    @Override
    public String toString() {
        return "dbt " + version;
    }

    /** {@return the versions that know groups and where a test was written, the oldest first} */
    static Stream<DbtVersion> withGroups() {
        return Arrays.stream(values()).filter(it -> !it.isBefore(OLD_1_5));
    }
}
