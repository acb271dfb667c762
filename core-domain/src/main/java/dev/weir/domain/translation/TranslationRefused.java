package dev.weir.domain.translation;

/** What a node says of itself, or what a rule makes of it, cannot be: the message names the node, the place and the reason. */
public final class TranslationRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String uniqueId;

    public TranslationRefused(String uniqueId, String reason) {
        super("%s: %s".formatted(uniqueId, reason));
        this.uniqueId = uniqueId;
    }

    /** {@return dbt's id of the node} */
    public String uniqueId() {
        return uniqueId;
    }
}
