package dev.weir.adapter.http.api;

/** There is nothing of this name; the message says what was looked for. */
final class NotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotFoundException(String message) {
        super(message);
    }
}
