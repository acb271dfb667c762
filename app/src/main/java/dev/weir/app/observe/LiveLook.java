package dev.weir.app.observe;

import dev.weir.domain.event.Checkpoint;
import dev.weir.domain.event.Keeping;
import dev.weir.domain.event.KeptRun;
import dev.weir.domain.event.Lane;
import dev.weir.domain.event.Patience;
import dev.weir.domain.event.SweepWindow;
import dev.weir.domain.run.Run;
import dev.weir.domain.run.RunId;
import dev.weir.domain.tick.TickOutcome;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.domain.workspace.Workspace;
import dev.weir.ports.driven.DbtCloud;
import dev.weir.ports.driven.EventLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The reader of what happens. A run is met at its birth by its id, followed while it is open, and read when it has ended; a sweep over
 * ended runs, in dbt Cloud's own time, is only a check.
 */
public final class LiveLook {

    /** How far a look reaches back below the newest id: an id may show this much later than one above it. */
    static final Duration LATE_IDS = Duration.ofMinutes(15);

    /** An end for a filter that wants one, after anything that dbt Cloud's clock can show. */
    private static final Duration FAR_AHEAD = Duration.ofDays(3_650);

    private static final int PAGE = 100;

    private final DbtCloud cloud;
    private final EventLog log;
    private final DefinitionReader definitions;
    private final ReadingDesk desk;
    private final LivePreview preview;
    private final InstantSource time;

    public LiveLook(
            DbtCloud cloud,
            EventLog log,
            DefinitionReader definitions,
            ReadingDesk desk,
            LivePreview preview,
            InstantSource time) {
        this.cloud = cloud;
        this.log = log;
        this.definitions = definitions;
        this.desk = desk;
        this.preview = preview;
        this.time = time;
    }

    TickOutcome look(Workspace workspace, Pen pen) {
        var seen = pen.standing().newest().isEmpty() ? first(workspace) : next(workspace, pen.standing());
        var defined = definitions.current(workspace, List.copyOf(seen.runs().values()));
        var rows = rows(workspace, seen, run -> DefinitionReader.met(workspace, defined, run, seen.laneOf(run)));
        rows.addAll(gone(workspace, seen));
        var previewed = preview.of(workspace, rows, seen.open().values());
        var next = seen.next(pen.standing());
        if (!previewed.isEmpty() || !next.equals(pen.standing())) {
            pen.keep(previewed, next);
        }
        int read = desk.read(workspace, defined, pen, seen.theirNow());
        return previewed.isEmpty() && read == 0
                ? new TickOutcome.Idle()
                : new TickOutcome.Advanced("runs met or followed: %d, read: %d, events: %d"
                        .formatted(previewed.size(), read, pen.events()));
    }

    /** What this look has been told: runs by id, those of them that were open with us before, and how far the sweep came. */
    private record Seen(
            SequencedMap<RunId, Run> runs,
            Map<RunId, KeptRun> open,
            Optional<Instant> sweptUpTo,
            Instant theirNow,
            boolean firstEver) {

        /** What had ended before the first look is history. */
        Lane laneOf(Run run) {
            return firstEver && run.ended() ? Lane.BACKFILL : Lane.LIVE;
        }

        Checkpoint next(Checkpoint standing) {
            var highest = runs.keySet().stream().max(RunId::compareTo);
            var newest = standing.newest()
                    .filter(old -> highest.filter(it -> it.compareTo(old) > 0).isEmpty())
                    .or(() -> highest)
                    .or(() -> Optional.of(new RunId(0)));
            return new Checkpoint(
                    standing.lane(), standing.version(), newest, sweptUpTo.or(standing::sweptUpTo), standing.done());
        }
    }

    private Seen first(Workspace workspace) {
        var newest = cloud.newestRuns(workspace, PAGE);
        var open = cloud.openRuns(workspace);
        var runs = new LinkedHashMap<RunId, Run>();
        var oldest = newest.theirNow().minus(workspace.observe().backfill());
        newest.value().stream()
                .filter(run -> !run.times().created().isBefore(oldest) || !run.ended())
                .forEach(run -> runs.put(run.id(), run));
        // Even when nothing is to be read of the past, the newest id is where the present begins.
        newest.value().stream().limit(1).forEach(run -> runs.put(run.id(), run));
        open.value().forEach(run -> runs.put(run.id(), run));
        return new Seen(runs, openWithUs(workspace.name()), Optional.of(newest.theirNow()), open.theirNow(), true);
    }

