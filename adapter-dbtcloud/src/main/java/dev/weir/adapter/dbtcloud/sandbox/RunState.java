package dev.weir.adapter.dbtcloud.sandbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is true of a run at one time: all that an answer of the API is made of. */
record RunState(
        long id,
        Place place,
        int status,
        @Nullable String message,
        Trigger trigger,
        Code code,
        Times times,
        List<StepState> steps,
        boolean artifactsSaved,
        boolean hasDocs,
        boolean hasSources,
        List<Long> blockedBy,
        @Nullable Long retries,
        @Nullable String cancelledBy) {

    static final int QUEUED = 1;
    static final int STARTING = 2;
    static final int RUNNING = 3;
    static final int SUCCESS = 10;
    static final int ERROR = 20;
    static final int CANCELLED = 30;

    RunState {
        steps = List.copyOf(steps);
        blockedBy = List.copyOf(blockedBy);
    }

    boolean complete() {
        return times.finished() != null;
    }

    /** Where the run belongs. */
    record Place(long job, long project, long environment) {}

    /** Which code it runs; the commit is null until it was cloned. */
    record Code(
            String dbtVersion,
            @Nullable String branch,
            @Nullable String commit) {}

    /** When what happened; null is not yet, or never. */
    record Times(
            Instant created,
            @Nullable Instant dequeued,
            @Nullable Instant started,
            @Nullable Instant finished) {}

    /** {@return dbt Cloud's word for a status} */
    static String word(int status) {
        return switch (status) {
            case QUEUED -> "Queued";
            case STARTING -> "Starting";
            case RUNNING -> "Running";
            case SUCCESS -> "Success";
            case ERROR -> "Error";
            case CANCELLED -> "Cancelled";
            default -> "Status " + status;
        };
    }
}
