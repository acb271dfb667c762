package dev.weir.adapter.dbtcloud.artifact;

import dev.weir.domain.asset.ManifestDraft.KeptStem;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the last part of qualified names, which all nodes of a folder have in common: where the last part is the node's name, as
 * nearly always, all before that is looked up as it is written, and need not be read.
 */
final class KnownStems {

    private static final int PLACES = 1 << 12;
    private static final int LONGEST = 1 << 9;

    private final ByteScanner scanner;
    private final @Nullable Known[] places = new Known[PLACES];

    KnownStems(ByteScanner scanner) {
        this.scanner = scanner;
    }

    @SuppressWarnings("ArrayRecordComponent") // Compared by content, and only here.
    private record Known(byte[] bytes, KeptStem stem) {}

    /**
     * Passes over the list that is next, if its last part is this one and all before that is known.
     *
     * @param last as it is written, with its quotes
     * @return what stands before the last part; null when the list is still to be read
     */
    @Nullable
    KeptStem passed(byte[] last) {
        int before = scanner.upTo(']', LONGEST) - last.length;
        if (before <= 0 || !scanner.isAhead(last, before)) {
            return null;
        }
        var known = places[place(scanner.hashAhead(before))];
        if (known == null || known.bytes().length != before || !scanner.passes(known.bytes())) {
            return null;
        }
        scanner.over(last.length + 1);
        return known.stem();
    }

    /** Keeps the stem of a list that was read from a position to here, and holds texts alone. */
    void keep(long from, byte[] last, KeptStem stem) {
        var list = scanner.since(from, LONGEST);
        int before = list == null ? 0 : list.length - last.length - 1;
        if (list == null || before <= 0 || list[0] != '[' || !EightBytes.same(list, before, last, 0, last.length)) {
            return;
        }
        var bytes = Arrays.copyOf(list, before);
        places[place(EightBytes.hash(bytes, 0, before))] = new Known(bytes, stem);
    }

    private static int place(int hash) {
        return (hash ^ (hash >>> 16)) & (PLACES - 1);
    }
}