    private Seen next(Workspace workspace, Checkpoint standing) {
        var name = workspace.name();
        var newest = standing.newest().orElseThrow();
        var runs = new LinkedHashMap<RunId, Run>();
        recent(workspace, newest).forEach(run -> runs.put(run.id(), run));
        var open = cloud.openRuns(workspace);
        open.value().forEach(run -> runs.put(run.id(), run));
        Optional<Instant> sweptUpTo = Optional.empty();
        var swept = standing.sweptUpTo().orElse(open.theirNow());
        if (standing.sweptUpTo().isEmpty() || SweepWindow.due(swept, open.theirNow())) {
            var window = SweepWindow.after(swept, open.theirNow());
            cloud.runsFinished(workspace, window.from(), window.to()).value().forEach(run -> runs.put(run.id(), run));
            sweptUpTo = Optional.of(window.to());
        }
        var openWithUs = openWithUs(name);
        var unheardOf = openWithUs.values().stream()
                .filter(this::isDue)
                .map(it -> it.run().id())
                .filter(id -> !runs.containsKey(id))
                .toList();
        if (!unheardOf.isEmpty()) {
            cloud.runs(workspace, unheardOf).value().forEach(run -> runs.put(run.id(), run));
        }
        return new Seen(runs, openWithUs, sweptUpTo, open.theirNow(), false);
    }

    /** The runs above the newest known, and again all that were created in the quarter of an hour before it. */
    private List<Run> recent(Workspace workspace, RunId newest) {
        var created = log.createdAt(workspace.name(), newest);
        var floor = created.flatMap(at -> log.newestCreatedBefore(workspace.name(), at.minus(LATE_IDS)))
                .filter(it -> it.compareTo(newest) < 0);
        if (floor.isPresent() || created.isEmpty()) {
            return cloud.runsAbove(workspace, floor.orElse(newest)).value();
        }
        // Everything known is younger than the reach: no id is surely below what may show late, but its time is.
        var from = created.get().minus(LATE_IDS);
        var runs =
                cloud.runsCreated(workspace, from, from.plus(FAR_AHEAD), PAGE).value();
        return runs.size() < PAGE ? runs : cloud.runsAbove(workspace, newest).value();
    }

    private Map<RunId, KeptRun> openWithUs(WorkspaceName workspace) {
        return log.open(workspace).stream()
                .collect(Collectors.toMap(it -> it.run().id(), it -> it, (one, _) -> one, LinkedHashMap::new));
    }

    private List<KeptRun> rows(Workspace workspace, Seen seen, Function<Run, KeptRun> met) {
        var known = log.known(workspace.name(), seen.runs().keySet());
        var rows = new ArrayList<KeptRun>();
        for (var run : seen.runs().values()) {
            var before = seen.open().get(run.id());
            if (before != null) {
                boolean lost = before.keeping() instanceof Keeping.Waiting;
                if (lost || !before.run().equals(run)) {
                    var keeping = lost ? new Keeping.Listed() : before.keeping();
                    rows.add(new KeptRun(run, before.steps(), before.lane(), keeping, before.preview()));
                }
            } else if (!known.contains(run.id())) {
                rows.add(met.apply(run));
            }
        }
        return rows;
    }

    /**
     * Runs that were open with us and that dbt Cloud does not list any more, asked for one by one. Only a plain no is believed, and that
     * not before it has been said for a day.
     */
    private Collection<KeptRun> gone(Workspace workspace, Seen seen) {
        var rows = new ArrayList<KeptRun>();
        for (var kept : seen.open().values()) {
            if (!seen.runs().containsKey(kept.run().id()) && isDue(kept)) {
                rows.add(cloud.run(workspace, kept.run().id())
                        .map(found -> new KeptRun(
                                found.run(), found.steps(), kept.lane(), new Keeping.Listed(), kept.preview()))
                        .orElseGet(() -> kept.keptAs(Patience.afterAskedInVain(
                                ReadingDesk.attempts(kept) + 1, time.instant(), RunReader.UNKNOWN))));
            }
        }
        return rows;
    }

    private boolean isDue(KeptRun kept) {
        return !(kept.keeping() instanceof Keeping.Waiting(var until, var _, var _) && until.isAfter(time.instant()));
    }
}
