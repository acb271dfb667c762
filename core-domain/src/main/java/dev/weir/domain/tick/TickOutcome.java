package dev.weir.domain.tick;

import dev.weir.domain.fault.Fault;
import java.time.Instant;

/** What came of one turn of a loop: the same four for every loop. Closed by nature. */
public sealed interface TickOutcome {

    /** Something was done; {@code what} says it in a sentence. */
    record Advanced(String what) implements TickOutcome {}

    /** There was nothing to do. */
    record Idle() implements TickOutcome {}

    /** It could not be now, for a reason that passes by itself; not before {@code until}. */
    record Deferred(Instant until, String reason) implements TickOutcome {}

    /** It went wrong, and nothing was changed. */
    record Failed(Fault fault) implements TickOutcome {}

    /** {@return the word of it: advanced, idle, deferred, failed} */
    default String word() {
        return switch (this) {
            case Advanced _ -> "advanced";
            case Idle _ -> "idle";
            case Deferred _ -> "deferred";
            case Failed _ -> "failed";
        };
    }

    /** {@return the sentence of it, for people} */
    default String sentence() {
        return switch (this) {
            case Advanced(var what) -> what;
            case Idle _ -> "nothing to do";
            case Deferred(var _, var reason) -> reason;
            case Failed(var fault) -> fault.sentence();
        };
    }
}
