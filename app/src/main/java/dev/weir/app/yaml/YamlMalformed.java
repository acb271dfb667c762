package dev.weir.app.yaml;

import dev.weir.domain.value.Place;
import java.io.Serial;

/** A text that is no YAML, or YAML that cannot be a tree. The message begins with the place. */
public final class YamlMalformed extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Place place;

    public YamlMalformed(Place place, String sentence) {
        super(place + ": " + sentence);
        this.place = place;
    }

    public Place place() {
        return place;
    }
}
