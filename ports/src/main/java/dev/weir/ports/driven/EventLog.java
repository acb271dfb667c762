package dev.weir.ports.driven;

import dev.weir.domain.event.Checkpoint;
import dev.weir.domain.event.KeptRun;
import dev.weir.domain.event.Lane;
import dev.weir.domain.event.Logged;
import dev.weir.domain.event.Observation;
import dev.weir.domain.run.RunId;
import dev.weir.domain.value.WorkspaceName;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where what was observed is kept: one row for every run, one event for every row of results, and the readers' places.
 * {@link #record} is one transaction and safe beside other nodes on the same store. When the store cannot be reached or does not
 * hold what it must, any method throws {@link StorageException}; a checkpoint that cannot be read is never taken for none.
 */
public interface EventLog {

    /**
     * Records what a reader has found and moves it on. Known events are ignored, so a repetition changes nothing but the
     * checkpoint; if the reader's checkpoint is not at the version that the observation is based on, nothing is written. Positions
     * are handed out in the order of commits.
     *
     * <p>A run that is seen again is kept as {@link KeptRun#seenAgain} says. A reading takes the place of the run's earlier one as a
     * whole: events that say the same stay where they are in the log, those that say something else or that are new are appended, and
     * those that it no longer holds count for nothing from then on. Appended is news only what the live reader met for the first time,
     * of a run that was not read or given up before. Runs and results that {@link Upkeep} has removed are ignored.
     *
     * @throws IllegalArgumentException if a reading is of a run that neither has a row nor is among the observation's runs
     */
    Recorded record(Observation found);

    /** What came of a record. Closed by nature. */
    sealed interface Recorded {
        /** It stands. {@code events} is the number of those that were new, {@code head} the log's last position. */
        record Appended(int events, long head) implements Recorded {}

        /** Somebody else has moved the reader on to {@code version}; nothing was written. */
        record Overtaken(long version) implements Recorded {}
    }

    /** Where a reader stands; empty before its first record. */
    Optional<Checkpoint> checkpoint(WorkspaceName workspace, Lane lane);

    /** The runs that have not ended as far as we know, oldest first, excluded ones too; none that were given up as unavailable. */
    List<KeptRun> open(WorkspaceName workspace);

    /**
     * The runs of this lane that have ended and are to be read now: listed, or waiting until a time that is not after {@code now};
     * newest first, at most {@code most}.
     */
    List<KeptRun> due(WorkspaceName workspace, Lane lane, Instant now, int most);

    /** When a run was created, by dbt Cloud's clock; empty if it was never met. */
    Optional<Instant> createdAt(WorkspaceName workspace, RunId run);

    /** The highest id of a run that was created before {@code created}, by dbt Cloud's clock. */
    Optional<RunId> newestCreatedBefore(WorkspaceName workspace, Instant created);

    /** Those of these runs that have a row. */
    Set<RunId> known(WorkspaceName workspace, Collection<RunId> runs);

    /**
     * The log's last position; 0 before the first. It grows with every record that changed a run or its reading, also where there was
     * no new event, and stays where only a checkpoint was moved on.
     */
    long head();

    /**
     * The events after {@code position} in the order of the log, of all workspaces, at most {@code most}. What was corrected since is
     * still among them, so that every reader sees the same, however late it comes.
     */
    List<Logged> since(long position, int most);

    /** The runs that changed after {@code position}, each at its last change, in the order of these, at most {@code most}. */
    List<Moved> moved(long position, int most);

    /** A run that changed, or whose reading did, and the position of the log at which the change stands. */
    record Moved(long position, WorkspaceName workspace, RunId run) {}
}
