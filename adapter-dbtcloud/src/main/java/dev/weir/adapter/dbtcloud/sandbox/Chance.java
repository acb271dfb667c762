package dev.weir.adapter.dbtcloud.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/** What is left to chance, and yet the same at every start: a function of the seed and of what is asked about. */
final class Chance {

    private final SplittableRandom random;

    private Chance(long seed) {
        random = new SplittableRandom(seed);
    }

    static Chance of(long seed, String about, Instant at) {
        var mixed = seed * 31 + about.hashCode();
        return new Chance(mixed * 1_000_003 + at.getEpochSecond());
    }

    /** {@return whether a thing happens that happens so many times in a hundred} */
    boolean percent(int often) {
        return random.nextInt(100) < often;
    }

    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    double between(double least, double most) {
        return random.nextDouble(least, most);
    }

    Duration seconds(double least, double most) {
        return Duration.ofMillis((long) (between(least, most) * 1000));
    }

    <T> T among(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** {@return forty hexadecimal digits, as a commit has} */
    String commit() {
        return "%016x%016x%08x".formatted(random.nextLong(), random.nextLong(), random.nextInt());
    }
}
