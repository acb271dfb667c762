package dev.weir.app.command;

/** The exit codes that scripts rely on. */
public enum Exit {
    /** Done. */
    DONE(0),
    /** Done, and the answer is no: a failed run, a rejected configuration, a refused case. */
    NO(1),
    /** Used wrongly. */
    USED_WRONGLY(2),
    /** Something outside could not be reached, or refused. */
    OUTSIDE(3),
    /** Still going; its id is on standard output. */
    STILL_GOING(4),
    /** Interrupted by a person. */
    INTERRUPTED(130);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
