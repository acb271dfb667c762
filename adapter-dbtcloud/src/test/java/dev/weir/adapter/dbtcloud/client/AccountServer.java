package dev.weir.adapter.dbtcloud.client;

import dev.weir.domain.run.Run;
import dev.weir.domain.run.RunStep;
import dev.weir.domain.workspace.Job;
import dev.weir.ports.driven.DbtCloud.ArtifactName;
import dev.weir.ports.driven.ScriptedDbtCloud;
import dev.weir.ports.driven.ScriptedRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Speaks the API over what a {@link ScriptedDbtCloud} is told. Knows only the parameters that are documented, and refuses others. */
final class AccountServer implements StubServer.Handler {

    private static final Pattern RUN = Pattern.compile("/api/v2/accounts/42/runs/(\\d+)/");
    private static final Pattern FILE = Pattern.compile("/api/v2/accounts/42/runs/(\\d+)/artifacts/(.+)");
    private static final List<String> RUN_FILTERS = List.of(
            "project_id",
            "environment_id",
            "status__in",
            "created_at__range",
            "finished_at__range",
            "id__gt",
            "pk__in",
            "order_by",
            "limit",
            "offset",
            "include_related");

    private final ScriptedDbtCloud told;

    AccountServer(ScriptedDbtCloud told) {
        this.told = told;
    }

    @Override
    public void answer(StubServer.Request request, StubServer.Out out) throws IOException {
        if (!request.header("Authorization").equals("Token good")) {
            failed(out, 401, "Invalid token.");
            return;
        }
        var path = request.path();
        if (path.equals("/api/v2/accounts/42/runs/")) {
            runs(request, out);
        } else if (path.equals("/api/v2/accounts/42/jobs/")) {
            var all =
                    told.jobs(told.workspace()).stream().map(AccountServer::job).toList();
            page(request, out, all);
        } else if (path.equals("/api/v3/accounts/42/projects/7/")) {
            var project = told.project(told.workspace());
            answered(out, Js.object("id", 7, "name", project.name(), "state", 1));
        } else if (path.equals("/api/v3/accounts/42/projects/7/environments/9/")) {
            var environment = told.environment(told.workspace());
            answered(
                    out,
                    Js.object(
                            "id",
                            9,
                            "name",
                            environment.name(),
                            "deployment_type",
                            environment.kind().orElse(null)));
        } else if (RUN.matcher(path).matches()) {
            run(request, out);
        } else if (FILE.matcher(path).matches()) {
            file(request, out);
        } else {
            out.status(404, "text/html", "<html>Not Found</html>");
        }
    }

    private void runs(StubServer.Request request, StubServer.Out out) throws IOException {
        for (var name : request.query().keySet()) {
            if (!RUN_FILTERS.contains(name)) {
                failed(out, 400, "Additional properties are not allowed ('%s' was unexpected)".formatted(name));
                return;
            }
        }
        var query = request.query();
        var runs = told.shown().stream()
                .map(ScriptedRun::run)
                .filter(run -> is(
                        query.get("environment_id"),
                        run.environment().orElseThrow().toString()))
                .filter(run -> among(query.get("status__in"), run.status().code()))
                .filter(run -> among(query.get("pk__in"), run.id().value()))
                .filter(run -> run.id().value() > Long.parseLong(query.getOrDefault("id__gt", "-1")))
                .filter(run -> within(
                        query.get("created_at__range"), Optional.of(run.times().created())))
                .filter(run ->
                        within(query.get("finished_at__range"), run.times().finished()))
                .sorted(order(query.getOrDefault("order_by", "id")))
                .map(run -> run(run, List.of()))
                .toList();
        page(request, out, runs);
    }

    private static Comparator<Run> order(String by) {
        var ascending = Comparator.comparing(Run::id);
        return by.startsWith("-") ? ascending.reversed() : ascending;
    }

    private static boolean is(@Nullable String asked, String value) {
        return asked == null || asked.equals(value);
    }

    private static boolean among(@Nullable String asked, long value) {
        return asked == null
                || Stream.of(asked.substring(1, asked.length() - 1).split(",", -1))
                        .anyMatch(Long.toString(value)::equals);
    }

    private static boolean within(@Nullable String asked, Optional<Instant> at) {
        if (asked == null) {
            return true;
        }
        var ends = asked.substring(2, asked.length() - 2).split("\",\"", -1);
        return at.filter(time -> !time.isBefore(TheirClock.read(ends[0])) && !time.isAfter(TheirClock.read(ends[1])))
                .isPresent();
    }

    private void run(StubServer.Request request, StubServer.Out out) throws IOException {
        var found = find(request.path(), RUN);
        if (found.isEmpty()) {
            failed(
                    out,
                    404,
                    "The requested resource was not found. Please check that you have the proper permissions.");
            return;
        }
        var steps = found.get().steps().stream()
                .map(step -> step(step, found.get().logOf(step.index())))
                .toList();
        answered(out, run(found.get().run(), steps));
    }

    private void file(StubServer.Request request, StubServer.Out out) throws IOException {
        var name = request.path().substring(request.path().lastIndexOf('/') + 1);
        var step = Optional.ofNullable(request.query().get("step"));
        var content = find(request.path(), FILE)
                .flatMap(found -> Stream.of(ArtifactName.values())
                        .filter(each -> each.file().equals(name))
                        .findFirst()
                        .flatMap(each -> step.isPresent()
                                ? found.fileOf(Integer.parseInt(step.get()), each)
                                : found.fileOf(each)));
        if (content.isEmpty()) {
            failed(out, 404, "The requested resource was not found.");
        } else {
            out.answer(200, Map.of("Content-Type", "application/octet-stream"), content.get());
        }
    }

