package dev.weir.app.command;

import java.io.Serial;

/** Ends a command: its sentence is said to the person, without a stack trace, and the process ends with {@code exit}. */
public final class CommandFailed extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Exit exit;

    public CommandFailed(Exit exit, String sentence) {
        super(sentence);
        this.exit = exit;
    }

    public Exit exit() {
        return exit;
    }

    /** {@return the sentence for the person} */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
