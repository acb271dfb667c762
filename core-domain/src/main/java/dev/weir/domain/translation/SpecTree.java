package dev.weir.domain.translation;

import dev.weir.domain.asset.AssetDep;
import dev.weir.domain.asset.AssetKey;
import dev.weir.domain.asset.AssetSpec;
import dev.weir.domain.asset.CheckSpec;
import dev.weir.domain.asset.ColumnSpec;
import dev.weir.domain.asset.TableFacts;
import dev.weir.domain.value.Tree;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Specs as a tree, for printing. */
public final class SpecTree {

    private SpecTree() {}

    /** {@return assets, checks, and the tests that are none} */
    public static SequencedMap<String, Tree> of(Specs specs) {
        var tree = new LinkedHashMap<String, Tree>();
        tree.put("assets", Tree.items(specs.assets().stream().map(SpecTree::of).toList()));
        tree.put("checks", Tree.items(specs.checks().stream().map(SpecTree::of).toList()));
        tree.put("testsWithoutCheck", texts(specs.testsWithoutCheck()));
        return tree;
    }

    public static Tree of(AssetSpec spec) {
        var tree = new LinkedHashMap<String, Tree>();
        tree.put("key", key(spec.key()));
        tree.put("uniqueId", Tree.text(spec.uniqueId()));
        tree.put("resourceType", Tree.text(spec.resourceType()));
        tree.put("deps", Tree.items(spec.deps().stream().map(SpecTree::of).toList()));
        tree.put("group", text(spec.labels().group()));
        tree.put("owners", texts(spec.labels().owners()));
        var tags = new LinkedHashMap<String, Tree>();
        spec.labels().tags().forEach((tag, value) -> tags.put(tag, Tree.text(value)));
        tree.put("tags", Tree.fields(tags));
        tree.put("kinds", texts(spec.labels().kinds()));
        tree.put("description", text(spec.description()));
        tree.put("codeVersion", text(spec.codeVersion()));
        put(tree, spec.table());
        tree.put("automation", text(spec.automation()));
        tree.put("partitions", Tree.nothing());
        tree.put("freshness", Tree.nothing());
        tree.put("skippable", Tree.flag(true));
        tree.put("virtual", Tree.flag(spec.virtual()));
        var metadata = new LinkedHashMap<String, Tree>();
        spec.metadata().forEach((name, value) -> metadata.put(name, typed(value)));
        tree.put("metadata", Tree.fields(metadata));
        return Tree.fields(tree);
    }

    private static Tree of(AssetDep dep) {
        var tree = new LinkedHashMap<String, Tree>();
        tree.put("key", key(dep.key()));
        dep.facts().ifPresent(it -> put(tree, it));
        return Tree.fields(tree);
    }

    private static void put(SequencedMap<String, Tree> tree, TableFacts table) {
        tree.put("table", text(table.table()));
        tree.put(
                "columns",
                table.columns().isEmpty()
                        ? Tree.nothing()
                        : Tree.items(table.columns().stream().map(SpecTree::of).toList()));
        tree.put("materialization", text(table.materialization()));
        tree.put("storage", text(table.storage()));
    }

    private static Tree of(ColumnSpec column) {
        var tree = new LinkedHashMap<String, Tree>();
        tree.put("name", Tree.text(column.name()));
        tree.put("type", Tree.text(column.type()));
        tree.put("description", text(column.description()));
        tree.put("tags", texts(column.tags()));
        return Tree.fields(tree);
    }

    public static Tree of(CheckSpec check) {
        var tree = new LinkedHashMap<String, Tree>();
        tree.put("key", key(check.key().asset()));
        tree.put("name", Tree.text(check.key().name()));
        tree.put("uniqueId", Tree.text(check.uniqueId()));
        tree.put(
                "additionalDeps",
                Tree.items(check.additionalDeps().stream().map(SpecTree::key).toList()));
        tree.put("blocking", Tree.flag(check.blocking()));
        tree.put("description", text(check.description()));
        tree.put("metadata", Tree.fields(new LinkedHashMap<>()));
        return Tree.fields(tree);
    }

    /** {@return the parts of a key} */
    public static Tree key(AssetKey key) {
        return texts(key.parts());
    }

    private static Tree texts(List<String> texts) {
        return Tree.items(texts.stream().map(Tree::text).toList());
    }

    private static Tree text(Optional<String> text) {
        return text.map(Tree::text).orElseGet(Tree::nothing);
    }

    /** A value with the name of its type, as Dagster shows metadata. */
    private static Tree typed(Tree value) {
        var tree = new LinkedHashMap<String, Tree>();
        tree.put(
                "type",
                Tree.text(
                        switch (value) {
                            case Tree.Text _ -> "text";
                            case Tree.Num(BigDecimal number, var _) -> number.scale() <= 0 ? "int" : "float";
                            case Tree.Flag _ -> "bool";
                            case Tree.Nothing _ -> "null";
                            case Tree.Items _, Tree.Fields _ -> "json";
                        }));
        tree.put("value", value);
        return Tree.fields(tree);
    }
}
