package dev.weir.app.command;

import dev.weir.app.json.JsonText;
import dev.weir.domain.asset.Attribute;
import dev.weir.domain.asset.ManifestFile;
import dev.weir.domain.asset.Node;
import dev.weir.domain.asset.ResourceType;
import dev.weir.domain.value.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The line that {@code dbt ls} prints for a node in each of its forms, and the unique id, which dbt has only inside of json. */
final class LsLines {

    private static final Set<String> KEYS = Set.of(
            "alias",
            "name",
            "package_name",
            "depends_on",
            "tags",
            "config",
            "resource_type",
            "source_name",
            "original_file_path",
            "unique_id");

    private final ManifestFile file;
    private final List<String> keys;

    LsLines(ManifestFile file, List<String> keys) {
        this.file = file;
        this.keys = keys;
    }

    String of(LsForm form, int index) {
        var node = file.manifest().node(index);
        return switch (form) {
            case UNIQUE_ID -> node.uniqueId();
            case NAME -> name(node);
            case PATH -> node.text(Attribute.ORIGINAL_FILE_PATH).orElse("");
            case SELECTOR -> selector(node);
            case JSON -> JsonText.print(json(file.bodies().body(index)));
        };
    }

    private static String name(Node node) {
        if (node.type() == ResourceType.SOURCE) {
            return node.text(Attribute.SOURCE_NAME).orElse("") + "." + node.name();
        }
        return node.type() == ResourceType.MODEL
                ? node.version().map(it -> node.name() + ".v" + scalar(it)).orElse(node.name())
                : node.name();
    }

    private static String selector(Node node) {
        return switch (node.type()) {
            case SOURCE ->
                "source:%s.%s.%s"
                        .formatted(
                                node.packageName(),
                                node.text(Attribute.SOURCE_NAME).orElse(""),
                                node.name());
            case EXPOSURE, METRIC, SAVED_QUERY, SEMANTIC_MODEL ->
                "%s:%s.%s".formatted(node.typeWord(), node.packageName(), node.name());
            case UNIT_TEST ->
                "unit_test:%s.%s%s"
                        .formatted(
                                node.packageName(),
                                node.name(),
                                node.version().map(it -> "_v" + scalar(it)).orElse(""));
            case MODEL,
                    ANALYSIS,
                    TEST,
                    SNAPSHOT,
                    OPERATION,
                    SEED,
                    RPC,
                    SQL_OPERATION,
                    DOC,
                    MACRO,
                    GROUP,
                    FIXTURE,
                    FUNCTION,
                    UNKNOWN -> String.join(".", node.fqn());
        };
    }

    private static String scalar(Tree tree) {
        return tree instanceof Tree.Text text ? text.value() : JsonText.print(tree);
    }

    private Tree json(Tree.Fields body) {
        var kept = new LinkedHashMap<String, Tree>();
        if (keys.isEmpty()) {
            body.values().forEach((key, value) -> {
                if (KEYS.contains(key)) {
                    kept.put(key, value);
                }
            });
        } else {
            keys.stream()
                    .flatMap(it -> List.of(it.split(" ", -1)).stream())
                    .forEach(key -> at(body, key).ifPresent(it -> kept.put(key, it)));
        }
        return Tree.fields(kept);
    }

    private static Optional<Tree> at(Tree.Fields body, String path) {
        Tree at = body;
        for (var key : path.split("\\.", -1)) {
            if (!(at instanceof Tree.Fields fields) || fields.at(key).isEmpty()) {
                return Optional.empty();
            }
            at = fields.at(key).get();
        }
        return Optional.of(at);
    }
}
