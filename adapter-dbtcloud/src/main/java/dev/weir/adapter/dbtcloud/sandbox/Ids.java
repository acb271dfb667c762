package dev.weir.adapter.dbtcloud.sandbox;

import java.time.Instant;

/**
 * Hands out ids that rise with time and never come twice, all of them above 2³¹ and below 2⁵³. Sixteen fit into a millisecond: the
 * lower eight belong to what the calendar brings, so that its ids are a function of time alone; the upper ones to what was asked for.
 */
final class Ids {

    private static final long FIRST = 70_403_000_000_000L;
    private static final long EPOCH = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
    private static final int LANES = 16;
    private static final int ASKED = 8;

    private long last;

    /** {@return the id of a thing that the calendar brings at {@code at}; {@code lane} is 0–7} */
    static long due(Instant at, int lane) {
        return FIRST + (at.toEpochMilli() - EPOCH) * LANES + lane % ASKED;
    }

    /** {@return a new id for what is asked for at {@code at}} */
    long next(Instant at) {
        var id = Math.max(last + 1, due(at, 0) + ASKED);
        while ((id - FIRST) % LANES < ASKED) {
            id++;
        }
        last = id;
        return id;
    }

    /** Never hands out {@code id}, or one below it, again. */
    void used(long id) {
        last = Math.max(last, id);
    }
}
