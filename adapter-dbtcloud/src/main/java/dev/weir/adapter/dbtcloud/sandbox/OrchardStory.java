package dev.weir.adapter.dbtcloud.sandbox;

import dev.weir.adapter.dbtcloud.sandbox.OrchardDay.Happening;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The life of the orchard's account. What happened is a function of the seed, of the day on which the account was opened first, and of
 * what the journal tells: what was asked of it, and when somebody was watching.
 */
final class OrchardStory implements Life {

    /** How much history there is on the first day. */
    private static final int DAYS_BEFORE = 14;

    /** For so many of these days the project was at an earlier version, and hardly anything ran. */
    private static final int EARLY_DAYS = 2;

    /** So long after it was last heard of, somebody still counts as watching. */
    private static final Duration WATCH = Duration.ofMinutes(2);

    private final long seed;
    private final OrchardRuns runs;
    private final List<Watch> watches = new ArrayList<>();
    private final Calendar calendar;
    private final Deque<Happening> today = new ArrayDeque<>();
    private final List<PlannedRun> followed = new ArrayList<>();
    private @Nullable Instant born;
    private Instant reached = Instant.MIN;
    private LocalDate day = LocalDate.MIN;
    private boolean mine;

    private record Watch(Instant from, Instant until) {}

    OrchardStory(long seed, Shelf shelf) {
        this.seed = seed;
        this.runs = new OrchardRuns(seed, shelf);
        this.calendar = new Calendar(new Calendar.Rules() {
            @Override
            public Instant countsFrom(long job, Instant at) {
                return OrchardStory.this.countsFrom(job, at);
            }

            @Override
            public int lag(long job) {
                var role = OrchardCast.role(job);
                return role == null ? 2 : role.lag();
            }
        });
    }

    private Instant begins() {
        var opened = born == null ? Instant.MAX : born;
        return opened.truncatedTo(ChronoUnit.DAYS).minus(DAYS_BEFORE, ChronoUnit.DAYS);
    }

    private Instant laterVersionFrom() {
        return begins().plus(EARLY_DAYS, ChronoUnit.DAYS).plus(10, ChronoUnit.HOURS);
    }

    private Instant countsFrom(long job, Instant at) {
        var role = OrchardCast.role(job);
        if (role == null) {
            return at;
        }
        if (!role.lively()) {
            return role.id() == OrchardCast.NIGHTLY || !at.isBefore(laterVersionFrom()) ? at : laterVersionFrom();
        }
        for (var watch : watches) {
            if (at.isBefore(watch.until())) {
                return at.isBefore(watch.from()) ? watch.from() : at;
            }
        }
        return Instant.MAX;
    }

    @Override
    public @Nullable Doc toNote(Instant now) {
        if (born == null) {
            return Doc.of("deed", "opened").with("seed", seed);
        }
        var last = watches.isEmpty() ? null : watches.getLast();
        if (last != null && Duration.between(now, last.until()).compareTo(WATCH.dividedBy(2)) > 0) {
            return null;
        }
        // As long as this process lives there is no gap, however far the clock has gone.
        var from = mine && last != null ? last.until() : now;
        mine = true;
        return Doc.of("deed", "watched")
                .with("from", from.toString())
                .with("until", now.plus(WATCH).toString());
    }

    @Override
    public void noted(Account account, Doc deed, Instant at) {
        switch (deed.text("deed", "")) {
            case "opened" -> open(account, at);
            case "watched" -> {
                var from = Stamps.read(deed.text("from", ""));
                var until = Stamps.read(deed.text("until", ""));
                if (from != null && until != null) {
                    watches.add(new Watch(from, until));
                    for (var role : OrchardCast.ROLES) {
                        var job = account.job(role.id());
                        if (role.lively() && job != null) {
                            calendar.wake(role.id(), job.timetable(), from);
                        }
                    }
                }
            }
            default -> {}
        }
    }

    private void open(Account account, Instant at) {
        born = at;
        reached = begins();
        day = LocalDate.ofInstant(reached, ZoneOffset.UTC).minusDays(1);
        OrchardCast.enter(account, laterVersionFrom());
        for (var job : account.jobs()) {
            calendar.set(job.id(), job.timetable(), reached);
        }
    }

