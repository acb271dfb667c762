package dev.weir.adapter.dbtcloud.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run, and its steps, as the API shows them. */
record RunJson(Account account, Instant now, Included included) {

    private static final int TAIL = 1000;

    Doc run(RunState run) {
        var times = run.times();
        var place = run.place();
        var job = account.job(place.job());
        return Doc.of("id", run.id())
                .with("trigger_id", run.trigger().id())
                .with("account_id", account.id())
                .with("environment_id", place.environment())
                .with("project_id", place.project())
                .with("job_definition_id", place.job())
                .with("job_id", place.job())
                .with("status", run.status())
                .with("status_humanized", RunState.word(run.status()))
                .with("status_message", run.message())
                .with("in_progress", !run.complete())
                .with("is_complete", run.complete())
                .with("is_success", run.status() == RunState.SUCCESS)
                .with("is_error", run.status() == RunState.ERROR)
                .with("is_cancelled", run.status() == RunState.CANCELLED)
                .with("is_running", null)
                .with("dbt_version", run.code().dbtVersion())
                .with("git_branch", run.code().branch())
                .with("git_sha", run.code().commit())
                .with("artifacts_saved", run.artifactsSaved())
                .with("artifact_s3_path", run.artifactsSaved() ? "prod/runs/" + run.id() + "/artifacts/target" : null)
                .with("has_docs_generated", run.hasDocs())
                .with("has_sources_generated", run.hasSources())
                .with("notifications_sent", run.complete())
                .with("blocked_by", run.blockedBy())
                .with("owner_thread_id", null)
                .with("executed_by_thread_id", times.dequeued() == null ? null : "worker-" + run.id() % 9)
                .with("deferring_run_id", null)
                .with("used_repo_cache", null)
                .with("created_at", Stamps.run(times.created()))
                .with("updated_at", Stamps.run(updated(times)))
                .with("dequeued_at", Stamps.run(times.dequeued()))
                .with("started_at", Stamps.run(times.started()))
                .with("finished_at", Stamps.run(times.finished()))
                .with("should_start_at", Stamps.run(times.created()))
                .with("last_checked_at", null)
                .with("last_heartbeat_at", null)
                .with(durations(times))
                .with("retrying_run_id", run.retries())
                .with("can_retry", account.retryReason(run, now) == null)
                .with("retry_not_supported_reason", account.retryReason(run, now))
                .with("trigger", included.has("trigger") ? run.trigger().json(place.job()) : null)
                .with("job", included.has("job") && job != null ? job.nested() : null)
                .with("environment", environment(place.environment()))
                .with("repository", repository(place.project()))
                .with("run_steps", included.has("run_steps") ? steps(run) : List.of())
                .with("deprecation", null)
                .with("audit", included.has("audit") ? audit(run) : null)
                .with(
                        "href",
                        "%s/deploy/%d/projects/%d/runs/%d/"
                                .formatted(account.address(), account.id(), place.project(), run.id()));
    }

    private @Nullable Doc environment(long id) {
        var environment = account.environment(id);
        return included.has("environment") && environment != null ? environment.inRun(account) : null;
    }

    private @Nullable Doc repository(long id) {
        var project = account.project(id);
        return included.has("repository") && project != null ? project.repositoryJson(account) : null;
    }

    /** A queued run's moves on with every look, as seen in real answers. */
    private Instant updated(RunState.Times times) {
        var finished = times.finished();
        return finished == null ? now : finished.plusMillis(100);
    }

    private Doc durations(RunState.Times times) {
        var finished = times.finished();
        var end = finished == null ? now : finished;
        var started = times.started();
        var begun = started == null ? end : started;
        var whole = Duration.between(times.created(), end);
        var queued = Duration.between(times.created(), begun);
        var running = Duration.between(begun, end);
        return Doc.of("duration", Stamps.clock(whole))
                .with("queued_duration", Stamps.clock(queued))
                .with("run_duration", Stamps.clock(running))
                .with("duration_humanized", Stamps.words(whole))
                .with("queued_duration_humanized", Stamps.words(queued))
                .with("run_duration_humanized", Stamps.words(running))
                .with("created_at_humanized", Stamps.words(Duration.between(times.created(), now)) + " ago")
                .with(
                        "finished_at_humanized",
                        finished == null
                                ? "0 minutes from now"
                                : Stamps.words(Duration.between(finished, now)) + " ago");
    }

    private Doc audit(RunState run) {
        var cancelled = run.cancelledBy();
        return Doc.of("trigger", Doc.of("actor", actor(run.trigger().category())))
                .with("cancellation", cancelled == null ? null : Doc.of("actor", actor(cancelled)));
    }

    private static @Nullable Doc actor(String how) {
        return switch (how) {
            case "ui" ->
                Doc.of("id", Long.toString(Account.USER)).with("type", "user").with("name", "Ada Pomeroy");
            case "api" ->
                Doc.of("id", "70403110000801").with("type", "service_token").with("name", "weir");
            default -> null;
        };
    }

    List<Doc> steps(RunState run) {
        var list = new ArrayList<Doc>();
        for (var step : run.steps()) {
            list.add(step(run, step));
        }
        return list;
    }

    Doc step(RunState run, StepState step) {
        var id = StepState.id(run.id(), step.index());
        var log = step.log().get();
        var started = step.started();
        var finished = step.finished();
        var lasted = started == null ? Duration.ZERO : Duration.between(started, finished == null ? now : finished);
        var debug = included.has("debug_logs");
        return Doc.of("id", id)
                .with("run_id", run.id())
                .with("account_id", account.id())
                .with("index", step.index())
                .with("status", step.status())
                .with("status_humanized", RunState.word(step.status()))
                .with("status_color", colour(step.status()))
                .with("name", step.name())
                .with("started_at", Stamps.run(started))
                .with("finished_at", Stamps.run(finished))
                .with("duration", Stamps.clock(lasted))
                .with("duration_humanized", Stamps.words(lasted))
                .with("logs", log)
                .with("debug_logs", debug ? DebugLog.of(log, started) : "")
                .with("truncated_debug_logs", debug ? null : tail(DebugLog.of(log, started)))
                .with("log_path", null)
                .with("debug_log_path", null)
                .with("created_at", Stamps.run(started))
                .with("updated_at", Stamps.run(finished == null ? now : finished))
                .with(
                        "run_step_command",
                        step.command() == null
                                ? null
                                : Doc.of("run_step_id", id).with("dbt_command", step.command()))
                .with("run_step_invocation", null);
    }

    private static String colour(int status) {
        return switch (status) {
            case RunState.SUCCESS -> "#2db7f5";
            case RunState.ERROR -> "#f5222d";
            case RunState.CANCELLED -> "#faad14";
            default -> "#d9d9d9";
        };
    }

    private static String tail(String text) {
        var lines = text.split("\n", -1);
        return lines.length <= TAIL
                ? text
                : String.join("\n", List.of(lines).subList(lines.length - TAIL, lines.length));
    }
}
