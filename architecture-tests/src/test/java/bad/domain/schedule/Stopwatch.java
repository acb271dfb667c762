package bad.domain.schedule;

/** Breaks: the monotonic clock is given. */
public final class Stopwatch {
    long time() {
        return System.nanoTime();
    }
}
