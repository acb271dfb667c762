package dev.weir.ports.driven;

import dev.weir.domain.event.AssetEvent;
import dev.weir.domain.event.Checkpoint;
import dev.weir.domain.event.Counting;
import dev.weir.domain.event.EventId;
import dev.weir.domain.event.Keeping;
import dev.weir.domain.event.KeptRun;
import dev.weir.domain.event.Lane;
import dev.weir.domain.event.Observation;
import dev.weir.domain.event.RunReading;
import dev.weir.domain.run.Run;
import dev.weir.domain.run.RunId;
import dev.weir.domain.run.RunStatus;
import dev.weir.domain.run.StartedBy;
import dev.weir.domain.value.WorkspaceName;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Runs, events and observations as a reader would meet them, for contracts. */
final class Sightings {

    static final WorkspaceName SHOP = new WorkspaceName("shop");
    static final WorkspaceName FARM = new WorkspaceName("farm");
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Sightings() {}

    /** When the run {@code id} was created: run 0 at noon, and each next one a minute later. */
    static Instant created(long id) {
        return NOON.plus(Duration.ofMinutes(id));
    }

    static Run run(long id, RunStatus status) {
        return new Run(
                new RunId(id),
                Optional.empty(),
                Optional.of("nightly"),
                Optional.empty(),
                status,
                Optional.empty(),
                StartedBy.UNKNOWN,
                new Run.Code(Optional.of("main"), Optional.empty(), Optional.of("1.10.2")),
                new Run.Times(
                        created(id),
                        Optional.empty(),
                        Optional.empty(),
                        status.ended() ? Optional.of(created(id).plus(Duration.ofSeconds(30))) : Optional.empty()),
                Optional.empty(),
                Optional.empty());
    }

    static KeptRun going(long id) {
        return KeptRun.met(run(id, new RunStatus.Running()), Lane.LIVE);
    }

    static KeptRun ended(long id) {
        return KeptRun.met(run(id, new RunStatus.Success()), Lane.LIVE);
    }

    static KeptRun read(long id) {
        return ended(id).keptAs(new Keeping.Read(created(id).plus(Duration.ofMinutes(1))));
    }

    /** A model built by a run: half a minute after the run was created. */
    static AssetEvent built(WorkspaceName workspace, long run, String node) {
        return built(workspace, run, node, created(run).plus(Duration.ofSeconds(30)), new Counting.Counts());
    }

    static AssetEvent built(WorkspaceName workspace, long run, String node, Instant at, Counting counting) {
        return new AssetEvent.Materialised(header(workspace, run, node, at, "success", counting));
    }

    static AssetEvent failed(WorkspaceName workspace, long run, String node) {
        return new AssetEvent.Failed(header(
                workspace, run, node, created(run).plus(Duration.ofSeconds(30)), "error", new Counting.Counts()));
    }

    static AssetEvent.Header header(
            WorkspaceName workspace, long run, String node, Instant at, String status, Counting counting) {
        return new AssetEvent.Header(
                new EventId(workspace, new RunId(run), 4, node, 0),
                at,
                status,
                "model",
                Optional.empty(),
                new AssetEvent.Execution(
                        new BigDecimal("0.25"),
                        Optional.of(at.minusSeconds(1)),
                        Optional.of("Thread-1"),
                        Optional.empty(),
                        List.of(),
                        Optional.empty()),
                counting);
    }

    static RunReading reading(long run, AssetEvent... events) {
        return new RunReading(
                new RunId(run),
                Optional.empty(),
                List.of(new RunReading.StepReading(4, Optional.of("abc"), events.length, events.length + " rows")),
                List.of(events),
                List.of(),
                List.of());
    }

    static RunReading withLog(RunReading reading, int step, String text) {
        return new RunReading(
                reading.run(),
                reading.manifest(),
                reading.steps(),
                reading.events(),
                reading.losses(),
                List.of(new RunReading.StepLog(step, text)));
    }

    /** The next observation of a reader, from where it stands now. */
    static Observation next(
            EventLog log, WorkspaceName workspace, Lane lane, List<KeptRun> runs, RunReading... readings) {
        var from = log.checkpoint(workspace, lane).orElse(Checkpoint.start(lane));
        return new Observation(workspace, from.version(), from, runs, Arrays.asList(readings), NOON);
    }

    static EventLog.Recorded.Appended live(EventLog log, List<KeptRun> runs, RunReading... readings) {
        return stood(log.record(next(log, SHOP, Lane.LIVE, runs, readings)));
    }

    static EventLog.Recorded.Appended backfill(EventLog log, List<KeptRun> runs, RunReading... readings) {
        return stood(log.record(next(log, SHOP, Lane.BACKFILL, runs, readings)));
    }

    private static EventLog.Recorded.Appended stood(EventLog.Recorded recorded) {
        return switch (recorded) {
            case EventLog.Recorded.Appended appended -> appended;
            case EventLog.Recorded.Overtaken(var version) -> throw new AssertionError("overtaken at " + version);
        };
    }
}
