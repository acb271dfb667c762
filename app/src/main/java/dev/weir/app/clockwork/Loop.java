package dev.weir.app.clockwork;

import dev.weir.domain.tick.TickOutcome;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Something that is done again and again.
 *
 * @param name as it is kept with its ticks, for instance {@code poll/shop}
 * @param every from the beginning of one turn to that of the next, at least a millisecond; a longer turn delays the next
 * @param says what its lines in the log are about: {@code workspace} and the like
 * @param turn one turn
 */
public record Loop(String name, Duration every, Map<String, String> says, Supplier<TickOutcome> turn) {

    public Loop {
        if (every.toMillis() < 1) {
            throw new IllegalArgumentException("%s runs every %s, must be at least 1 ms".formatted(name, every));
        }
        says = Map.copyOf(says);
    }
}
