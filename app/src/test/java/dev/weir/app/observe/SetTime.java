package dev.weir.app.observe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Our own clock, as a test sets it. */
final class SetTime implements InstantSource {

    private volatile Instant now;

    SetTime(Instant now) {
        this.now = now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    void passes(Duration time) {
        now = now.plus(time);
    }

    void is(Instant time) {
        now = time;
    }
}
