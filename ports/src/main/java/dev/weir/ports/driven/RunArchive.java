package dev.weir.ports.driven;

import dev.weir.domain.event.KeptRun;
import dev.weir.domain.event.Logged;
import dev.weir.domain.event.RunReading;
import dev.weir.domain.run.RunFilter;
import dev.weir.domain.run.RunId;
import dev.weir.domain.value.Slice;
import dev.weir.domain.value.WorkspaceName;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every question about what was recorded. Reads only; throws {@link StorageException} as the log does, and
 * {@link IllegalArgumentException} for a cursor that no answer has given.
 */
public interface RunArchive {

    /** The latest event of every node, by the time at which it happened, of those that count for production. */
    Map<String, Logged> latest(WorkspaceName workspace);

    /** Everything that happened to a node, newest first; for a node with checks, the checks have histories of their own. */
    Slice<Logged> history(WorkspaceName workspace, String node, Slice.Request part);

    /** The newest {@code most} events of each of these nodes, newest first. */
    Map<String, List<Logged>> recent(WorkspaceName workspace, Collection<String> nodes, int most);

    /** The newest event of a node that tells what the warehouse holds of it, however much else has happened since. */
    Optional<Logged> described(WorkspaceName workspace, String node);

    /** Runs, newest first. */
    Slice<KeptRun> runs(WorkspaceName workspace, RunFilter filter, Slice.Request part);

    /** One run. */
    Optional<KeptRun> run(WorkspaceName workspace, RunId id);

    /** The latest reading of a run: its steps, events in their order, losses and kept logs; empty while it was not read, and again once it was removed. */
    Optional<RunReading> reading(WorkspaceName workspace, RunId id);

    /** The kept console text of a step. */
    Optional<String> log(WorkspaceName workspace, RunId id, int step);

    /**
     * How many of the runs created in a time (from included, to not) stand at each keeping, by its word; those that are listed and
     * go on are {@code open}.
     */
    Map<String, Long> completeness(WorkspaceName workspace, Instant from, Instant to);
}
