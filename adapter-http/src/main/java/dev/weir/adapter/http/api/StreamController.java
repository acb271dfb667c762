package dev.weir.adapter.http.api;

import dev.weir.ports.driving.AskedWronglyException;
import dev.weir.ports.driving.WatchChanges.Hint;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.sse.Event;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.reactivestreams.Publisher;

/** Tells whoever listens that something changed. */
@Controller("/api/v1/stream")
@Tag(name = "stream")
final class StreamController {

    private final ChangeFeed feed;

    StreamController(ChangeFeed feed) {
        this.feed = feed;
    }

    /** What changed; hints, never whole things. Empty when a stream begins: then it only tells where it stands. */
    @Serdeable
    record ChangesView(List<HintView> hints) {}

    /** Something changed in a workspace: a run, an asset of it, or, when both are null, anything. */
    @Serdeable
    record HintView(String workspace, Optional<String> runId, Optional<String> asset) {
        static HintView of(Hint hint) {
            return new HintView(hint.workspace().value(), hint.run(), hint.asset());
        }
    }

    /** Server-sent events. Each id is a position of the log; whoever comes back with it misses nothing. */
    @Get
    @Produces(MediaType.TEXT_EVENT_STREAM)
    @Parameter(
            name = "Last-Event-ID",
            in = ParameterIn.HEADER,
            description = "the id of the last event that was received")
    Publisher<Event<ChangesView>> stream(HttpRequest<?> request) {
        var caller = Caller.of(request);
        var last = Optional.ofNullable(request.getHeaders().get("Last-Event-ID"))
                .filter(it -> !it.isBlank())
                .map(it -> Asked.number("Last-Event-ID", it));
        last.filter(it -> it < 0).ifPresent(it -> {
            throw new AskedWronglyException("Last-Event-ID is %d, must not be negative".formatted(it));
        });
        return feed.from(last)
                .map(it -> Event.of(new ChangesView(it.hints().stream()
                                .filter(hint -> caller.sees(hint.workspace()))
                                .map(HintView::of)
                                .toList()))
                        .id(Long.toString(it.position()))
                        .name("changes"));
    }
}
