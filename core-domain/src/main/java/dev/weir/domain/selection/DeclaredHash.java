package dev.weir.domain.selection;

import dev.weir.domain.value.Tree;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The hash of what dbt reads into a class of its own before it compares: there a key that is missing has its default, and an earlier dbt
 * did not write keys that came later. So a key with its default counts as one that is not there. The defaults are those of dbt-core
 * 1.12's semantic models, saved queries, sources and functions.
 */
final class DeclaredHash {

    private static final Set<String> FALSE = Set.of(
            "is_partition",
            "create_metric",
            "is_start",
            "is_end",
            "use_discrete_percentile",
            "use_approximate_percentile");

    /** To these a null is something else than nothing inside. */
    private static final Set<String> EMPTY = Set.of("meta", "cache", "warn_after", "error_after");

    private static final String PARTITIONS = "partitions";
    private static final Map<String, Tree> OF_PARTITION =
            Map.of("name", Tree.text(""), "description", Tree.text(""), "data_type", Tree.text(""));

    private DeclaredHash() {}

    /** {@return the hash of what stands under {@code key}; nothing there counts as a null} */
    static long of(String key, Optional<Tree> tree) {
        return tree.map(it -> hash(key, it)).orElseGet(() -> TreeHash.of(Tree.nothing()));
    }

    private static long hash(String under, Tree tree) {
        return switch (tree) {
            case Tree.Items(var items, var _) -> {
                long hash = 37;
                for (var item : items) {
                    hash = TreeHash.mix(hash * 31 + hash(under, item));
                }
                yield hash;
            }
            case Tree.Fields fields -> {
                long hash = 41;
                for (var entry : fields.values().entrySet()) {
                    if (!isDefault(under, entry.getKey(), entry.getValue())) {
                        hash += TreeHash.mix(
                                TreeHash.text(entry.getKey()) * 31 + hash(entry.getKey(), entry.getValue()));
                    }
                }
                yield TreeHash.mix(hash);
            }
            case Tree.Text _, Tree.Num _, Tree.Flag _, Tree.Nothing _ -> TreeHash.of(tree);
        };
    }

    private static boolean isDefault(String under, String key, Tree value) {
        if (EMPTY.contains(key)) {
            return value instanceof Tree.Fields fields
                    && fields.values().entrySet().stream().allMatch(it -> isDefault(key, it.getKey(), it.getValue()));
        }
        return switch (value) {
            case Tree.Nothing _ -> true;
            case Tree.Flag(boolean flag, var _) ->
                key.equals("enabled") ? flag != under.equals("cache") : !flag && FALSE.contains(key);
            case Tree.Text text -> under.equals(PARTITIONS) && text.equals(OF_PARTITION.get(key));
            case Tree.Num _, Tree.Items _, Tree.Fields _ -> false;
        };
    }
}
