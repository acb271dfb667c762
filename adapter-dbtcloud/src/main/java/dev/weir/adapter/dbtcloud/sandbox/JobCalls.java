package dev.weir.adapter.dbtcloud.sandbox;

import dev.weir.adapter.dbtcloud.sandbox.Filters.Kind;
import java.util.List;

/** Jobs: reading and keeping them, and starting their runs. */
final class JobCalls {

    private final Account account;
    private final Deeds deeds;
    private final Filters filters = Filters.of("active", "id", "name", "created_at", "updated_at")
            .knows(Kind.NUMBER, "project_id", "environment_id", "pk")
            .knows(Kind.NUMBERS, "project_id__in")
            .knows(Kind.TEXTS, "dbt_version__in")
            .knows(Kind.TEXT, "name__icontains")
            .knows(Kind.FLAG, "is_fusion_ready", "is_system", "triggers_schedule");

    JobCalls(Account account, Deeds deeds) {
        this.account = account;
        this.deeds = deeds;
    }

    void on(Routes routes) {
        var own = "/api/v2/accounts/{account}/jobs";
        routes.on("GET", own, this::list)
                .on("POST", own, this::create)
                .on("GET", own + "/{job}", this::read)
                .on("POST", own + "/{job}", this::update)
                .on("DELETE", own + "/{job}", this::delete)
                .on("POST", own + "/{job}/run", this::run)
                .on("POST", own + "/{job}/rerun", this::rerun)
                .on(
                        "GET",
                        "/api/v3/accounts/{account}/projects/{project}/environment-variables/job",
                        _ -> noVariables())
                .on(
                        "GET",
                        "/api/v3/accounts/{account}/projects/{project}/environment-variables/environment",
                        this::environmentVariables);
    }

    private static Reply noVariables() {
        return Envelope.detail(Doc.of());
    }

    private Reply environmentVariables(Call call) {
        var names = account.environments().stream()
                .filter(each -> each.project() == call.id("project"))
                .map(Environment::name);
        return Envelope.detail(Doc.of(
                        "environments",
                        java.util.stream.Stream.concat(java.util.stream.Stream.of("project"), names)
                                .toList())
                .with("variables", Doc.of()));
    }

    private Reply list(Call call) throws Refusal {
        var query = filters.read(call, account.id());
        var now = account.advance();
        var rows = account.jobs().stream()
                .filter(each -> query.state(each.state()))
                .filter(each -> query.matches("pk", each.id()))
                .filter(each ->
                        query.matches("project_id", each.project()) && query.among("project_id__in", each.project()))
                .filter(each -> query.matches("environment_id", each.environment()))
                .filter(each -> query.contains("name__icontains", each.name()))
                .filter(each -> query.matches(
                        "triggers_schedule", each.body().doc("triggers").flag("schedule")))
                .filter(each -> query.matches("is_system", false) && query.matches("is_fusion_ready", false))
                .filter(each -> query.among("dbt_version__in", each.body().text("dbt_version", "latest")))
                .toList();
        var ordered = query.backwards() ? rows.reversed() : rows;
        var page = query.page(ordered).stream()
                .map(each -> each.json(account, query.included(), now))
                .toList();
        return Envelope.list(page, rows.size(), query.values(), query.order());
    }

    private Job job(Call call) throws Refusal {
        var job = account.job(call.id("job"));
        if (job == null || job.state() != 1) {
            throw Refusal.missing();
        }
        return job;
    }

    private Reply read(Call call) throws Refusal {
        var now = account.advance();
        var included = Included.read(call.parameter("include_related"));
        return Envelope.detail(job(call).json(account, included, now));
    }

    private Reply create(Call call) throws Refusal {
        var now = account.advance();
        var body = checked(call.json());
        var id = account.ids().next(now);
        deeds.perform(Doc.of("deed", "job").with("id", id).with("body", body), now);
        return Envelope.created(created(id).json(account, Included.read(null), now));
    }

    private Job created(long id) throws Refusal {
        var job = account.job(id);
        if (job == null) {
            throw Refusal.missing();
        }
        return job;
    }

    /** What no job can do without, and that its environment is the project's. */
    private Doc checked(Doc body) throws Refusal {
        var wrong = Doc.of();
        for (var name : List.of("project_id", "environment_id")) {
            if (body.number(name) == null) {
                wrong.with(name, "required key not provided");
            }
        }
        if (body.text("name", "").isBlank()) {
            wrong.with("name", "required key not provided");
        }
        if (body.get("execute_steps") instanceof List<?> steps && (steps.isEmpty() || steps.contains(""))) {
            wrong.with("execute_steps", "must hold at least one command");
        }
        if (body.number("account_id", account.id()) != account.id()) {
            wrong.with("account_id", "does not match the address");
        }
        if (body.get("id") != null) {
            body = body.copy().without("id");
        }
        if (!wrong.names().isEmpty()) {
            throw Refusal.invalid(wrong.with("_model", "HumanReadableJobDefinition"));
        }
        var environment = account.environment(body.number("environment_id", 0));
        if (environment == null || environment.project() != body.number("project_id", 0)) {
            throw Refusal.missing();
        }
        return body;
    }

    private Reply update(Call call) throws Refusal {
        var now = account.advance();
        var job = job(call);
        var body = checked(call.json());
        deeds.perform(Doc.of("deed", "job").with("id", job.id()).with("body", body), now);
        return Envelope.detail(created(job.id()).json(account, Included.read(null), now));
    }

    /** Answers as real accounts do: 200 with the object, {@code state} 2. */
    private Reply delete(Call call) throws Refusal {
        var now = account.advance();
        var job = job(call);
        deeds.perform(Doc.of("deed", "delete-job").with("id", job.id()), now);
        return Envelope.detail(created(job.id()).json(account, Included.read(null), now));
    }

    private Reply run(Call call) throws Refusal {
        var now = account.advance();
        return Envelope.detail(deeds.triggered(job(call), call.json(), now));
    }

    /** Retries the newest run if it failed, and otherwise starts a whole new one: a trap, and dbt Cloud's own. */
    private Reply rerun(Call call) throws Refusal {
        var now = account.advance();
        var job = job(call);
        var newest = account.newestOf(job.id());
        if (newest != null && account.retryReason(newest.at(now), now) == null) {
            return Envelope.detail(deeds.retried(newest.at(now), now));
        }
        return Envelope.detail(deeds.triggered(job, Doc.of("cause", "Rerun of the job"), now));
    }
}
