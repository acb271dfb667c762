package dev.weir.domain.event;

/** How a step that need not have left a file ended, as its log says: whether it came to write what became of its nodes. */
public enum StepEnd {
    /** It summed up, and so it has left a file. */
    DONE,
    /** It ended before its nodes did, as one that cannot read the project does. */
    STOPPED,
    /** It says neither, or there is no log. */
    UNTOLD;

    /** The last line of a dbt command that ran nodes, since 0.x. */
    private static final String SUM = "Done. PASS=";

    private static final String STOPPED_BY = "Encountered an error";

    /** {@return what the log says; an empty one says nothing} */
    public static StepEnd of(String log) {
        return log.contains(SUM) ? DONE : log.contains(STOPPED_BY) ? STOPPED : UNTOLD;
    }
}
