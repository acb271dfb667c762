package dev.weir.domain.automation;

/**
 * Stored memory of conditions cannot be read. It is never taken for an empty one: that would forget what was handled already and
 * what is still to be done.
 */
public final class UnreadableMemory extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreadableMemory(String what) {
        super(message(what));
    }

    UnreadableMemory(String what, Throwable cause) {
        super(message(what), cause);
    }

    private static String message(String what) {
        return "the memory of conditions cannot be read: %s. Nothing was evaluated; restore it, or remove it on purpose to begin anew"
                .formatted(what);
    }
}
