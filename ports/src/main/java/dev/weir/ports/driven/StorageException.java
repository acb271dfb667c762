package dev.weir.ports.driven;

import dev.weir.domain.fault.Fault;

/** The store could not be reached, or does not hold what it must. Nothing was changed. */
public final class StorageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    public StorageException(Fault fault) {
        super(fault.sentence());
        this.fault = fault;
    }

    public StorageException(Fault fault, Throwable cause) {
        super(fault.sentence(), cause);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
