package dev.weir.adapter.persistence;

import dev.weir.domain.event.Checkpoint;
import dev.weir.domain.event.KeptRun;
import dev.weir.domain.event.Lane;
import dev.weir.domain.event.Observation;
import dev.weir.domain.run.Run;
import dev.weir.domain.run.RunId;
import dev.weir.domain.run.RunStatus;
import dev.weir.domain.run.StartedBy;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.ports.driven.EventLog;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A process of its own that records runs, says each one that stands, and is stopped right after the last as if its plug was pulled. */
final class HaltedWriter {

    static final WorkspaceName SHOP = new WorkspaceName("shop");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private HaltedWriter() {}

    public static void main(String[] words) {
        var storage = TestStores.open(StorageSettings.inFile(Path.of(words[0])));
        for (long run = 1; run <= Long.parseLong(words[1]); run++) {
            record(storage.log(), run);
            System.out.println("stands " + run);
            System.out.flush();
        }
        Runtime.getRuntime().halt(137);
    }

    static void record(EventLog log, long run) {
        var from = log.checkpoint(SHOP, Lane.LIVE).orElseGet(() -> Checkpoint.start(Lane.LIVE));
        log.record(new Observation(SHOP, from.version(), from, List.of(met(run)), List.of(), NOON));
    }

    private static KeptRun met(long id) {
        return KeptRun.met(
                new Run(
                        new RunId(id),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        new RunStatus.Running(),
                        Optional.empty(),
                        StartedBy.UNKNOWN,
                        new Run.Code(Optional.empty(), Optional.empty(), Optional.empty()),
                        new Run.Times(NOON, Optional.empty(), Optional.empty(), Optional.empty()),
                        Optional.empty(),
                        Optional.empty()),
                Lane.LIVE);
    }
}