    @Override
    public void changed(Job job, Instant now) {
        calendar.set(job.id(), job.timetable(), now);
    }

    @Override
    public void advance(Account account, Instant now) {
        while (born != null) {
            var due = calendar.first();
            var happening = nextHappening(now);
            var ended = firstEnded();
            var at = earliest(due == null ? null : due.at(), happening == null ? null : happening.at(), ended);
            if (at == null || at.isAfter(now)) {
                return;
            }
            reached = at;
            if (ended != null && ended.equals(at)) {
                follow(account, at);
            } else if (due != null && due.at().equals(at)) {
                calendar.pass(due);
                fire(account, due);
            } else {
                happen(account, today.removeFirst());
            }
        }
    }

    private static @Nullable Instant earliest(@Nullable Instant... times) {
        Instant first = null;
        for (var each : times) {
            first = each != null && (first == null || each.isBefore(first)) ? each : first;
        }
        return first;
    }

    private @Nullable Happening nextHappening(Instant now) {
        while (today.isEmpty()
                && !day.atStartOfDay(ZoneOffset.UTC).plusDays(1).toInstant().isAfter(now)) {
            day = day.plusDays(1);
            for (var each : OrchardDay.of(seed, day).happenings()) {
                if (!each.at().isBefore(laterVersionFrom())) {
                    today.add(each);
                }
            }
        }
        return today.peekFirst();
    }

    private void fire(Account account, Calendar.Due due) {
        var job = account.job(due.job());
        if (job == null || job.state() != 1) {
            return;
        }
        var at = due.at().plusMillis(Math.floorMod(job.id() * 37, 900L));
        put(account, job, runs.scheduled(account, job, at, at.isBefore(laterVersionFrom())));
    }

    private void happen(Account account, Happening happening) {
        var run = runs.of(account, happening);
        var job = run == null ? null : account.job(run.job());
        if (run != null && job != null) {
            put(account, job, run);
        }
    }

    @Override
    public SandboxRun begin(Account account, Job job, long run, Trigger trigger, @Nullable RunState retries) {
        var begun = retries == null
                ? runs.asked(job, run, trigger, account)
                : runs.retry(account, job, run, trigger, retries);
        queue(account, job, begun);
        return begun;
    }

    private void put(Account account, Job job, PlannedRun run) {
        queue(account, job, run);
        account.put(run);
    }

    /** Runs of one job are serial. A scheduled one that still waits gives way to the next. */
    private void queue(Account account, Job job, PlannedRun run) {
        if (OrchardCast.ROLES.stream().anyMatch(role -> role.after() == job.id())) {
            followed.add(run);
        }
        if (job.parallel()) {
            return;
        }
        var created = run.plan().created();
        var before = account.newestOf(job.id()) instanceof PlannedRun planned ? planned : null;
        if (before != null
                && !before.startedBy(created)
                && before.plan().trigger().category().equals("scheduled")
                && run.plan().trigger().category().equals("scheduled")) {
            before.cancel(created, "scheduler");
        }
        if (before != null && before.finish().isAfter(created)) {
            run.waitsFor(before, created);
        }
    }

    @Override
    public void movedUp(Account account, long job, Instant now) {
        PlannedRun before = null;
        for (var each : account.runsOf(job)) {
            if (each instanceof PlannedRun run) {
                if (!run.startedBy(now) && before != null && run.waits()) {
                    run.waitsFor(before, now);
                }
                before = run;
            }
        }
    }

    private @Nullable Instant firstEnded() {
        return earliest(followed.stream().map(PlannedRun::finish).toArray(Instant[]::new));
    }

    /** Starts the jobs that wait for the end of another. */
    private void follow(Account account, Instant at) {
        for (var run : List.copyOf(followed)) {
            if (!run.finish().isAfter(at)) {
                followed.remove(run);
                for (var role : OrchardCast.ROLES) {
                    var job = account.job(role.id());
                    if (role.after() == run.job()
                            && job != null
                            && job.state() == 1
                            && run.outcome() != RunState.CANCELLED
                            && !at.isBefore(laterVersionFrom())) {
                        put(account, job, runs.after(account, job, run, at.plusSeconds(2)));
                    }
                }
            }
        }
    }
}
