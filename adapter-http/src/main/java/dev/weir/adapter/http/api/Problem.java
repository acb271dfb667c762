package dev.weir.adapter.http.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpResponseFactory;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;

/**
 * What went wrong with a call, as RFC 9457 has it.
 *
 * @param type always {@code about:blank}: the status says what kind it is
 * @param detail a sentence for a person, which says how to mend it
 * @param position where in the selection the fault is, counted from 1
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Problem(String type, String title, int status, String detail, Optional<Integer> position) {

    static final MediaType MEDIA = MediaType.of("application/problem+json");

    static Problem of(HttpStatus status, String detail) {
        return new Problem("about:blank", status.getReason(), status.getCode(), detail, Optional.empty());
    }

    Problem at(Optional<Integer> place) {
        return new Problem(type, title, status, detail, place);
    }

    MutableHttpResponse<Problem> response() {
        return HttpResponseFactory.INSTANCE
                .<Problem>status(HttpStatus.valueOf(status))
                .contentType(MEDIA)
                .body(this);
    }

    static HttpResponse<Problem> response(HttpStatus status, String detail) {
        return of(status, detail).response();
    }
}
