package dev.weir.domain.event;

import dev.weir.domain.run.Run;
import dev.weir.domain.run.RunStep;
import java.util.List;

/**
 * A run with how far it has come with us.
 *
 * @param lane who met it
 * @param steps as last seen; empty until they were asked for
 * @param preview what the log of the step at work says; only while the run goes on
 */
public record KeptRun(Run run, List<RunStep> steps, Lane lane, Keeping keeping, List<NodePreview> preview) {

    public KeptRun {
        steps = List.copyOf(steps);
        preview = List.copyOf(preview);
    }

    /** A run that was just met. */
    public static KeptRun met(Run run, Lane lane) {
        return new KeptRun(run, List.of(), lane, new Keeping.Listed(), List.of());
    }

    /** {@return the same run, kept otherwise} */
    public KeptRun keptAs(Keeping other) {
        return new KeptRun(run, steps, lane, other, preview);
    }

    /**
     * What a line of a running step's log says of a node: not a fact, and replaced by the results.
     *
     * @param name as the log prints it
     * @param outcome the log's word in small letters: start, ok, error, skip, pass, warn, fail …
     */
    public record NodePreview(String name, String outcome) {}
}
