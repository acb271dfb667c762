package dev.weir.domain.asset;

import dev.weir.domain.value.Tree;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.ObjIntConsumer;

/**
 * The cold tier of a manifest: what a node says of itself, whole, read from where the manifest lies when it is asked for. Whoever
 * reads a body must take it as the file has it: every field may be missing or null. When the file cannot be read any more,
 * methods throw what the reader of the manifest throws.
 */
public interface NodeBodies extends AutoCloseable {

    /** {@return the body of the node with this number in the manifest, as the file has it} */
    Tree.Fields body(int node);

    /** {@return the entry of {@code section} under {@code key}: a macro, a doc, a group, or one of any other section} */
    Optional<Tree.Fields> entry(String section, String key);

    /**
     * Tells every entry of {@code section} in the file's order, with only those of its fields that are named; no names mean all of
     * them. One pass over the file.
     */
    void each(String section, Set<String> fields, BiConsumer<String, Tree.Fields> told);

    /**
     * Tells the bodies of {@code nodes} in the file's order, with only those of their fields that are named; no names mean all of them.
     * {@code columns{}.tags} names one field of each entry of a map. One pass over the file, in which everything else is passed over unread.
     */
    void each(BitSet nodes, Set<String> fields, ObjIntConsumer<Tree.Fields> told);

    /** Lets go of the file, and of what was spooled. */
    @Override
    void close();
}
