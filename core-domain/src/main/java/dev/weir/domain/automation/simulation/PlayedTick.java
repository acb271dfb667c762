package dev.weir.domain.automation.simulation;

import dev.weir.domain.automation.Evaluation;
import java.time.Instant;
import java.util.List;

/**
 * One tick of a scenario.
 *
 * @param conditioned the assets and checks that bore a condition then
 */
public record PlayedTick(Instant at, Evaluation evaluation, RequestedRun run, List<String> conditioned) {
    public PlayedTick {
        conditioned = List.copyOf(conditioned);
    }
}
