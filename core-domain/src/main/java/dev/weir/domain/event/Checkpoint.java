package dev.weir.domain.event;

import dev.weir.domain.run.RunId;
import java.time.Instant;
import java.util.Optional;

/**
 * How far one reader of a workspace has read. Times are dbt Cloud's.
 *
 * @param version grows by one with every record; who writes names the one that it read
 * @param newest the highest run id met; empty before the first
 * @param sweptUpTo up to when ended runs were swept as a check; for the backfill: how far back it has listed
 * @param done only for the backfill: whether it has listed all that it should
 */
public record Checkpoint(Lane lane, long version, Optional<RunId> newest, Optional<Instant> sweptUpTo, Progress done) {

    /** Whether a backfill has listed all that it should. The live reader is never done. */
    public enum Progress {
        GOING_ON,
        DONE
    }

    /** The checkpoint before the first record. */
    public static Checkpoint start(Lane lane) {
        return new Checkpoint(lane, 0, Optional.empty(), Optional.empty(), Progress.GOING_ON);
    }
}
