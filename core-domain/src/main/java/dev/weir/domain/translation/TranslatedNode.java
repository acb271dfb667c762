package dev.weir.domain.translation;

import dev.weir.domain.asset.Node;
import dev.weir.domain.value.Tree;
import java.util.function.Supplier;

/**
 * A node as a translation sees it.
 *
 * @param node what is known at once
 * @param whole what the manifest says of it, read when it is asked for
 */
public record TranslatedNode(Node node, Supplier<Tree.Fields> whole) {

    /** {@return what the manifest says of the node, whole} */
    public Tree.Fields body() {
        return whole.get();
    }
}
