package dev.weir.domain.event;

/** Which of a workspace's two readers: the one of what happens, and the one of what happened before Weir came. */
public enum Lane {
    LIVE,
    BACKFILL;

    /** {@return the word of it, as it is stored} */
    public String word() {
        return switch (this) {
            case LIVE -> "live";
            case BACKFILL -> "backfill";
        };
    }
}
