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

    /**
     * It has ended and could not be read so far, or goes on and is not known to dbt Cloud at the moment; it is looked at again from
     * {@code until} on. {@code attempts} counts from 1. What goes on is listed again when it shows.
     */
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

    /** {@return whether it is no longer looked for: it was read, or given up} */
    default boolean settled() {
        return switch (this) {
            case Read _, Unavailable _ -> true;
            case Listed _, Waiting _, Excluded _ -> false;
        };
    }

    /**
     * {@return the one of both that is further on its way, as the picture shows it; of two that are equally far, {@code later}} Only a
     * reading leads out of what a rule excludes.
     */
    default Keeping orBetter(Keeping later) {
        var better = switch (this) {
            case Listed _ -> true;
            case Waiting(var _, var attempts, var _) ->
                switch (later) {
                    case Listed _ -> false;
                    case Waiting(var _, var next, var _) -> next >= attempts;
                    case Read _, Unavailable _, Excluded _ -> true;
                };
            case Unavailable _ -> later instanceof Unavailable || later instanceof Read;
            case Excluded _ -> later instanceof Excluded || later instanceof Read;
            case Read _ -> later instanceof Read;
        };
        return better ? later : this;
    }
}
