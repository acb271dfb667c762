package dev.weir.ports.driven;

import dev.weir.domain.fault.Fault;
import dev.weir.domain.fault.FaultException;

/** dbt Cloud could not be asked, or its answer could not be used. The message is the fault's sentence and holds no token. */
public final class DbtCloudException extends FaultException {

    private static final long serialVersionUID = 1L;

    public DbtCloudException(Fault fault) {
        super(fault);
    }

    public DbtCloudException(Fault fault, Throwable cause) {
        super(fault, cause);
    }
}
