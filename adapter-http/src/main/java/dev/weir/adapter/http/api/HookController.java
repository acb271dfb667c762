package dev.weir.adapter.http.api;

import dev.weir.ports.driving.TakeHint;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** dbt Cloud's webhooks. All that one does is bring the next poll forward. */
@Controller("/hooks")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "webhooks")
final class HookController {

    private final TakeHint hints;

    HookController(TakeHint hints) {
        this.hints = hints;
    }

    /** Takes a webhook: its signature is checked, a repeat is dropped, and it is answered at once. */
    @Post("/{workspace}")
    @Consumes(MediaType.ALL)
    HttpResponse<?> take(HttpRequest<?> request, String workspace, @Body byte @Nullable [] body) {
        var signature = Optional.ofNullable(request.getHeaders().get(HttpHeaders.AUTHORIZATION))
                .orElse("");
        return switch (hints.take(Asked.workspace(workspace), signature, body == null ? new byte[0] : body)) {
            case HEEDED, REPEATED -> HttpResponse.noContent();
            case REFUSED ->
                Problem.response(
                        HttpStatus.UNAUTHORIZED,
                        "The signature is not right, or no secret is configured for this workspace.");
            case UNKNOWN -> Problem.response(HttpStatus.NOT_FOUND, "No workspace is named %s.".formatted(workspace));
        };
    }
}
