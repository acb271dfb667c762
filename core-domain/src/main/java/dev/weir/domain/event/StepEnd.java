package dev.weir.domain.event;

/** What the log of a step that failed says of its end: whether it came to write what became of its nodes. */
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
