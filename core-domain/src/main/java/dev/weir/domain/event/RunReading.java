package dev.weir.domain.event;

import dev.weir.domain.asset.ManifestHash;
import dev.weir.domain.run.RunId;
import dev.weir.domain.value.Loss;
import java.util.List;
import java.util.Optional;

/**
 * Everything that was read of one run. A better reading later takes its place as a whole.
 *
 * @param manifest the version that the results were read against, if there was one
 * @param events in the order in which they happened
 * @param losses what could not be understood, counted, so that it is shown and not lost in silence
 */
public record RunReading(
        RunId run,
        Optional<ManifestHash> manifest,
        List<StepReading> steps,
        List<AssetEvent> events,
        List<Loss> losses,
        List<StepLog> logs) {

    public RunReading {
        steps = List.copyOf(steps);
        events = List.copyOf(events);
        losses = List.copyOf(losses);
        logs = List.copyOf(logs);
    }

    /** What was read of one step. {@code said} is a sentence for people: how many rows, or why none. */
    public record StepReading(int step, Optional<String> invocation, int rows, String said) {}

    /** The console text of a step, kept for steps that failed. */
    public record StepLog(int step, String text) {}
}
