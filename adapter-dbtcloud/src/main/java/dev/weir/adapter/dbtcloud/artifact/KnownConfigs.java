package dev.weir.adapter.dbtcloud.artifact;

import dev.weir.domain.asset.ManifestDraft.KeptConfig;
import org.jspecify.annotations.Nullable;

/**
 * Configs that were met before: most are the same bytes as an earlier one, and so the same config, which need not be read. Found by how they
 * begin, so that the end of one need not be looked for first.
 */
final class KnownConfigs {

    /** Bytes that are kept for comparing: enough for thousands of different ones. */
    private static final int MOST_KEPT = 1 << 24;

    private static final int LONGEST = 1 << 14;

    /** By so many bytes they are told apart; a shorter one is read each time, which is quick. */
    private static final int BEGINNING = 128;

    /** So many are compared that begin alike, the latest first; a config that is none of them is read. */
    private static final int MOST_ALIKE = 16;

    private static final int PLACES = 1 << 10;

    private final ByteScanner scanner;
    private final @Nullable Known[] places = new Known[PLACES];
    private int kept;

    /** Of neighbours most configs are the same. */
    private @Nullable Known last;

    KnownConfigs(ByteScanner scanner) {
        this.scanner = scanner;
    }

    private static final class Known {
        private final byte[] bytes;
        private final KeptConfig config;
        private @Nullable Known next;

        private Known(byte[] bytes, KeptConfig config, @Nullable Known next) {
            this.bytes = bytes;
            this.config = config;
            this.next = next;
        }
    }

    /** {@return the config that is next, and is passed over; null when it is not known} */
    @Nullable
    KeptConfig passed() {
        if (last != null && scanner.passes(last.bytes)) {
            return last.config;
        }
        int place = place(scanner.hashAhead(BEGINNING));
        Known before = null;
        int looked = 0;
        for (var known = places[place]; known != null; known = known.next) {
            if (scanner.passes(known.bytes)) {
                if (before != null) {
                    before.next = known.next;
                    known.next = places[place];
                    places[place] = known;
                }
                last = known;
                return known.config;
            }
            if (++looked == MOST_ALIKE) {
                known.next = null;
            }
            before = known;
        }
        return null;
    }

    /** Keeps what was read from a position to here. */
    void keep(long from, KeptConfig config) {
        var bytes = scanner.since(from, LONGEST);
        if (bytes == null || kept + bytes.length > MOST_KEPT) {
            return;
        }
        kept += bytes.length;
        int place = place(EightBytes.hash(bytes, 0, Math.min(bytes.length, BEGINNING)));
        last = new Known(bytes, config, places[place]);
        places[place] = last;
    }

    private static int place(int hash) {
        return (hash ^ (hash >>> 16)) & (PLACES - 1);
    }
}
