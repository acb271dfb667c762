package dev.weir.ports.driving;

import java.util.Optional;

/** What was asked cannot be answered as it was asked; the message says why and what is meant instead, for whoever asked. */
public final class AskedWronglyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Optional<Integer> position;

    public AskedWronglyException(String message) {
        super(message);
        this.position = Optional.empty();
    }

    /** A fault in a text, at {@code position}, counted from 1. */
    public AskedWronglyException(String message, int position) {
        super(message);
        this.position = Optional.of(position);
    }

    /** {@return where in the text the fault is, counted from 1, if it was in a text} */
    public Optional<Integer> position() {
        return position;
    }
}
