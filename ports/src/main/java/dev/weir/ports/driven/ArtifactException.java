package dev.weir.ports.driven;

import dev.weir.domain.fault.Fault;

/** A file of dbt could not be read: cut off, not JSON, or not what it should be. */
public final class ArtifactException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    public ArtifactException(Fault fault) {
        super(fault.sentence());
        this.fault = fault;
    }

    public ArtifactException(Fault fault, Throwable cause) {
        super(fault.sentence(), cause);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
