package dev.weir.adapter.dbtcloud.sandbox;

import dev.weir.adapter.dbtcloud.sandbox.Filters.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Runs and their steps: reading, cancelling, retrying. */
final class RunCalls {

    private final Account account;
    private final Deeds deeds;
    private final Filters filters = Filters.of("all", "id", "created_at", "finished_at")
            .knows(Kind.NUMBER, "job_definition_id", "project_id", "environment_id", "status", "id__gt", "pk")
            .knows(Kind.NUMBER, "deferring_run_id")
            .knows(Kind.NUMBERS, "project_id__in", "status__in", "pk__in")
            .knows(Kind.RANGE, "created_at__range", "finished_at__range")
            .knows(Kind.TEXT, "dbt_version")
            .knows(Kind.TEXTS, "dbt_version__in")
            .knows(Kind.FLAG, "has_docs_generated", "has_sources_generated");

    RunCalls(Account account, Deeds deeds) {
        this.account = account;
        this.deeds = deeds;
    }

    void on(Routes routes) {
        var own = "/api/v2/accounts/{account}";
        routes.on("GET", own + "/runs", this::list)
                .on("GET", own + "/runs/{run}", this::read)
                .on("POST", own + "/runs/{run}/cancel", this::cancel)
                .on("GET", own + "/runs/{run}/retry", this::failure)
                .on("POST", own + "/runs/{run}/retry", this::retry)
                .on("GET", own + "/steps/{step}", this::step)
                .on("GET", "/api/v3/accounts/{account}/projects/{project}/runs/{run}/timing", this::timing);
    }

    private Reply list(Call call) throws Refusal {
        var query = filters.read(call, account.id());
        var now = account.advance();
        var rows = new ArrayList<RunState>();
        for (var run : account.runs()) {
            if (query.above("id__gt", run.id()) && query.matches("pk", run.id()) && query.among("pk__in", run.id())) {
                var state = run.at(now);
                if (asked(state, query)) {
                    rows.add(state);
                }
            }
        }
        rows.sort(order(query));
        var json = new RunJson(account, now, query.included());
        var page = query.page(rows).stream().map(json::run).toList();
        return Envelope.list(page, rows.size(), query.values(), query.order());
    }

    private static boolean asked(RunState run, Filters.Query query) {
        return query.matches("job_definition_id", run.place().job())
                && query.matches("project_id", run.place().project())
                && query.among("project_id__in", run.place().project())
                && query.matches("environment_id", run.place().environment())
                && query.matches("status", run.status())
                && query.among("status__in", run.status())
                && query.within("created_at__range", run.times().created())
                && query.within("finished_at__range", run.times().finished())
                && query.matches("dbt_version", run.code().dbtVersion())
                && query.among("dbt_version__in", run.code().dbtVersion())
                && query.matches("has_docs_generated", run.hasDocs())
                && query.matches("has_sources_generated", run.hasSources())
                && query.matches("deferring_run_id", "none")
                && query.state(1);
    }

    /** By the field that was asked for, then by id. A run that has not ended comes after all that have. */
    private static Comparator<RunState> order(Filters.Query query) {
        Comparator<RunState> byId = Comparator.comparingLong(RunState::id);
        var field = query.backwards() ? query.order().substring(1) : query.order();
        var order = switch (field) {
            case "created_at" ->
                Comparator.comparing((RunState run) -> run.times().created()).thenComparing(byId);
            case "finished_at" -> Comparator.comparing(RunCalls::finished).thenComparing(byId);
            default -> byId;
        };
        return query.backwards() ? order.reversed() : order;
    }

    private static Instant finished(RunState run) {
        var finished = run.times().finished();
        return finished == null ? Instant.MAX : finished;
    }

    private Reply read(Call call) throws Refusal {
        var now = account.advance();
        var json = new RunJson(account, now, Included.read(call.parameter("include_related")));
        return Envelope.detail(json.run(run(call).at(now)));
    }

    private SandboxRun run(Call call) throws Refusal {
        var run = account.run(call.id("run"));
        if (run == null) {
            throw Refusal.missing();
        }
        return run;
    }

    private Reply cancel(Call call) throws Refusal {
        var now = account.advance();
        var run = run(call);
        if (!run.at(now).complete()) {
            deeds.perform(Doc.of("deed", "cancel").with("run", run.id()).with("by", "api"), now);
        }
        return Envelope.detail(new RunJson(account, now, Included.read(null)).run(run.at(now)));
    }

    private Reply failure(Call call) throws Refusal {
        var run = run(call).at(account.advance());
        var failed = RetryRule.failed(run);
        if (failed == null) {
            throw Refusal.invalid("The run has no failed step.");
        }
        return Envelope.detail(Doc.of("failed_step", failed.command()).with("skipped_steps", RetryRule.skipped(run)));
    }

    private Reply retry(Call call) throws Refusal {
        var now = account.advance();
        var run = run(call).at(now);
        var reason = account.retryReason(run, now);
        if (reason != null) {
            throw Refusal.invalid("The run cannot be retried: " + reason);
        }
        return Envelope.detail(deeds.retried(run, now));
    }

    private Reply step(Call call) throws Refusal {
        var id = call.id("step");
        var run = account.run(id / StepState.STEPS_PER_RUN);
        var now = account.advance();
        if (run == null) {
            throw Refusal.missing();
        }
        var state = run.at(now);
        for (var step : state.steps()) {
            if (step.index() == id % StepState.STEPS_PER_RUN) {
                var json = new RunJson(account, now, Included.read(call.parameter("include_related")));
                return Envelope.detail(json.step(state, step));
            }
        }
        throw Refusal.missing();
    }

    private Reply timing(Call call) throws Refusal {
        run(call);
        return Envelope.detail(List.of());
    }
}
