package dev.weir.adapter.dbtcloud.sandbox;

import java.time.Instant;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is true of a run's step at one time.
 *
 * @param index counted from 1, clone and profile included
 * @param command dbt's command line, or null where the step has none
 * @param log the console's text so far
 * @param target what lies in the target folder after it, files of earlier steps included; empty until it was uploaded
 */
record StepState(
        int index,
        String name,
        @Nullable String command,
        int status,
        @Nullable Instant started,
        @Nullable Instant finished,
        Supplier<String> log,
        Supplier<SortedMap<String, FileContent>> target) {

    /** Steps have ids of their own; a run has fewer than this many. */
    static final long STEPS_PER_RUN = 64;

    static long id(long run, int index) {
        return run * STEPS_PER_RUN + index;
    }
}
