package dev.weir.adapter.http.api;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;

/** Makes a problem of every failure that the server itself meets: no such path, wrong method, a body that is no JSON. */
@Singleton
@Primary
final class ProblemResponses implements ErrorResponseProcessor<Problem> {

    @Override
    public MutableHttpResponse<Problem> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        var status = HttpStatus.valueOf(response.code());
        var said = context.getErrors().stream()
                .map(error -> error.getMessage())
                .distinct()
                .collect(Collectors.joining("; "));
        // What goes wrong inside is for the log, not for whoever called.
        var detail = status.getCode() >= 500
                ? "Weir could not answer. Its log says why."
                : status == HttpStatus.NOT_FOUND
                        ? "There is nothing at %s."
                                .formatted(context.getRequest().getPath())
                        : said;
        return response.contentType(Problem.MEDIA).body(Problem.of(status, detail));
    }
}
