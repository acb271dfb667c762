package dev.weir.adapter.dbtcloud.artifact;

import dev.weir.domain.value.Tree;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What entries of that name came to last time, in maps whose entries are much alike, as columns are: many a column says of itself in each
 * model the same. Where the bytes are the same, so is the tree, and nothing has to be read.
 */
final class KnownEntries {

    /** Bytes that are kept for comparing: enough for thousands of different columns. */
    private static final int MOST_KEPT = 1 << 22;

    private static final int LONGEST = 1 << 11;

    /** So many entries are looked at before it is judged whether it is worth while. */
    private static final int PROBE = 1 << 10;

    /** It is, while at least one in so many is what it was. */
    private static final int WORTH_ONE_IN = 8;

    private final ByteScanner scanner;
    private final Map<String, Entry> entries = new HashMap<>();
    private int kept;
    private int met;
    private int same;

    KnownEntries(ByteScanner scanner) {
        this.scanner = scanner;
    }

    @SuppressWarnings("ArrayRecordComponent") // Compared by content, and only here.
    private record Entry(byte[] bytes, Tree tree) {}

    /** {@return the value that is next, and is passed over, if it is the one that {@code name} had last; else null} */
    @Nullable
    Tree same(String name) {
        if (!isWorthWhile()) {
            return null;
        }
        met++;
        var entry = entries.get(name);
        if (entry == null || !scanner.passes(entry.bytes())) {
            return null;
        }
        same++;
        return entry.tree();
    }

    private boolean isWorthWhile() {
        return met < PROBE || same * WORTH_ONE_IN >= met;
    }

    /** Keeps what was read for {@code name} from a position to here. */
    void keep(String name, long from, Tree tree) {
        var bytes = isWorthWhile() ? scanner.since(from, LONGEST) : null;
        if (bytes == null || kept + bytes.length > MOST_KEPT) {
            return;
        }
        var before = entries.put(name, new Entry(bytes, tree));
        kept += bytes.length - (before == null ? 0 : before.bytes().length);
    }
}
