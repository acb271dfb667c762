package dev.weir.adapter.dbtcloud.sandbox;

import dev.weir.adapter.dbtcloud.sandbox.Choreography.Dance;
import dev.weir.adapter.dbtcloud.sandbox.OrchardDay.Happening;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plans the runs of the orchard's account: what each does, how long it takes and how it ends. */
final class OrchardRuns {

    /** How much longer things take in the account's own schedule than they really took: minutes in place of seconds. */
    private static final double UNHURRIED = 14;

    /** Somebody who watches does not want to wait. */
    private static final double BRISK = 0.5;

    private static final int DAYS_BACK = 20;

    private final long seed;
    private final Repertoire orchard;
    private final Repertoire early;
    private final Repertoire cider;

    OrchardRuns(long seed, Shelf shelf) {
        this.seed = seed;
        orchard = Repertoire.orchard(shelf);
        early = Repertoire.ofBuild(shelf, "earlier-version");
        cider = Repertoire.ofBuild(shelf, "cider/build-clean");
    }

    PlannedRun scheduled(Account account, Job job, Instant at, boolean earlier) {
        var role = OrchardCast.role(job.id());
        var lively = role != null && role.lively();
        var chance = chance(job, at);
        var mood = mood(job, chance, lively);
        var dance = dance(job, earlier ? early : repertoire(job), lively ? BRISK : UNHURRIED, mood, chance);
        var plan = new Draft(account, job, trigger(job, at, "scheduled", "scheduled", Doc.of()), dance);
        plan.commit = commit(at);
        plan.uploads = lively && chance.percent(8) ? chance.seconds(30, 75) : plan.uploads;
        plan.cancelled = !lively && chance.percent(2) ? chance.seconds(5, 120) : null;
        plan.cancelledBy = "ui";
        return plan.run();
    }

    private Chance chance(Job job, Instant at) {
        return Chance.of(seed, "job " + job.id(), at);
    }

    private static String mood(Job job, Chance chance, boolean lively) {
        if (job.project() == OrchardCast.CIDER) {
            return chance.percent(12) ? "cider/build-test-fail" : "";
        }
        if (job.id() == OrchardCast.TESTS) {
            return chance.percent(25) ? "test-all-failing" : "";
        }
        return chance.percent(lively ? 22 : 28)
                ? chance.among(List.of(
                        "build-model-error",
                        "build-test-fail",
                        "build-unit-test-fail",
                        "build-partial-success",
                        "build-source-test-fail",
                        "build-compile-error",
                        "build-many-faults",
                        "retry-after-fix/step-1"))
                : chance.percent(50) ? "build-again" : "";
    }

    private Repertoire repertoire(Job job) {
        return job.project() == OrchardCast.CIDER ? cider : orchard;
    }

    private static Dance dance(Job job, Repertoire repertoire, double pace, String mood, Chance chance) {
        var body = job.body();
        return new Choreography(repertoire, job.project() == OrchardCast.CIDER ? "Cider" : "Orchard", pace)
                .of(
                        job.steps(),
                        body.flag("run_generate_sources") || body.flag("generate_sources"),
                        body.flag("generate_docs"),
                        mood,
                        chance);
    }

    private static Trigger trigger(Job job, Instant at, String category, String cause, Doc given) {
        var id = Ids.due(at, (int) Math.floorMod(job.id(), 8L));
        return new Trigger(id * StepState.STEPS_PER_RUN, cause, category, given, at);
    }

    /** {@return the commit of the main branch at a time: that of the last merge before it} */
    String commit(Instant at) {
        var day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        for (var back = 0; back < DAYS_BACK; back++) {
            for (var each :
                    OrchardDay.of(seed, day.minusDays(back)).happenings().reversed()) {
                if (each instanceof OrchardDay.Merged merged && !merged.at().isAfter(at)) {
                    return merged.commit();
                }
            }
        }
        return Chance.of(seed, "first commit", Instant.EPOCH).commit();
    }

