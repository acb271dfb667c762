package dev.weir.domain.automation;

/**
 * What a part of a condition says, and when that came about as far as it is known: between {@code earliest} and {@code latest},
 * in microseconds. What has no known time counts as long ago in a trigger ({@code earliest}) and as never ending in a reset
 * ({@code latest}), so that nothing is requested by a guess.
 */
record Truth(boolean holds, long earliest, long latest) {

    static final Truth FALSE = new Truth(false, Long.MIN_VALUE, Long.MAX_VALUE);
    static final Truth UNTIMED = new Truth(true, Long.MIN_VALUE, Long.MAX_VALUE);

    static Truth of(boolean holds) {
        return holds ? UNTIMED : FALSE;
    }

    static Truth at(long time) {
        return new Truth(true, time, time);
    }

    /** {@return both: since the later of them, as far as known} */
    Truth and(Truth other) {
        if (!holds || !other.holds) {
            return FALSE;
        }
        var latestKnown = latest == Long.MAX_VALUE
                ? other.latest
                : other.latest == Long.MAX_VALUE ? latest : Math.max(latest, other.latest);
        return new Truth(true, Math.max(earliest, other.earliest), latestKnown);
    }

    /** {@return either: at the later of those that hold} */
    Truth or(Truth other) {
        if (!holds) {
            return other;
        }
        if (!other.holds) {
            return this;
        }
        return new Truth(true, Math.max(earliest, other.earliest), Math.max(latest, other.latest));
    }

    /** {@return whether this came about strictly after {@code reset}} */
    boolean after(Truth reset) {
        return earliest > reset.latest;
    }
}
