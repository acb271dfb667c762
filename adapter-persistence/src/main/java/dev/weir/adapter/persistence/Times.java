package dev.weir.adapter.persistence;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as the database keeps them. */
final class Times {

    private Times() {}

    /** To the microsecond, cut and not rounded, so that both databases keep the same. */
    static Instant kept(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }
}
