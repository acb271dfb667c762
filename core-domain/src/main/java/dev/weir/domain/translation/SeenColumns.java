package dev.weir.domain.translation;

import dev.weir.domain.asset.ColumnSpec;
import dev.weir.domain.value.Tree;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Columns that were made before. Many a column says of itself in each model the same, and a reader that notices gives the same tree for it. Whether
 * two trees are equal takes longer to tell than the column to make, and so does looking for it where hardly any comes again.
 */
final class SeenColumns {

    /** So many are looked for before it is judged whether it is worth while. */
    private static final int PROBE = 1 << 10;

    /** It is, while at least one in so many was there. */
    private static final int WORTH_ONE_IN = 2;

    private final Map<String, Seen> last = new HashMap<>();
    private int asked;
    private int there;

    private record Seen(Tree.Fields body, ColumnSpec spec) {}

    /** {@return the column that was kept for this very tree; null when none was} */
    @SuppressWarnings("ReferenceEquality")
    @Nullable
    ColumnSpec of(String name, Tree.Fields body) {
        if (!isWorthWhile()) {
            return null;
        }
        asked++;
        var seen = last.get(name);
        if (seen == null || seen.body() != body) {
            return null;
        }
        there++;
        return seen.spec();
    }

    private boolean isWorthWhile() {
        return asked < PROBE || there * WORTH_ONE_IN >= asked;
    }

    /** Keeps the column for that tree, instead of another one of that name. */
    void keep(String name, Tree.Fields body, ColumnSpec spec) {
        if (isWorthWhile()) {
            last.put(name, new Seen(body, spec));
        }
    }
}
