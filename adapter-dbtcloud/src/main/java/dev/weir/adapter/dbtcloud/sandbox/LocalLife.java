package dev.weir.adapter.dbtcloud.sandbox;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A life in which a dbt on this machine carries out the runs, one after the other, since they share a warehouse. Nothing starts by
 * itself but what a schedule wants; a schedule that was due while the sandbox was away is not made up for.
 */
final class LocalLife implements Life {

    private static final String FRESHNESS = "dbt source freshness";
    private static final String DOCS = "dbt docs generate";

    private final LocalDbt dbt;
    private final String name;
    private final Path folder;
    private final InstantSource clock;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("sandbox-dbt").factory());
    private final Calendar calendar = new Calendar(new Calendar.Rules() {
        @Override
        public Instant countsFrom(long job, Instant at) {
            return at;
        }

        @Override
        public int lag(long job) {
            return 1;
        }
    });
    private @Nullable Account account;
    private boolean live;

    LocalLife(LocalDbt dbt, String name, Path folder, InstantSource clock) {
        this.dbt = dbt;
        this.name = name;
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public void advance(Account known, Instant now) {
        // dbt moves things on, on its own thread
    }

    @Override
    public void noted(Account known, Doc deed, Instant at) {
        if (deed.text("deed", "").equals("opened")) {
            account = known;
            LocalCast.enter(known, name, at);
        }
    }

    @Override
    public @Nullable Doc toNote(Instant now) {
        var known = account;
        if (known == null) {
            return Doc.of("deed", "opened");
        }
        if (!live) {
            live = true;
            known.jobs().forEach(job -> calendar.set(job.id(), job.timetable(), now));
        }
        var due = calendar.first();
        if (due == null || due.at().isAfter(now)) {
            return null;
        }
        calendar.pass(due);
        return Doc.of("deed", "trigger")
                .with("run", known.ids().next(now))
                .with("job", due.job())
                .with("cause", "scheduled")
                .with("category", "scheduled")
                .with("given", Doc.of());
    }

    @Override
    public void changed(Job job, Instant now) {
        calendar.set(job.id(), job.timetable(), now);
    }

    @Override
    public SandboxRun begin(Account known, Job job, long id, Trigger trigger, @Nullable RunState retries) {
        var place = new RunState.Place(job.id(), job.project(), job.environment());
        var order = retries == null ? asked(job, id, place, trigger) : again(id, place, trigger, retries);
        var where = folder.resolve("run-" + id);
        if (!live) {
            return LocalRun.remembered(order, where, clock.instant());
        }
        var run = LocalRun.queued(order, where);
        worker.execute(() -> run.carryOut(dbt, clock));
        return run;
    }

    private static LocalRun.Order asked(Job job, long id, RunState.Place place, Trigger trigger) {
        var given = trigger.given().texts("steps_override");
        var commands = new ArrayList<String>();
        commands.add("dbt deps");
        Set<String> boxes = new LinkedHashSet<>();
        if (job.body().flag("run_generate_sources")) {
            boxes.add(FRESHNESS);
            commands.add(FRESHNESS);
        }
        commands.addAll(given.isEmpty() ? job.steps() : given);
        var docs = trigger.given().get("generate_docs_override") instanceof Boolean asked
                ? asked
                : job.body().flag("generate_docs");
        if (docs) {
            boxes.add(DOCS);
            commands.add(DOCS);
        }
        return new LocalRun.Order(id, place, trigger, null, commands, boxes);
    }

    /** dbt's own retry of the step that failed, and then the commands that were left out. */
    private LocalRun.Order again(long id, RunState.Place place, Trigger trigger, RunState failed) {
        var commands = new ArrayList<>(List.of(
                "dbt deps",
                "dbt retry --state '%s'"
                        .formatted(folder.resolve("run-" + failed.id()).resolve("target"))));
        commands.addAll(RetryRule.skipped(failed));
        return new LocalRun.Order(id, place, trigger, failed.id(), commands, Set.of(DOCS, FRESHNESS));
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
