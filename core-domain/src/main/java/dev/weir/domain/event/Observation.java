package dev.weir.domain.event;

import dev.weir.domain.value.WorkspaceName;
import java.time.Instant;
import java.util.List;

/**
 * What one turn of a reader has found: it stands or falls together.
 *
 * @param basedOn the version of the reader's checkpoint that this was found from
 * @param next the checkpoint afterwards; its version is given by the log
 * @param runs runs met, seen again, read or given up; an older sight of a run never replaces a newer one
 * @param readings what was read of runs; a run that was read before is corrected as a whole, unless nothing changed
 * @param at by our clock
 */
public record Observation(
        WorkspaceName workspace,
        long basedOn,
        Checkpoint next,
        List<KeptRun> runs,
        List<RunReading> readings,
        Instant at) {

    public Observation {
        runs = List.copyOf(runs);
        readings = List.copyOf(readings);
    }
}
