package dev.weir.domain.selection;

/** A selection is refused, while it is read or while it is evaluated. */
public final class SelectionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public SelectionException(Refusal refusal) {
        super(refusal.sentence());
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
