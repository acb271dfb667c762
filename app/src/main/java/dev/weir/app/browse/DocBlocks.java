package dev.weir.app.browse;

import dev.weir.domain.asset.NodeBodies;
import dev.weir.domain.value.Tree;
import dev.weir.ports.driving.BrowseAssets.DocBlock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The docs blocks that descriptions are made of: dbt names them by their ids at the node and its columns, and keeps their texts apart. */
final class DocBlocks {

    private static final String NAMED = "doc_blocks";

    private final Map<String, Tree.Fields> told;

    private DocBlocks(Map<String, Tree.Fields> told) {
        this.told = told;
    }

    /** Those that a node and its columns name. The manifest is gone through for them, unless there are none. */
    static DocBlocks of(Tree.Fields body, NodeBodies bodies) {
        var named = new HashSet<>(ids(body));
        if (body.values().get("columns") instanceof Tree.Fields columns) {
            columns.values().values().forEach(column -> {
                if (column instanceof Tree.Fields fields) {
                    named.addAll(ids(fields));
                }
            });
        }
        var told = new HashMap<String, Tree.Fields>();
        if (!named.isEmpty()) {
            bodies.each("docs", Set.of("name", "package_name", "block_contents"), (id, block) -> {
                if (named.contains(id)) {
                    told.put(id, block);
                }
            });
        }
        return new DocBlocks(told);
    }

    /** Those that a node or a column names itself, in its order. */
    List<DocBlock> of(Tree.Fields nodeOrColumn) {
        return ids(nodeOrColumn).stream().map(this::block).toList();
    }

    /** Of a block that is not there the id tells name and package: {@code doc.PACKAGE.NAME}. */
    private DocBlock block(String id) {
        var block = Optional.ofNullable(told.get(id));
        var parts = id.split("\\.", 3);
        return new DocBlock(
                id,
                block.flatMap(it -> it.text("name")).orElse(parts[parts.length - 1]),
                block.flatMap(it -> it.text("package_name"))
                        .or(() -> parts.length == 3 ? Optional.of(parts[1]) : Optional.empty()),
                block.flatMap(it -> it.text("block_contents")));
    }

    private static List<String> ids(Tree.Fields nodeOrColumn) {
        return nodeOrColumn.values().get(NAMED) instanceof Tree.Items all
                ? all.texts().stream().distinct().toList()
                : List.of();
    }
}
