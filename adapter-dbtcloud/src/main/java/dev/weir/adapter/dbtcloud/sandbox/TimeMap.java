package dev.weir.adapter.dbtcloud.sandbox;

import java.time.Duration;
import java.time.Instant;

/**
 * Carries times of a real invocation over to another one: its beginning to the new beginning, its end to the new end, all between in
 * proportion. What lay before the beginning keeps its distance to it.
 */
record TimeMap(Instant from, Instant to, Instant newFrom, Instant newTo) {

    private static final double NANOS = 1e9;

    TimeMap {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("the invocation ends at %s, not after %s".formatted(to, from));
        }
    }

    /** {@return how many times longer everything takes} */
    double stretch() {
        return seconds(Duration.between(newFrom, newTo)) / seconds(Duration.between(from, to));
    }

    Instant map(Instant at) {
        var since = Duration.between(from, at);
        if (since.isNegative()) {
            return newFrom.plus(since);
        }
        var nanos = (long) (seconds(since) * stretch() * NANOS);
        // dbt writes microseconds.
        return newFrom.plusNanos(nanos - nanos % 1000);
    }

    Duration shift() {
        return Duration.between(from, newFrom);
    }

    private static double seconds(Duration length) {
        return length.toNanos() / NANOS;
    }
}
