package dev.weir.adapter.http.api;

import dev.weir.domain.tick.Tick;
import dev.weir.domain.tick.TickOutcome;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Optional;

/**
 * One turn of a loop.
 *
 * @param outcome advanced, idle, deferred, failed
 * @param said what came of it, in a sentence
 * @param until of a deferred one: not before
 */
@Serdeable
record TickView(String loop, Instant at, double tookSeconds, String outcome, String said, Optional<Instant> until) {

    static TickView of(Tick tick) {
        var outcome = tick.outcome();
        return new TickView(
                tick.loop(),
                tick.at(),
                tick.took().toMillis() / 1000.0,
                outcome.word(),
                outcome.sentence(),
                outcome instanceof TickOutcome.Deferred(var until, var _) ? Optional.of(until) : Optional.empty());
    }
}
