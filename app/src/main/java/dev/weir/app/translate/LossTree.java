package dev.weir.app.translate;

import dev.weir.domain.value.Loss;
import dev.weir.domain.value.Tree;
import java.util.LinkedHashMap;
import java.util.List;

/** Losses as a tree, for printing. */
final class LossTree {

    private LossTree() {}

    static Tree of(List<Loss> losses) {
        return Tree.items(losses.stream().map(LossTree::of).toList());
    }

    private static Tree of(Loss loss) {
        var tree = new LinkedHashMap<String, Tree>();
        tree.put("kind", Tree.text(loss.kind()));
        tree.put("example", Tree.text(loss.example()));
        tree.put("count", Tree.number(loss.count()));
        return Tree.fields(tree);
    }
}
