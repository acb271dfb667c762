package dev.weir.adapter.dbtcloud.client;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A clock that moves only when somebody rests, and then at once. */
final class HandTime implements InstantSource, Pause {

    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final List<Duration> rests = new CopyOnWriteArrayList<>();
    private volatile Instant now = START;

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public synchronized void of(Duration length) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        rests.add(length);
        now = now.plus(length);
    }

    /** {@return how long was rested, time after time} */
    List<Duration> rests() {
        return List.copyOf(rests);
    }
}
