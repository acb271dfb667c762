package dev.weir.ports.driven;

import dev.weir.domain.fault.Fault;

/** dbt Cloud could not be asked, or its answer could not be used. The message is the fault's sentence and holds no token. */
public final class DbtCloudException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    public DbtCloudException(Fault fault) {
        super(fault.sentence());
        this.fault = fault;
    }

    public DbtCloudException(Fault fault, Throwable cause) {
        super(fault.sentence(), cause);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
