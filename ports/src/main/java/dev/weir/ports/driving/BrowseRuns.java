package dev.weir.ports.driving;

import dev.weir.domain.event.KeptRun;
import dev.weir.domain.event.RetryChain;
import dev.weir.domain.event.RunReading;
import dev.weir.domain.run.RunFilter;
import dev.weir.domain.run.RunId;
import dev.weir.domain.value.Slice;
import dev.weir.domain.value.WorkspaceName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Every question about runs. Throws {@link UnknownWorkspaceException} for a workspace that is not declared, and
 * {@link AskedWronglyException} for a cursor that it did not hand out.
 */
public interface BrowseRuns {

    /** Runs, newest first, whoever started them. */
    Slice<KeptRun> runs(WorkspaceName workspace, RunFilter filter, Slice.Request part);

    /** One run with what was read of it; empty if none of this id was ever listed. */
    Optional<RunDetail> run(WorkspaceName workspace, RunId id);

    /**
     * A run and, once it was read, what it did.
     *
     * @param retriedBy the run that goes on where this one failed, if there is one
     * @param chain what it came to together with the runs before and after it that retry one another; those that were not read yet are
     *     among its runs, and add nothing
     */
    record RunDetail(KeptRun kept, Optional<RunReading> reading, Optional<RunId> retriedBy, RetryChain chain) {}

    /**
     * The code of a node as a step of a run sent it to the warehouse, as dbt Cloud has it now; empty when nothing was sent, or when
     * dbt Cloud no longer has it. It is not kept: code may be long, and is the same from run to run. Throws {@link NotToldException} while
     * dbt Cloud cannot be asked, or its file cannot be read.
     */
    Optional<String> code(WorkspaceName workspace, RunId id, int step, String uniqueId);

    /** The console text of a step: as it was kept, else as dbt Cloud has it now; empty if there is none. */
    Optional<String> log(WorkspaceName workspace, RunId id, int step);

    /** An account of every run created in a time (from included, to not). */
    Completeness completeness(WorkspaceName workspace, Instant from, Instant to);

    /**
     * Listed = read + waiting + unavailable + excluded + open.
     *
     * @param counts by the word of the keeping; runs that go on are {@code open}
     * @param unread every run that was not read, newest first, at most a thousand, each with its reason or rule in its keeping
     */
    record Completeness(
            Instant from, Instant to, long listed, SequencedMap<String, Long> counts, List<KeptRun> unread) {
        public Completeness {
            unread = List.copyOf(unread);
        }
    }
}
