package dev.weir.domain.event;

import java.time.Duration;
import java.time.Instant;

/** The stretch of dbt Cloud's own time in which a sweep looks for runs whose end was missed. Both ends are included, as in its filter. */
public record SweepWindow(Instant from, Instant to) {

    /** How far a sweep reaches back over the one before it, so that ends that showed late are met again; known ones cost nothing. */
    static final Duration OVERLAP = Duration.ofMinutes(30);

    /** How much of their time passes between two sweeps: a sweep is a check, and costs a call. */
    static final Duration PAUSE = Duration.ofMinutes(10);

    public SweepWindow {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("sweep ends at %s, before it begins at %s".formatted(to, from));
        }
    }

    /** The sweep after {@code sweptUpTo}. Errs towards reading twice, never towards a gap. */
    public static SweepWindow after(Instant sweptUpTo, Instant theirNow) {
        var from = sweptUpTo.minus(OVERLAP);
        return new SweepWindow(from, theirNow.isBefore(from) ? from : theirNow);
    }

    /** {@return whether it is time for a sweep after the one up to {@code sweptUpTo}} */
    public static boolean due(Instant sweptUpTo, Instant theirNow) {
        return !theirNow.isBefore(sweptUpTo.plus(PAUSE));
    }
}
