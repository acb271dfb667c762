package dev.weir.adapter.persistence;

import dev.weir.domain.fault.Fault;
import dev.weir.domain.tick.TickOutcome;
import java.util.Optional;

/** What came of a tick as the body of its row. */
final class TickCodec {

    private TickCodec() {}

    static String write(TickOutcome outcome) {
        var body = Writing.kind(outcome.word());
        switch (outcome) {
            case TickOutcome.Advanced(var what) -> body.text("what", what);
            case TickOutcome.Idle _ -> {}
            case TickOutcome.Deferred(var until, var reason) ->
                body.time("until", until).text("reason", reason);
            case TickOutcome.Failed(var fault) ->
                body.text("fault", word(fault))
                        .text("sentence", fault.sentence())
                        .time(
                                "until",
                                fault instanceof Fault.Throttled throttled
                                        ? Optional.of(throttled.until())
                                        : Optional.empty());
        }
        return body.toString();
    }

    static TickOutcome read(String place, String body) {
        return Stored.read(place, body).made(stored -> switch (stored.kind()) {
            case "advanced" -> new TickOutcome.Advanced(stored.text("what"));
            case "idle" -> new TickOutcome.Idle();
            case "deferred" -> new TickOutcome.Deferred(stored.time("until"), stored.text("reason"));
            case "failed" -> new TickOutcome.Failed(fault(stored));
            default -> throw stored.unknown("outcome", stored.kind());
        });
    }

    private static String word(Fault fault) {
        return switch (fault) {
            case Fault.Unauthorised _ -> "unauthorised";
            case Fault.Forbidden _ -> "forbidden";
            case Fault.Missing _ -> "missing";
            case Fault.Throttled _ -> "throttled";
            case Fault.Unavailable _ -> "unavailable";
            case Fault.Refused _ -> "refused";
            case Fault.Malformed _ -> "malformed";
            case Fault.Damaged _ -> "damaged";
        };
    }

    private static Fault fault(Stored stored) {
        var sentence = stored.text("sentence");
        return switch (stored.text("fault")) {
            case "unauthorised" -> new Fault.Unauthorised(sentence);
            case "forbidden" -> new Fault.Forbidden(sentence);
            case "missing" -> new Fault.Missing(sentence);
            case "throttled" -> new Fault.Throttled(stored.time("until"), sentence);
            case "unavailable" -> new Fault.Unavailable(sentence);
            case "refused" -> new Fault.Refused(sentence);
            case "malformed" -> new Fault.Malformed(sentence);
            case "damaged" -> new Fault.Damaged(sentence);
            default -> throw stored.unknown("fault", stored.text("fault"));
        };
    }
}
