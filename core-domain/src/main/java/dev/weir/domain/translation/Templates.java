package dev.weir.domain.translation;

import dev.weir.domain.value.Tree;
import java.util.function.Supplier;

/** Renders the templates in a translation. What a template is, is up to whoever renders. */
@FunctionalInterface
public interface Templates {

    /** Prepares for the templates over one node, which they know as {@code node}. */
    Rendering over(Tree.Fields node);

    /** What a text without any template in it comes to. */
    default Tree plain(String text) {
        return Tree.text(text);
    }

    /** Renders templates over one node. */
    @FunctionalInterface
    interface Rendering {

        /**
         * What a text comes to: one that is a single expression keeps the type of its value. Throws
         * {@link IllegalArgumentException} with the reason for one that cannot be rendered; a name that nobody knows is such a reason.
         *
         * @param spec what the node's spec would be without the template, which templates know as {@code spec}
         */
        Tree render(String template, Supplier<Tree.Fields> spec);
    }
}
