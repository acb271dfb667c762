package dev.weir.app.browse;

import dev.weir.domain.asset.Attribute;
import dev.weir.domain.asset.Node;
import dev.weir.domain.asset.ResourceType;
import dev.weir.domain.run.Catalog;
import dev.weir.domain.value.Tree;
import dev.weir.ports.driving.BrowseAssets.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The columns of a node: as they are declared, with the types that the warehouse gave them, and those that only the warehouse has. */
final class Columns {

    private Columns() {}

    /** Warehouses write names in their own case, so that names are the same whatever their case. */
    static List<Column> of(Node node, Tree.Fields body, Optional<Catalog.Relation> warehouse, DocBlocks docs) {
        var tests = tests(node);
        var found = new LinkedHashMap<String, Catalog.Column>();
        warehouse.ifPresent(it -> it.columns().forEach(column -> found.put(folded(column.name()), column)));
        var columns = new ArrayList<Column>();
        if (body.values().get("columns") instanceof Tree.Fields declared) {
            declared.values().forEach((name, told) -> {
                if (told instanceof Tree.Fields fields) {
                    var real = Optional.ofNullable(found.remove(folded(name)));
                    columns.add(new Column(
                            name,
                            real.flatMap(Catalog.Column::type).or(() -> text(fields, "data_type")),
                            text(fields, "description").or(() -> real.flatMap(Catalog.Column::comment)),
                            tests.getOrDefault(folded(name), List.of()),
                            constraints(fields),
                            docs.of(fields)));
                }
            });
        }
        found.values()
                .forEach(it -> columns.add(new Column(
                        it.name(),
                        it.type(),
                        it.comment(),
                        tests.getOrDefault(folded(it.name()), List.of()),
                        List.of(),
                        List.of())));
        return columns;
    }

    /** Their kinds, and what a check or a reference says beyond its kind. */
    private static List<String> constraints(Tree.Fields column) {
        return column.at("constraints").orElse(Tree.nothing()) instanceof Tree.Items(var all, var _)
                ? all.stream()
                        .filter(Tree.Fields.class::isInstance)
                        .map(it -> Stream.of("type", "expression")
                                .flatMap(key -> text((Tree.Fields) it, key).stream())
                                .collect(Collectors.joining(" ")))
                        .filter(it -> !it.isEmpty())
                        .toList()
                : List.of();
    }

    private static Map<String, List<String>> tests(Node node) {
        var tests = new LinkedHashMap<String, List<String>>();
        node.children()
                .filter(it -> it.type() == ResourceType.TEST)
                .forEach(test -> test.text(Attribute.COLUMN_NAME)
                        .ifPresent(column -> tests.computeIfAbsent(folded(column), _ -> new ArrayList<>())
                                .add(test.text(Attribute.TEST_NAME).orElseGet(test::name))));
        return tests;
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static Optional<String> text(Tree.Fields fields, String key) {
        return fields.text(key).filter(it -> !it.isBlank());
    }
}
