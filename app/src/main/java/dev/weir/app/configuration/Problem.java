package dev.weir.app.configuration;

import dev.weir.domain.value.Place;

/** One thing that is wrong with the configuration: where, and in a sentence what, what is allowed, and what was probably meant. */
public record Problem(Place place, String sentence) {

    @Override
    public String toString() {
        return place.source().isEmpty() ? sentence : place + ": " + sentence;
    }
}
