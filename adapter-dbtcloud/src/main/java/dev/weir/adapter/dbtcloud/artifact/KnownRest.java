package dev.weir.adapter.dbtcloud.artifact;

import dev.weir.domain.value.FieldsBuilder;
import java.util.Arrays;

/**
 * The last of maps that are much alike, as those of columns and of configs are: mostly a few values near the start are a map's own, and from
 * there to its end it is as the one before it. Where the bytes are the same, so are the fields, and nothing has to be read.
 */
final class KnownRest {

    private static final int MOST_VALUES = 64;
    private static final int LONGEST = 1 << 12;

    private final ByteScanner scanner;

    /** All of the map that is known, and by its values where in it each ends, and how many fields were put by then. */
    private byte[] bytes = {};

    private int[] ends = {};
    private int[] puts = {};
    private final FieldsBuilder fields = new FieldsBuilder();

    /** The same of the map that is being read. */
    private long from;

    private final int[] ownEnds = new int[MOST_VALUES];
    private final int[] ownPuts = new int[MOST_VALUES];
    private int values;

    KnownRest(ByteScanner scanner) {
        this.scanner = scanner;
    }

    /** A map begins here. */
    void start() {
        from = scanner.position();
        values = 0;
    }

    /**
     * Passes over the rest of the map, if it is known, and puts its fields. To be asked after each value, when that is put, if it is to be.
     *
     * @return whether it was known; then the map's end is passed, too
     */
    boolean passes(FieldsBuilder put) {
        int value = values++;
        if (value >= MOST_VALUES) {
            return false;
        }
        ownEnds[value] = (int) (scanner.position() - from);
        ownPuts[value] = put.size();
        if (value >= ends.length || !scanner.passes(bytes, ends[value])) {
            return false;
        }
        put.putAll(fields, puts[value]);
        boolean late = values * 2 > ends.length;
        if (late) {
            // This one may be more like those to come than the one before.
            for (; values < ends.length; values++) {
                ownEnds[values] = ends[values] + ownEnds[value] - ends[value];
                ownPuts[values] = puts[values] + ownPuts[value] - puts[value];
            }
            remember(put);
        }
        return true;
    }

    /** Keeps what was read and put from the start to here, if it is short. */
    void remember(FieldsBuilder put) {
        var all = values <= MOST_VALUES ? scanner.since(from, LONGEST) : null;
        if (all != null) {
            bytes = all;
            ends = Arrays.copyOf(ownEnds, values);
            puts = Arrays.copyOf(ownPuts, values);
            fields.clear();
            fields.putAll(put, 0);
        }
    }
}
