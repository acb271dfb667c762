package dev.weir.app.observe;

import dev.weir.domain.event.Checkpoint;
import dev.weir.domain.event.KeptRun;
import dev.weir.domain.event.Observation;
import dev.weir.domain.event.RunReading;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.ports.driven.EventLog;
import dev.weir.ports.driven.EventLog.Recorded;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What one turn of a reader writes with: every stroke is based on the one before, so that the first stroke after somebody else has
 * moved the reader on writes nothing, and none does from then on.
 */
final class Pen {

    private final EventLog log;
    private final InstantSource time;
    private final WorkspaceName workspace;
    private Checkpoint standing;
    private int events;

    Pen(EventLog log, InstantSource time, WorkspaceName workspace, Checkpoint standing) {
        this.log = log;
        this.time = time;
        this.workspace = workspace;
        this.standing = standing;
    }

    Checkpoint standing() {
        return standing;
    }

    int events() {
        return events;
    }

    /** Keeps runs, and moves the reader on. */
    void keep(List<KeptRun> runs, Checkpoint next) {
        write(runs, List.of(), next);
    }

    /** Keeps what was read of one run. */
    void keep(KeptRun run, Optional<RunReading> reading) {
        write(List.of(run), reading.stream().toList(), standing);
    }

    private void write(List<KeptRun> runs, List<RunReading> readings, Checkpoint next) {
        var found = new Observation(workspace, standing.version(), next, runs, readings, time.instant());
        switch (log.record(found)) {
            case Recorded.Appended(var added, var _) -> {
                events += added;
                standing = new Checkpoint(
                        next.lane(), standing.version() + 1, next.newest(), next.sweptUpTo(), next.done());
            }
            case Recorded.Overtaken(var version) -> throw new Overtaken(version);
        }
    }

    /** Somebody else has moved the reader on; this turn ends without a trace. */
    static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final long version;

        Overtaken(long version) {
            super("overtaken", null, false, false);
            this.version = version;
        }

        String sentence() {
            return "overtaken: the reader stands at version " + version + " already";
        }
    }
}
