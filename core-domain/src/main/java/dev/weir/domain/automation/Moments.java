package dev.weir.domain.automation;

import java.time.Instant;

/** Times as microseconds since 1970: what conditions compare, small enough to be kept a hundred thousand times. */
final class Moments {

    private static final long PER_SECOND = 1_000_000;

    private Moments() {}

    static long of(Instant time) {
        try {
            return Math.addExact(Math.multiplyExact(time.getEpochSecond(), PER_SECOND), time.getNano() / 1_000);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("%s is too far away".formatted(time), e);
        }
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * 1_000);
    }
}
