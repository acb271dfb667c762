package dev.weir.adapter.dbtcloud.client;

import dev.weir.domain.fault.Fault;

/** One try to ask did not go well. */
final class AnswerFailed extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Fault fault;
    private final transient Again again;

    /** Whether the same question may go well when it is asked again. */
    enum Again {
        /** It is of no use. */
        NEVER,
        /** After a pause. */
        LATER,
        /** When the account is open again: the budget knows. */
        WHEN_OPEN,
        /** With another token, if there is one by now. */
        WITH_ANOTHER_TOKEN
    }

    AnswerFailed(Fault fault, Again again) {
        super(fault.sentence());
        this.fault = fault;
        this.again = again;
    }

    AnswerFailed(Fault fault, Again again, Throwable cause) {
        super(fault.sentence(), cause);
        this.fault = fault;
        this.again = again;
    }

    Fault fault() {
        return fault;
    }

    Again again() {
        return again;
    }
}
