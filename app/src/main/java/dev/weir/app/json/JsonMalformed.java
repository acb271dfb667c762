package dev.weir.app.json;

import dev.weir.domain.value.Place;

/** A text is no JSON: where, and why. */
public final class JsonMalformed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public JsonMalformed(Place place, String reason) {
        super("%s: this is not JSON: %s".formatted(place, reason));
    }
}