    /** {@return the run that a happening brings, or null if it brings none} */
    @Nullable
    PlannedRun of(Account account, Happening happening) {
        return switch (happening) {
            case OrchardDay.Checked it -> {
                var job = job(account, OrchardCast.CI);
                var given = Doc.of("github_pull_request_id", (long) it.pullRequest())
                        .with("git_branch", it.branch())
                        .with("git_sha", it.commit())
                        .with("schema_override", "dbt_cloud_pr_" + job.id() + "_" + it.pullRequest());
                var cause = "Pull request #" + it.pullRequest();
                var draft = draft(account, job, it.at(), "ci", cause, given, it.mood(), "build-state-modified-plus");
                draft.commit = it.commit();
                yield draft.run();
            }
            case OrchardDay.Merged it -> {
                var job = job(account, OrchardCast.MERGE);
                var cause = "Merge to main";
                yield draft(
                                account,
                                job,
                                it.at(),
                                "merge",
                                cause,
                                Doc.of("git_sha", it.commit()),
                                it.mood(),
                                "build-state-modified-plus")
                        .run();
            }
            case OrchardDay.ByHand it -> byHand(account, it.at(), it.mood()).run();
            case OrchardDay.ThoughtBetter it -> {
                var draft = byHand(account, it.at(), "interrupted");
                draft.cancelled = Duration.ofSeconds(it.afterSeconds());
                draft.cancelledBy = "ui";
                yield draft.run();
            }
            case OrchardDay.TimedOut it -> {
                var draft = byHand(account, it.at(), "");
                draft.cancelled = Duration.ofMinutes(2);
                draft.cancelledBy = "scheduler";
                draft.message =
                        "This run timed out after running for 2 minutes, which exceeded the configured timeout of 120 seconds.";
                yield draft.run();
            }
            case OrchardDay.NoRepository it -> {
                var draft = byHand(account, it.at(), "");
                draft.dance = new Choreography(orchard, "Orchard", 1).cloneFails(chance(draft.job, it.at()));
                draft.message = "Failed to clone the repository: the remote could not be reached.";
                yield draft.run();
            }
            case OrchardDay.Asked it -> {
                var job = job(account, OrchardCast.BY_HAND);
                var given = Doc.of("steps_override", List.of(it.command()));
                yield asked(
                        job,
                        Ids.due(it.at(), 1),
                        new Trigger(Ids.due(it.at(), 1) * 64, "orchestrator: " + it.command(), "api", given, it.at()),
                        account,
                        UNHURRIED);
            }
            case OrchardDay.Retried it -> {
                var job = job(account, it.job());
                var newest = account.newestOf(job.id());
                var state = newest == null ? null : newest.at(it.at());
                yield state == null || account.retryReason(state, it.at()) != null
                        ? null
                        : retry(
                                account,
                                job,
                                Ids.due(it.at(), 2),
                                new Trigger(
                                        Ids.due(it.at(), 2) * 64,
                                        "Retried from failure of run " + state.id(),
                                        "rerun",
                                        Doc.of(),
                                        it.at()),
                                state);
            }
        };
    }

    private static Job job(Account account, long id) {
        var job = account.job(id);
        if (job == null) {
            throw new IllegalStateException("the orchard has lost its job " + id);
        }
        return job;
    }

    private Draft byHand(Account account, Instant at, String mood) {
        var job = job(account, OrchardCast.BY_HAND);
        return draft(account, job, at, "ui", "Kicked off from UI by ada@orchard.test", Doc.of(), mood, "");
    }

    private Draft draft(
            Account account, Job job, Instant at, String category, String cause, Doc given, String mood, String usual) {
        var dance = dance(job, orchard, UNHURRIED, mood.isEmpty() ? usual : mood, chance(job, at));
        return new Draft(account, job, trigger(job, at, category, cause, given), dance);
    }

    /** {@return the run of a job that follows another} */
    PlannedRun after(Account account, Job job, PlannedRun other, Instant at) {
        var chance = chance(job, at);
        var dance = dance(job, repertoire(job), UNHURRIED / 2, mood(job, chance, false), chance);
        var cause = "Completion of run " + other.id();
        return new Draft(account, job, trigger(job, at, "job completion", cause, Doc.of()), dance).run();
    }

