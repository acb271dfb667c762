package dev.weir.domain.selection;

import dev.weir.domain.value.Tree;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A tree's content in 64 bits, equal for what Python calls equal: the order of keys does not count, and 1, 1.0 and true are one. */
final class TreeHash {

    /** The hash of what is not there. */
    static final long ABSENT = 0x5bd1e995_9e3779b9L;

    private static final long NULL = mix(7);

    private TreeHash() {}

    static long of(Optional<Tree> tree) {
        return tree.map(TreeHash::of).orElse(ABSENT);
    }

    /** {@return the hash; an absent tree counts as a null} */
    static long orNull(Optional<Tree> tree) {
        return tree.map(TreeHash::of).orElse(NULL);
    }

    static long of(Tree tree) {
        return switch (tree) {
            case Tree.Text text -> text(text.value());
            case Tree.Num number -> mix(number.value().stripTrailingZeros().hashCode() * 31L + 3);
            case Tree.Flag(boolean value, var _) ->
                mix((value ? BigDecimal.ONE : BigDecimal.ZERO)
                                        .stripTrailingZeros()
                                        .hashCode()
                                * 31L
                        + 3);
            case Tree.Nothing _ -> NULL;
            case Tree.Items(List<Tree> items, var _) -> {
                long hash = 11;
                for (var item : items) {
                    hash = mix(hash * 31 + of(item));
                }
                yield hash;
            }
            case Tree.Fields fields -> {
                long hash = 13;
                for (var entry : fields.values().entrySet()) {
                    hash += mix(text(entry.getKey()) * 31 + of(entry.getValue()));
                }
                yield mix(hash);
            }
        };
    }

    static long text(String text) {
        long hash = 0xcbf29ce4_84222325L;
        for (int at = 0; at < text.length(); at++) {
            hash = (hash ^ text.charAt(at)) * 0x100000001b3L;
        }
        return mix(hash);
    }

    static long mix(long hash) {
        long mixed = (hash ^ (hash >>> 30)) * 0xbf58476d_1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb_133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
