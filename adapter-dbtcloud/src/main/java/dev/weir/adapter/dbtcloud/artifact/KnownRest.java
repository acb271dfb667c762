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
        note(put);
        return values <= ends.length && scanner.passes(bytes, ends[values - 1]) && passed(put);
    }

    /**
     * Passes over all that is as in the known map from here on, if only for some values, and puts its fields. To be asked at the start, and after
     * each value, when that is noted.
     *
     * @return whether that was all of the map; then its end is passed, too
     */
    boolean goesOn(FieldsBuilder put) {
        if (values > ends.length) {
            return false;
        }
        int start = end(values);
        int stop = start + scanner.alike(bytes, start);
        if (stop > start && stop == bytes.length) {
            scanner.over(stop - start);
            return passed(put);
        }
        int upTo = values;
        // A number has no end of its own, so that one more byte has to be the same.
        while (upTo < ends.length && ends[upTo] < stop) {
            upTo++;
        }
        if (upTo > values) {
            scanner.over(end(upTo) - start);
            put.putAll(fields, put(values), put(upTo));
            takeOver(upTo);
        }
        return false;
    }

    /** {@return where so many values of the known map end} */
    private int end(int count) {
        return count == 0 ? 0 : ends[count - 1];
    }

    private int put(int count) {
        return count == 0 ? 0 : puts[count - 1];
    }

    /** A value was read, and put, if it is to be. */
    void note(FieldsBuilder put) {
        if (values < MOST_VALUES) {
            ownEnds[values] = (int) (scanner.position() - from);
            ownPuts[values] = put.size();
        }
        values++;
    }

    /** What is known of the values up to {@code upTo} is so of those of the map that is being read. */
    private void takeOver(int upTo) {
        int further = (values == 0 ? 0 : ownEnds[values - 1]) - end(values);
        int more = (values == 0 ? 0 : ownPuts[values - 1]) - put(values);
        for (; values < upTo; values++) {
            ownEnds[values] = ends[values] + further;
            ownPuts[values] = puts[values] + more;
        }
    }

    /** All the rest was the same. {@return true} */
    private boolean passed(FieldsBuilder put) {
        put.putAll(fields, put(values), fields.size());
        boolean late = values * 2 > ends.length;
        if (late) {
            // This one may be more like those to come than the one before.
            takeOver(ends.length);
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
            fields.putAll(put, 0, put.size());
        }
    }
}
