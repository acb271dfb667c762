package dev.weir.app.observe;

import dev.weir.domain.event.Checkpoint;
import dev.weir.domain.event.Checkpoint.Progress;
import dev.weir.domain.event.Lane;
import dev.weir.domain.run.Run;
import dev.weir.domain.tick.TickOutcome;
import dev.weir.domain.workspace.Workspace;
import dev.weir.ports.driven.DbtCloud;
import dev.weir.ports.driven.EventLog;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The reader of what was there before. First all runs of the past are listed, a page at a time from the newest to the oldest, so that
 * each has its row; then they are read, the newest first.
 */
public final class BackfillLook {

    private static final int PAGE = 100;

    private final DbtCloud cloud;
    private final EventLog log;
    private final DefinitionReader definitions;
    private final ReadingDesk desk;

    public BackfillLook(DbtCloud cloud, EventLog log, DefinitionReader definitions, ReadingDesk desk) {
        this.cloud = cloud;
        this.log = log;
        this.definitions = definitions;
        this.desk = desk;
    }

    TickOutcome look(Workspace workspace, Pen pen) {
        var begun = log.checkpoint(workspace.name(), Lane.LIVE).flatMap(Checkpoint::sweptUpTo);
        if (begun.isEmpty()) {
            // The present comes first: the past ends where it began.
            return new TickOutcome.Idle();
        }
        int listed = pen.standing().done() == Progress.DONE ? 0 : list(workspace, pen, begun.get());
        var defined = definitions.current(workspace, List.of());
        int read = desk.read(workspace, defined, pen, begun.get());
        return listed == 0 && read == 0
                ? new TickOutcome.Idle()
                : new TickOutcome.Advanced(
                        "runs of the past listed: %d, read: %d, events: %d".formatted(listed, read, pen.events()));
    }

    private int list(Workspace workspace, Pen pen, Instant begun) {
        var standing = pen.standing();
        var to = standing.sweptUpTo().orElse(begun);
        var horizon = begun.minus(workspace.observe().backfill());
        if (!to.isAfter(horizon)) {
            pen.keep(
                    List.of(),
                    new Checkpoint(
                            Lane.BACKFILL, standing.version(), standing.newest(), Optional.of(to), Progress.DONE));
            return 0;
        }
        var page = cloud.runsCreated(workspace, horizon, to, PAGE).value();
        var defined = definitions.current(workspace, page);
        var known = log.known(workspace.name(), page.stream().map(Run::id).toList());
        var met = page.stream()
                .filter(run -> !known.contains(run.id()))
                .map(run -> DefinitionReader.met(workspace, defined, run, run.ended() ? Lane.BACKFILL : Lane.LIVE))
                .toList();
        var oldest = page.stream().map(run -> run.times().created()).min(Instant::compareTo);
        // A page whose runs were all created at one instant would be asked for for ever.
        var next = oldest.map(it -> it.isBefore(to) ? it : to.minusMillis(1)).orElse(horizon);
        var done = page.size() < PAGE ? Progress.DONE : Progress.GOING_ON;
        pen.keep(met, new Checkpoint(Lane.BACKFILL, standing.version(), standing.newest(), Optional.of(next), done));
        return met.size();
    }
}
