package dev.weir.domain.run;

import java.util.List;
import java.util.Optional;

/**
 * Who or what started a run, and what was asked for in place of the job's own settings.
 *
 * @param category dbt Cloud's own word: api, ci, scheduled, ui, rerun, job completion, merge …
 * @param cause the text that came with the trigger
 * @param pullRequest the number of the pull or merge request that a CI run belongs to
 */
public record StartedBy(
        Optional<String> category, Optional<String> cause, Optional<Long> pullRequest, Overrides overrides) {

    /** Nothing is known of it. */
    public static final StartedBy UNKNOWN =
            new StartedBy(Optional.empty(), Optional.empty(), Optional.empty(), Overrides.NONE);

    /** What the trigger set in place of the job's own settings; empty where the job's own held. */
    public record Overrides(
            Optional<String> branch, Optional<String> schema, Optional<String> target, List<String> steps) {

        /** The job's own settings held. */
        public static final Overrides NONE =
                new Overrides(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

        public Overrides {
            steps = List.copyOf(steps);
        }
    }
}
