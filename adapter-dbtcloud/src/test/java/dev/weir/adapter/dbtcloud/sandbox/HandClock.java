package dev.weir.adapter.dbtcloud.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that is moved by hand. */
final class HandClock implements InstantSource {

    private volatile Instant now;

    HandClock(Instant start) {
        this.now = start;
    }

    HandClock(String start) {
        this(Instant.parse(start));
    }

    @Override
    public Instant instant() {
        return now;
    }

    void passes(Duration length) {
        now = now.plus(length);
    }

    void goesTo(Instant at) {
        now = at;
    }
}
