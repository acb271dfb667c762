package dev.weir.domain.run;

import dev.weir.domain.workspace.JobId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Which runs are asked for; what is empty does not matter.
 *
 * @param statuses words of {@link RunStatus}
 * @param keepings words of how far a run has come with us: listed, waiting, read, unavailable, excluded
 * @param category dbt Cloud's word for what started it
 * @param from created at or after, by dbt Cloud's clock
 * @param to created before
 */
public record RunFilter(
        List<String> statuses,
        List<String> keepings,
        Optional<JobId> job,
        Optional<String> category,
        Optional<Instant> from,
        Optional<Instant> to) {

    /** All of them. */
    public static final RunFilter ALL =
            new RunFilter(List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public RunFilter {
        statuses = List.copyOf(statuses);
        keepings = List.copyOf(keepings);
    }

    /** {@return a filter for runs with any of these statuses} */
    public static RunFilter withStatus(Collection<String> words) {
        return new RunFilter(
                List.copyOf(words), List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
