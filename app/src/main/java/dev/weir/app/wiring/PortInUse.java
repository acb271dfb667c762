package dev.weir.app.wiring;

import java.io.Serial;

/** Somebody else listens on a port that was to be ours. */
public final class PortInUse extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    PortInUse(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
