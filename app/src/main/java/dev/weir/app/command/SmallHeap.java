package dev.weir.app.command;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps a service as small as what it holds. Java's serial collector makes the heap larger as long as it may, and only then looks what
 * of it is still of use: two weeks of history, of which nothing stays in memory, left 690 MB behind where 50 are held. So it is told to
 * look when the heap has grown by much, and when it has grown by something and then stood still.
 */
final class SmallHeap {

    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final long MUCH = 24L << 20;
    private static final long SOMETHING = 4L << 20;
    private static final int STILL = 5;

    private final Runtime runtime = Runtime.getRuntime();
    private long settled = runtime.totalMemory();
    private long before = settled;
    private int still;

    private SmallHeap() {}

    /** Watches until the process ends. */
    static void watch() {
        Thread.ofPlatform().daemon().name("weir-heap").start(new SmallHeap()::run);
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(EVERY.toNanos());
            look();
        }
    }

    private void look() {
        long now = runtime.totalMemory();
        still = now == before ? still + 1 : 0;
        before = now;
        long grown = now - settled;
        if (grown > Math.max(MUCH, settled / 4) || (grown > SOMETHING && still >= STILL)) {
            System.gc();
            settled = runtime.totalMemory();
            before = settled;
            still = 0;
        }
    }
}
