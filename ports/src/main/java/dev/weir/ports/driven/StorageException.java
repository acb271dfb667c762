package dev.weir.ports.driven;

import dev.weir.domain.fault.Fault;
import dev.weir.domain.fault.FaultException;

/** The store could not be reached, or does not hold what it must. Nothing was changed. */
public final class StorageException extends FaultException {

    private static final long serialVersionUID = 1L;

    public StorageException(Fault fault) {
        super(fault);
    }

    public StorageException(Fault fault, Throwable cause) {
        super(fault, cause);
    }
}
