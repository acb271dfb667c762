package dev.weir.domain.event;

import java.time.Instant;

/**
 * How far a run that dbt Cloud listed has come with us: one of these for every run, so that nothing is lost unnoticed.
 *
 * <pre>
 * listed ─▶ waiting ─▶ read
 *    │         └─────▶ unavailable
 *    └─────▶ excluded
 * </pre>
 *
 * Closed by nature. Read and unavailable may be left again only by a better reading.
 */
public sealed interface Keeping {

    /** It is known, and goes on or was not read yet. */
    record Listed() implements Keeping {}

    /** It has ended and could not be read so far; it is looked at again from {@code until} on. {@code attempts} counts from 1. */
    record Waiting(Instant until, int attempts, String reason) implements Keeping {}

    /** Everything that there is to read of it was read. */
    record Read(Instant at) implements Keeping {}

    /** There is nothing to read of it, or it could not be read for a day; it was given up at {@code at}. */
    record Unavailable(Instant at, String reason) implements Keeping {}

    /** A rule keeps it from being read. */
    record Excluded(String rule) implements Keeping {}

    /** {@return the word of it} */
    default String word() {
        return switch (this) {
            case Listed _ -> "listed";
            case Waiting _ -> "waiting";
            case Read _ -> "read";
            case Unavailable _ -> "unavailable";
            case Excluded _ -> "excluded";
        };
    }
}
