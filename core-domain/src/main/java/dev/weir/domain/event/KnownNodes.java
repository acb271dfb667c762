package dev.weir.domain.event;

import dev.weir.domain.asset.Manifest;
import dev.weir.domain.asset.Node;
import java.util.Optional;

/** The nodes that rows of results speak of, in the manifest or not. */
record KnownNodes(Optional<Manifest> manifest) {

    Optional<Node> find(String uniqueId) {
        return manifest.flatMap(all -> {
            var index = all.indexOf(uniqueId);
            return index.isPresent() ? Optional.of(all.node(index.getAsInt())) : Optional.empty();
        });
    }

    /** {@return dbt's word for what the node is, from the manifest or else from its id} */
    String typeWord(String uniqueId) {
        return find(uniqueId).map(Node::typeWord).orElseGet(() -> prefix(uniqueId));
    }

    /** {@return whether an event may say that the node was built: it is an asset's and not ephemeral} Without any manifest the id decides. */
    boolean isBuilt(String uniqueId) {
        var node = find(uniqueId);
        return switch (node.map(Node::typeWord).orElseGet(() -> prefix(uniqueId))) {
            case "model", "seed", "snapshot" ->
                node.map(it -> it.materialized().filter("ephemeral"::equals).isEmpty())
                        .orElse(manifest.isEmpty());
            default -> false;
        };
    }

    static String prefix(String uniqueId) {
        int dot = uniqueId.indexOf('.');
        return dot < 0 ? uniqueId : uniqueId.substring(0, dot);
    }
}
