package dev.weir.ports.driven;

import java.time.Instant;

/**
 * The removal of what was kept long enough. Each call removes at most one batch in one transaction, and says how many rows; what was
 * removed is not read again. The latest event of each node is never removed. Throws {@link StorageException} as the log does.
 */
public interface Upkeep {

    /** Removes runs created before a time, with everything of them. */
    int removeRuns(Instant createdBefore, int most);

    /** Removes the readings of runs created before a time, with their events and logs; the runs' rows stay. */
    int removeResults(Instant createdBefore, int most);

    /** Removes the kept logs of runs created before a time. */
    int removeLogs(Instant createdBefore, int most);

    /** Removes ticks from before a time, but for each loop's last. */
    int removeTicks(Instant before, int most);
}
