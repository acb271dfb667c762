package dev.weir.adapter.dbtcloud.client;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** How long a call waits before it is made again: twice as long each time, half of it by chance so that callers spread out. */
record BackOff(Duration first, Duration longest, DoubleSupplier chance) {

    static final Duration FIRST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofSeconds(30);

    /** @param chance numbers from 0 to 1 */
    static BackOff usual(DoubleSupplier chance) {
        return new BackOff(FIRST, LONGEST, chance);
    }

    /** {@return the pause after the {@code failed}th failure, counted from 1: between half of its length and the whole} */
    Duration after(int failed) {
        var doubled = first.multipliedBy(1L << Math.min(failed - 1, 20));
        var whole = doubled.compareTo(longest) > 0 ? longest : doubled;
        return Duration.ofNanos((long) (whole.toNanos() * (0.5 + chance.getAsDouble() / 2)));
    }
}
