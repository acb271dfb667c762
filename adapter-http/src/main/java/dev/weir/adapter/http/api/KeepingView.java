package dev.weir.adapter.http.api;

import dev.weir.domain.event.Keeping;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a run has come with us.
 *
 * @param state listed, waiting, read, unavailable, excluded
 * @param reason why it waits or is unavailable, or the rule that excludes it
 * @param until of a waiting one: when it is looked at again
 * @param at when it was read or given up
 */
@Serdeable
record KeepingView(String state, Optional<String> reason, Optional<Instant> until, Optional<Instant> at) {

    static KeepingView of(Keeping keeping) {
        var word = keeping.word();
        return switch (keeping) {
            case Keeping.Listed _ -> new KeepingView(word, Optional.empty(), Optional.empty(), Optional.empty());
            case Keeping.Waiting(var until, var _, var reason) ->
                new KeepingView(word, Optional.of(reason), Optional.of(until), Optional.empty());
            case Keeping.Read(var at) -> new KeepingView(word, Optional.empty(), Optional.empty(), Optional.of(at));
            case Keeping.Unavailable(var at, var reason) ->
                new KeepingView(word, Optional.of(reason), Optional.empty(), Optional.of(at));
            case Keeping.Excluded(var rule) ->
                new KeepingView(word, Optional.of(rule), Optional.empty(), Optional.empty());
        };
    }
}
