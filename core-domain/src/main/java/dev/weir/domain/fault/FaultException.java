package dev.weir.domain.fault;

/** Thrown where a fault leaves nothing to go on with; whoever answers for it tells the fault's sentence. */
public abstract class FaultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    protected FaultException(Fault fault) {
        super(fault.sentence());
        this.fault = fault;
    }

    protected FaultException(Fault fault, Throwable cause) {
        super(fault.sentence(), cause);
        this.fault = fault;
    }

    /** {@return what went wrong} */
    public Fault fault() {
        return fault;
    }
}
