package dev.weir.domain.run;

import java.time.Instant;
import java.util.Optional;

/**
 * One step of a run, as dbt Cloud counts them.
 *
 * @param index from 1, clone and profile steps included; what an artifact is asked for by
 * @param name dbt Cloud's text, for people
 * @param command the dbt command line, empty for steps that call no dbt
 */
public record RunStep(
        int index,
        String name,
        Optional<String> command,
        RunStatus status,
        Optional<Instant> started,
        Optional<Instant> finished) {

    public RunStep {
        if (index < 1) {
            throw new IllegalArgumentException("step %d: steps are counted from 1".formatted(index));
        }
    }
}
