package dev.weir.ports.driven;

import dev.weir.domain.fault.Fault;
import dev.weir.domain.fault.FaultException;

/** A file of dbt could not be read: cut off, not JSON, or not what it should be. */
public final class ArtifactException extends FaultException {

    private static final long serialVersionUID = 1L;

    public ArtifactException(Fault fault) {
        super(fault);
    }

    public ArtifactException(Fault fault, Throwable cause) {
        super(fault, cause);
    }
}