    private Optional<ScriptedRun> find(String path, Pattern pattern) {
        var matcher = pattern.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return told.shown().stream()
                .filter(run -> run.id().toString().equals(matcher.group(1)))
                .findFirst();
    }

    private static String run(Run run, List<String> steps) {
        var by = run.startedBy();
        var times = run.times();
        return Js.object(
                "id", run.id().value(),
                "account_id", 42,
                "job_definition_id",
                        run.job().map(Object::toString).map(Js.Raw::new).orElse(null),
                "environment_id", new Js.Raw(run.environment().orElseThrow().toString()),
                "status", run.status().code(),
                "status_humanized", "Whatever",
                "is_complete", run.ended(),
                "status_message", run.statusMessage().orElse(null),
                "git_branch", run.code().branch().orElse(null),
                "git_sha", run.code().commit().orElse(null),
                "dbt_version", run.code().dbtVersion().orElse(null),
                "created_at", TheirClock.spaced(times.created()),
                "dequeued_at", times.dequeued().map(TheirClock::spaced).orElse(null),
                "started_at", times.started().map(TheirClock::spaced).orElse(null),
                "finished_at", times.finished().map(TheirClock::spaced).orElse(null),
                "retrying_run_id", run.retries().map(id -> id.value()).orElse(null),
                "href", run.page().orElse(null),
                "job",
                        run.jobName()
                                .map(name -> new Js.Raw(Js.object("name", name)))
                                .orElse(null),
                "trigger",
                        new Js.Raw(Js.object(
                                "cause", by.cause().orElse(null),
                                "cause_category", by.category().orElse(null),
                                "github_pull_request_id", by.pullRequest().orElse(null),
                                "git_branch", by.overrides().branch().orElse(null),
                                "schema_override", by.overrides().schema().orElse(null),
                                "target_name_override", by.overrides().target().orElse(null),
                                "steps_override",
                                        by.overrides().steps().isEmpty()
                                                ? null
                                                : by.overrides().steps())),
                "run_steps", steps.stream().map(Js.Raw::new).toList(),
                "unheard_of", Map.of("a", List.of(1, 2.5, true)));
    }

    private static String step(RunStep step, Optional<String> log) {
        return Js.object(
                "index", step.index(),
                "name", step.name(),
                "status", step.status().code(),
                "started_at", step.started().map(TheirClock::spaced).orElse(null),
                "finished_at", step.finished().map(TheirClock::spaced).orElse(null),
                "logs", log.orElse(""),
                "debug_logs", null,
                "run_step_command",
                        step.command()
                                .map(command -> new Js.Raw(Js.object("dbt_command", command)))
                                .orElse(null));
    }

    private static String job(Job job) {
        return Js.object(
                "id", job.id().value(),
                "name", job.name(),
                "description", job.description().orElse(""),
                "environment_id", job.environment().value(),
                "job_type", job.type().orElse(null),
                "execute_steps", job.steps(),
                "settings",
                        new Js.Raw(Js.object(
                                "threads", 4, "target_name", job.target().orElse(null))),
                "schedule", new Js.Raw(Js.object("cron", job.cron().orElse(null), "date", "every_day")),
                "triggers",
                        new Js.Raw(Js.object(
                                "schedule", job.triggers().schedule(),
                                "github_webhook", job.triggers().pullRequest(),
                                "on_merge", job.triggers().merge())),
                "job_completion_trigger_condition",
                        job.after()
                                .map(after -> new Js.Raw(Js.object(
                                        "condition",
                                        new Js.Raw(Js.object(
                                                "job_id", after.job().value(), "statuses", after.statuses())))))
                                .orElse(null),
                "generate_docs", job.extras().generatesDocs(),
                "run_generate_sources", job.extras().checksFreshness(),
                "deactivated", job.extras().deactivated(),
                "state", 1,
                "next_run", job.nextRun().map(Instant::toString).orElse(null));
    }

    private void page(StubServer.Request request, StubServer.Out out, List<String> rows) throws IOException {
        var limit = Integer.parseInt(request.query().getOrDefault("limit", "100"));
        if (limit > 100) {
            failed(out, 400, "The request was invalid.");
            return;
        }
        var from = Math.min(rows.size(), Integer.parseInt(request.query().getOrDefault("offset", "0")));
        var shown = new ArrayList<>(rows.subList(from, Math.min(rows.size(), from + limit)));
        send(
                out,
                Js.object(
                        "status", new Js.Raw("{\"code\":200,\"is_success\":true}"),
                        "data", shown.stream().map(Js.Raw::new).toList(),
                        "extra",
                                new Js.Raw(Js.object(
                                        "filters", Map.of("limit", limit),
                                        "pagination", Map.of("count", shown.size(), "total_count", rows.size())))));
    }

    private void answered(StubServer.Out out, String data) throws IOException {
        send(out, Js.object("status", new Js.Raw("{\"code\":200}"), "data", new Js.Raw(data)));
    }

    private void send(StubServer.Out out, String body) throws IOException {
        out.answer(
                200,
                Map.of(
                        "Content-Type",
                        "application/json",
                        "Date",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(told.now().atOffset(ZoneOffset.UTC))),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static void failed(StubServer.Out out, int code, String message) throws IOException {
        out.status(
                code,
                "application/json",
                Js.object(
                        "status",
                        new Js.Raw(Js.object("code", code, "is_success", false, "user_message", message)),
                        "data",
                        null));
    }
}