    /** {@return a run that was asked for over the API} */
    PlannedRun asked(Job job, long id, Trigger trigger, Account account) {
        return asked(job, id, trigger, account, 1);
    }

    private PlannedRun asked(Job job, long id, Trigger trigger, Account account, double pace) {
        var given = trigger.given();
        var commands = given.get("steps_override") == null ? job.steps() : given.texts("steps_override");
        var docs = given.get("generate_docs_override") == null
                ? job.body().flag("generate_docs")
                : given.flag("generate_docs_override");
        var dance = new Choreography(repertoire(job), job.project() == OrchardCast.CIDER ? "Cider" : "Orchard", pace)
                .of(
                        commands,
                        job.body().flag("run_generate_sources"),
                        docs,
                        wished(commands),
                        chance(job, trigger.at()));
        var draft = new Draft(account, job, trigger, dance);
        draft.id = id;
        draft.pace = pace;
        return draft.run();
    }

    /** The orchard breaks on demand, by the variables that broke the real one. */
    private static String wished(List<String> commands) {
        var all = String.join(" ", commands);
        if (all.contains("broken")) {
            return all.contains("compile") ? "build-compile-error" : "build-model-error";
        }
        if (all.contains("revenue_floor")) {
            return all.contains("dbt test") ? "test-all-failing" : "build-test-fail";
        }
        if (all.contains("sales_factor")) {
            return "build-unit-test-fail";
        }
        if (all.contains("bad_year")) {
            return "build-partial-success";
        }
        return all.contains("nameless") ? "build-source-test-fail" : "";
    }

    /** {@return dbt Cloud's own retry of a failed run} */
    PlannedRun retry(Account account, Job job, long id, Trigger trigger, RunState failed) {
        var before = account.run(failed.id()) instanceof PlannedRun planned
                ? planned.plan().steps()
                : List.<StepPlan>of();
        var role = OrchardCast.role(job.id());
        var lively = role != null && role.lively();
        var pace = lively || trigger.category().equals("api")
                ? BRISK
                : trigger.cause().isEmpty() ? 1 : UNHURRIED / 3;
        var dance =
                new Choreography(repertoire(job), "Orchard", pace).retrying(before, null, chance(job, trigger.at()));
        var draft = new Draft(account, job, trigger, dance);
        draft.id = id;
        draft.retries = failed.id();
        draft.commit = failed.code().commit();
        return draft.run();
    }

    /** A plan in the making. */
    private final class Draft {
        private final Account account;
        private final Job job;
        private final Trigger trigger;
        private Dance dance;
        private long id;
        private double pace = UNHURRIED;
        private Duration uploads = Duration.ofMillis(1200);
        private @Nullable String commit;
        private @Nullable String message;
        private @Nullable Duration cancelled;
        private String cancelledBy = "ui";
        private @Nullable Long retries;

        Draft(Account account, Job job, Trigger trigger, Dance dance) {
            this.account = account;
            this.job = job;
            this.trigger = trigger;
            this.dance = dance;
            this.id = trigger.id() / StepState.STEPS_PER_RUN;
        }

        PlannedRun run() {
            var given = trigger.given();
            var environment = account.environment(job.environment());
            var chance = chance(job, trigger.at());
            var branch = given.text("git_branch", "main");
            var sha = given.text("git_sha");
            var schema = given.text("schema_override", environment == null ? "main" : environment.schema());
            var target = given.text(
                    "target_name_override", job.body().doc("settings").text("target_name", "default"));
            while (account.run(id) != null) {
                id++;
            }
            return new PlannedRun(new RunPlan(
                    id,
                    new RunState.Place(job.id(), job.project(), job.environment()),
                    trigger,
                    new RunState.Code(
                            given.text("dbt_version_override", "latest"),
                            branch,
                            sha != null ? sha : commit != null ? commit : commit(trigger.at())),
                    schema,
                    target,
                    chance.seconds(0.4, 1 + pace / 10),
                    chance.seconds(0.5, 1 + pace / 4),
                    dance.steps(),
                    dance.outcome(),
                    message,
                    uploads,
                    cancelled,
                    cancelledBy,
                    retries));
        }
    }
}
