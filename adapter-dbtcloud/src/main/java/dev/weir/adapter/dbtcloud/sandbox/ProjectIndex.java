package dev.weir.adapter.dbtcloud.sandbox;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The nodes of a project, as far as selecting among them and printing their names needs. */
record ProjectIndex(Map<String, Node> nodes, Map<String, List<String>> children) {

    private static final Set<String> SECTIONS =
            Set.of("nodes", "sources", "exposures", "unit_tests", "functions", "saved_queries");

    /** One node. */
    record Node(
            String id,
            String type,
            String name,
            String packageName,
            String schema,
            String alias,
            String materialised,
            String path,
            List<String> fqn,
            List<String> tags,
            List<String> parents) {}

    static ProjectIndex read(Shelf.Source source, String folder) throws IOException {
        Map<String, Node> nodes = new LinkedHashMap<>();
        try (var in = source.open(folder, "manifest.json");
                var parser = Json.FACTORY.createParser(in)) {
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                var section = parser.currentName();
                parser.nextToken();
                if (SECTIONS.contains(section) && parser.currentToken() == JsonToken.START_OBJECT) {
                    section(parser, nodes);
                } else {
                    parser.skipChildren();
                }
            }
        }
        Map<String, List<String>> children = new TreeMap<>();
        for (var node : nodes.values()) {
            for (var parent : node.parents()) {
                children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(node.id());
            }
        }
        return new ProjectIndex(nodes, children);
    }

    private static void section(JsonParser parser, Map<String, Node> nodes) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var id = parser.currentName();
            parser.nextToken();
            if (Json.value(parser) instanceof Doc body) {
                nodes.put(id, node(id, body));
            }
        }
    }

    private static Node node(String id, Doc body) {
        var name = body.text("name", "");
        var source = body.text("source_name");
        return new Node(
                id,
                body.text("resource_type", id.substring(0, id.indexOf('.'))).intern(),
                source == null ? name : source + "." + name,
                body.text("package_name", "").intern(),
                body.text("schema", "").intern(),
                body.text("alias", name),
                body.doc("config").text("materialized", "").intern(),
                body.text("original_file_path", ""),
                body.texts("fqn"),
                body.texts("tags"),
                body.doc("depends_on").texts("nodes"));
    }

    /** {@return the given nodes with all below them} */
    Set<String> below(Set<String> from) {
        return closure(from, id -> children.getOrDefault(id, List.of()));
    }

    /** {@return the given nodes with all above them} */
    Set<String> above(Set<String> from) {
        return closure(from, id -> {
            var node = nodes.get(id);
            return node == null ? List.of() : node.parents();
        });
    }

    private static Set<String> closure(Set<String> from, java.util.function.Function<String, List<String>> next) {
        var found = new TreeSet<>(from);
        var todo = new ArrayList<>(from);
        while (!todo.isEmpty()) {
            for (var each : next.apply(todo.removeLast())) {
                if (found.add(each)) {
                    todo.add(each);
                }
            }
        }
        return found;
    }
}
