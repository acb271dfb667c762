package dev.weir.adapter.dbtcloud.sandbox;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What is asked of the account: each is written down before it is done, so that a later start tells the same story. */
final class Deeds {

    private static final int MOST_QUEUED = 50;

    private final Account account;
    private final Journal journal;

    private final Map<String, BiConsumer<Doc, Instant>> others = new HashMap<>();

    Deeds(Account account, Journal journal) {
        this.account = account;
        this.journal = journal;
    }

    /** Lets somebody else do deeds of one kind. */
    void also(String kind, BiConsumer<Doc, Instant> how) {
        others.put(kind, how);
    }

    /** Does again all that was written down. */
    void replay() {
        for (var deed : journal.entries()) {
            var at = Stamps.read(deed.text("at", ""));
            if (at != null) {
                account.life().advance(account, at);
                apply(deed, at);
            }
        }
    }

    /** Writes down what the account's life wants written down by now. */
    void keepUp(Instant now) {
        account.life().advance(account, now);
        for (var note = account.life().toNote(now);
                note != null;
                note = account.life().toNote(now)) {
            perform(note, now);
        }
    }

    /** Writes a deed down and does it. */
    void perform(Doc deed, Instant now) {
        journal.append(Doc.of("at", now.toString()).with(deed));
        apply(deed, now);
    }

    private void apply(Doc deed, Instant at) {
        switch (deed.text("deed", "")) {
            case "trigger" -> begin(deed, at, null);
            case "retry" -> begin(deed, at, state(deed.number("retries", 0), at));
            case "cancel" -> cancel(deed, at);
            case "job" -> keep(deed, at);
            case "delete-job" -> delete(deed.number("id", 0), at);
            default ->
                others.getOrDefault(deed.text("deed", ""), account::noted).accept(deed, at);
        }
    }

    private void begin(Doc deed, Instant at, @Nullable RunState retries) {
        var job = account.job(deed.number("job", 0));
        if (job == null) {
            return;
        }
        var id = deed.number("run", 0);
        account.ids().used(id);
        var trigger = new Trigger(
                id * StepState.STEPS_PER_RUN,
                deed.text("cause", ""),
                deed.text("category", "api"),
                deed.doc("given"),
                at);
        account.put(account.life().begin(account, job, id, trigger, retries));
    }

    private @Nullable RunState state(long id, Instant at) {
        var run = account.run(id);
        return run == null ? null : run.at(at);
    }

    private void cancel(Doc deed, Instant at) {
        var run = account.run(deed.number("run", 0));
        if (run != null) {
            run.cancel(at, deed.text("by", "api"));
            account.life().movedUp(account, run.job(), at);
        }
    }

    private void keep(Doc deed, Instant at) {
        var id = deed.number("id", 0);
        var old = account.job(id);
        account.ids().used(id);
        var job = Job.of(id, deed.doc("body"), old == null ? at : old.created(), at);
        account.put(job);
        account.life().changed(job, at);
    }

    /** dbt Cloud cancels the open runs of a job that is deleted, for want of their job. */
    private void delete(long id, Instant at) {
        var job = account.job(id);
        if (job != null) {
            account.put(job.deleted(at));
            account.life().changed(job.deleted(at), at);
            for (var run : account.runsOf(id)) {
                if (!run.at(at).complete()) {
                    run.cancel(at, "scheduler");
                }
            }
        }
    }

    /** Starts a run of a job with what the call gave. */
    Doc triggered(Job job, Doc body, Instant now) throws Refusal {
        check(body);
        if (open(now) >= MOST_QUEUED) {
            throw Refusal.invalid("The account's queue is full.");
        }
        var given = Doc.of();
        for (var name : body.names()) {
            if (Trigger.carries(name)) {
                given.with(name, body.get(name));
            }
        }
        var id = account.ids().next(now);
        perform(
                Doc.of("deed", "trigger")
                        .with("run", id)
                        .with("job", job.id())
                        .with("cause", body.text("cause", ""))
                        .with("category", "api")
                        .with("given", given),
                now);
        return answer(id, now);
    }

    private long open(Instant now) {
        return account.runs().reversed().stream()
                .limit(500)
                .filter(run -> run.at(now).status() == RunState.QUEUED)
                .count();
    }

    private static void check(Doc body) throws Refusal {
        var cause = body.get("cause");
        if (!(cause instanceof String text) || text.isEmpty()) {
            throw Refusal.invalid(Doc.of("cause", "required key not provided"));
        }
        var steps = body.get("steps_override");
        if (steps != null
                && (!(steps instanceof List<?> list)
                        || list.isEmpty()
                        || !list.stream().allMatch(each -> each instanceof String step && !step.isEmpty()))) {
            throw Refusal.invalid(Doc.of("steps_override", "must be a list of commands"));
        }
        for (var name : body.names()) {
            if (!name.equals("cause") && !Trigger.carries(name)) {
                throw Refusal.invalid("Additional properties are not allowed ('%s' was unexpected)".formatted(name));
            }
            if ("".equals(body.get(name))) {
                throw Refusal.invalid(Doc.of(name, "must not be empty"));
            }
        }
    }

    /** Repeats what failed in a run, as dbt Cloud's own retry does. */
    Doc retried(RunState run, Instant now) {
        var id = account.ids().next(now);
        perform(
                Doc.of("deed", "retry")
                        .with("run", id)
                        .with("job", run.place().job())
                        .with("retries", run.id())
                        .with("cause", "Retried from failure of run " + run.id())
                        .with("category", "rerun")
                        .with("given", Doc.of()),
                now);
        return answer(id, now);
    }

    private Doc answer(long id, Instant now) {
        var run = account.run(id);
        return run == null
                ? Doc.of("id", id)
                : new RunJson(account, now, Included.read("trigger,job")).run(run.at(now));
    }
}
