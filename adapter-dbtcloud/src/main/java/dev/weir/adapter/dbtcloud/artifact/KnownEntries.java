package dev.weir.adapter.dbtcloud.artifact;

import dev.weir.domain.value.Tree;
import java.io.IOException;
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

    private final ByteScanner scanner;
    private final Map<String, Entry> entries = new HashMap<>();
    private int kept;

    KnownEntries(ByteScanner scanner) {
        this.scanner = scanner;
    }

    @SuppressWarnings("ArrayRecordComponent") // Compared by content, and only here.
    private record Entry(byte[] bytes, Tree tree) {}

    /** {@return the value that is next, and is passed over, if it is the one that {@code name} had last; else null} */
    @Nullable
    Tree same(String name) {
        var entry = entries.get(name);
        return entry != null && scanner.passes(entry.bytes()) ? entry.tree() : null;
    }

    /** Keeps what was read for {@code name} from a position to here. */
    void keep(String name, long from, Tree tree) throws IOException {
        var bytes = scanner.since(from, LONGEST);
        if (bytes == null || kept + bytes.length > MOST_KEPT) {
            return;
        }
        var before = entries.put(name, new Entry(bytes, tree));
        kept += bytes.length - (before == null ? 0 : before.bytes().length);
    }
}
