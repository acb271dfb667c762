package dev.weir.ports.driving;

/** What is asked for lies at dbt Cloud alone, which does not tell it now; the message says why, in a sentence. */
public final class NotToldException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotToldException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
