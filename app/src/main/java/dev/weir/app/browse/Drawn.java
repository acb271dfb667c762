package dev.weir.app.browse;

import dev.weir.domain.asset.Attribute;
import dev.weir.domain.asset.Manifest;
import dev.weir.domain.asset.Node;
import dev.weir.domain.asset.ResourceType;
import dev.weir.domain.workspace.Mesh;
import java.util.Optional;

/** Which nodes are assets, and which of them are drawn unless asked for otherwise. */
final class Drawn {

    private Drawn() {}

    /** {@return whether the node is an asset: something that is there, and not a test of it or a piece of a build} */
    static boolean isAsset(ResourceType type) {
        return switch (type) {
            case MODEL, SEED, SNAPSHOT, SOURCE, EXPOSURE, METRIC, SEMANTIC_MODEL, SAVED_QUERY, FUNCTION -> true;
            case ANALYSIS, TEST, OPERATION, RPC, SQL_OPERATION, DOC, MACRO, GROUP, UNIT_TEST, FIXTURE, UNKNOWN -> false;
        };
    }

    /** {@return whether the asset is drawn: those of the semantic layer only tell of others} */
    static boolean isDrawn(ResourceType type) {
        return switch (type) {
            case MODEL, SEED, SNAPSHOT, SOURCE, EXPOSURE -> true;
            default -> false;
        };
    }

    /** {@return whether the node is a check} */
    static boolean isCheck(ResourceType type) {
        return type == ResourceType.TEST || type == ResourceType.UNIT_TEST;
    }

    /** {@return the group under which the node is folded: dbt's own, else its source or its folder} */
    static String fold(Manifest manifest, int index) {
        Node node = manifest.node(index);
        var group = node.text(Attribute.GROUP);
        if (group.isPresent()) {
            return group.get();
        }
        if (node.type() == ResourceType.SOURCE) {
            return node.text(Attribute.SOURCE_NAME).orElse("sources");
        }
        if (node.type() == ResourceType.EXPOSURE) {
            return "exposures";
        }
        if (Mesh.isForeign(node)) {
            return node.packageName();
        }
        var fqn = node.fqn();
        return fqn.size() > 2 ? fqn.get(0) + "." + fqn.get(1) : fqn.isEmpty() ? node.packageName() : fqn.getFirst();
    }

    /** {@return dbt's group of the node, if it has one} */
    static Optional<String> group(Node node) {
        return node.text(Attribute.GROUP);
    }
}
