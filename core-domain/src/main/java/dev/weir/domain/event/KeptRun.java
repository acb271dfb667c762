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
     * {@return what is known of the run once it has been seen again} An older sight never replaces a newer one: a run does not go back
     * in its life, nor in how far it has come with us. What a sight leaves open stays as it was known. The lane is the first one's.
     */
    public KeptRun seenAgain(KeptRun sight) {
        var newer = Sight.isNotOlder(sight.run, run);
        var known = newer ? Sight.filledUp(sight.run, run) : run;
        var seenSteps = (newer && !sight.steps.isEmpty()) || steps.isEmpty() ? sight.steps : steps;
        var seenPreview = newer ? sight.preview : preview;
        return new KeptRun(known, seenSteps, lane, keepingAfter(sight), known.ended() ? List.of() : seenPreview);
    }

    /** What goes on waits only while dbt Cloud does not know it; listed again, it is followed again. */
    private Keeping keepingAfter(KeptRun sight) {
        boolean foundAgain =
                !run.ended() && keeping instanceof Keeping.Waiting && sight.keeping instanceof Keeping.Listed;
        return foundAgain ? sight.keeping : keeping.orBetter(sight.keeping);
    }

    /**
     * What a line of a running step's log says of a node: not a fact, and replaced by the results.
     *
     * @param name as the log prints it
     * @param outcome the log's word in small letters: start, ok, error, skip, pass, warn, fail …
     */
    public record NodePreview(String name, String outcome) {}
}
