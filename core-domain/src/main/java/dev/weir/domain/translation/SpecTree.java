package dev.weir.domain.translation;

import dev.weir.domain.asset.AssetDep;
import dev.weir.domain.asset.AssetKey;
import dev.weir.domain.asset.AssetSpec;
import dev.weir.domain.asset.CheckSpec;
import dev.weir.domain.asset.ColumnSpec;
import dev.weir.domain.asset.TableFacts;
import dev.weir.domain.value.FieldNames;
import dev.weir.domain.value.FieldsBuilder;
import dev.weir.domain.value.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/** Specs as a tree, for printing. */
public final class SpecTree {

    private static final FieldNames ASSET = FieldNames.of(
            "key",
            "uniqueId",
            "resourceType",
            "deps",
            "group",
            "owners",
            "tags",
            "kinds",
            "description",
            "codeVersion",
            "table",
            "columns",
            "materialization",
            "storage",
            "automation",
            "partitions",
            "freshness",
            "skippable",
            "virtual",
            "metadata");
    private static final FieldNames KEY_ALONE = FieldNames.of("key");
    private static final FieldNames KEY_AND_TABLE =
            FieldNames.of("key", "table", "columns", "materialization", "storage");
    private static final FieldNames COLUMN = FieldNames.of("name", "type", "description", "tags");
    private static final FieldNames CHECK =
            FieldNames.of("key", "name", "uniqueId", "additionalDeps", "blocking", "description", "metadata");
    private static final FieldNames TYPED = FieldNames.of("type", "value");
    private static final Tree EMPTY_LIST = Tree.items(List.of());

    private SpecTree() {}

    /** {@return assets, checks, and the tests that are none} Large ones are not held: each tree is made when it is looked at. */
    public static SequencedMap<String, Tree> of(Specs specs) {
        var tree = new LinkedHashMap<String, Tree>();
        tree.put("assets", Tree.itemsOnDemand(specs.assets(), SpecTree::of));
        tree.put("checks", Tree.itemsOnDemand(specs.checks(), SpecTree::of));
        tree.put("testsWithoutCheck", texts(specs.testsWithoutCheck()));
        return tree;
    }

    public static Tree of(AssetSpec spec) {
        var labels = spec.labels();
        var tags = new FieldsBuilder();
        labels.tags().forEach((tag, value) -> tags.put(tag, Tree.text(value)));
        var metadata = new FieldsBuilder();
        spec.metadata().forEach((name, value) -> metadata.put(name, typed(value)));
        var table = spec.table();
        return ASSET.with(
                key(spec.key()),
                Tree.text(spec.uniqueId()),
                Tree.text(spec.resourceType()),
                items(spec.deps(), SpecTree::of),
                text(labels.group()),
                texts(labels.owners()),
                tags.fields(),
                texts(labels.kinds()),
                text(spec.description()),
                text(spec.codeVersion()),
                text(table.table()),
                columns(table),
                text(table.materialization()),
                text(table.storage()),
                text(spec.automation()),
                Tree.nothing(),
                Tree.nothing(),
                Tree.flag(true),
                Tree.flag(spec.virtual()),
                metadata.fields());
    }

    private static Tree of(AssetDep dep) {
        return dep.facts()
                .map(it -> KEY_AND_TABLE.with(
                        key(dep.key()), text(it.table()), columns(it), text(it.materialization()), text(it.storage())))
                .orElseGet(() -> KEY_ALONE.with(key(dep.key())));
    }

    private static Tree columns(TableFacts table) {
        return table.columns().isEmpty() ? Tree.nothing() : items(table.columns(), SpecTree::of);
    }

    private static Tree of(ColumnSpec column) {
        return COLUMN.with(
                Tree.text(column.name()), Tree.text(column.type()), text(column.description()), texts(column.tags()));
    }

    public static Tree of(CheckSpec check) {
        return CHECK.with(
                key(check.key().asset()),
                Tree.text(check.key().name()),
                Tree.text(check.uniqueId()),
                items(check.additionalDeps(), SpecTree::key),
                Tree.flag(check.blocking()),
                text(check.description()),
                Tree.fields(new LinkedHashMap<>()));
    }

    /** {@return the parts of a key} */
    public static Tree key(AssetKey key) {
        return texts(key.parts());
    }

    private static Tree texts(List<String> texts) {
        return items(texts, Tree::text);
    }

    /** A loop, since there are hundreds of thousands of lists, most of them with one entry or none. */
    private static <T> Tree items(List<T> all, Function<T, Tree> tree) {
        if (all.isEmpty()) {
            return EMPTY_LIST;
        }
        var trees = new Tree[all.size()];
        for (int at = 0; at < trees.length; at++) {
            trees[at] = tree.apply(all.get(at));
        }
        return Tree.items(List.of(trees));
    }

    private static Tree text(Optional<String> text) {
        return text.isPresent() ? Tree.text(text.get()) : Tree.nothing();
    }

    /** A value with the name of its type, as Dagster shows metadata. */
    private static Tree typed(Tree value) {
        return TYPED.with(
                Tree.text(
                        switch (value) {
                            case Tree.Text _ -> "text";
                            case Tree.Num number -> number.isWhole() ? "int" : "float";
                            case Tree.Flag _ -> "bool";
                            case Tree.Nothing _ -> "null";
                            case Tree.Items _, Tree.Fields _ -> "json";
                        }),
                value);
    }
}
