package dev.weir.domain.command;

import java.io.Serial;

/** A command line that dbt would not take. The message says what is wrong with it. */
public final class CommandRefused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    CommandRefused(String sentence) {
        super(sentence);
    }

    /** {@return what is wrong, in a sentence without its full stop} */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
