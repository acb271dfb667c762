package dev.weir.adapter.dbtcloud.sandbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job as dbt Cloud keeps it.
 *
 * @param body its definition, under dbt Cloud's names, complete
 * @param state 1 active, 2 deleted
 */
record Job(long id, Doc body, Instant created, Instant updated, int state) {

    private static final Doc ABSENT = Doc.of("dbt_version", null)
            .with("description", "")
            .with("deferring_environment_id", null)
            .with("deferring_job_definition_id", null)
            .with("execute_steps", List.of("dbt build"))
            .with("execution", Doc.of("timeout_seconds", 0))
            .with("generate_docs", false)
            .with("generate_sources", false)
            .with("run_generate_sources", false)
            .with("run_compare_changes", false)
            .with("compare_changes_flags", "--select state:modified")
            .with("run_lint", false)
            .with("errors_on_lint_failure", true)
            .with("job_type", "other")
            .with("lifecycle_webhooks", false)
            .with("lifecycle_webhooks_url", null)
            .with("cost_optimization_features", List.of())
            .with("settings", Doc.of("threads", 4).with("target_name", "default"))
            .with("triggers_on_draft_pr", false)
            .with(
                    "triggers",
                    Doc.of("github_webhook", false)
                            .with("git_provider_webhook", false)
                            .with("schedule", false)
                            .with("on_merge", false)
                            .with("custom_branch_only", false))
            .with(
                    "schedule",
                    Doc.of("cron", "0 */12 * * *")
                            .with("date", Doc.of("type", "every_day"))
                            .with("time", Doc.of("type", "every_hour").with("interval", 12)))
            .with("job_completion_trigger_condition", null);

    private static final List<String> READ_ONLY = List.of(
            "id",
            "account",
            "project",
            "environment",
            "created_at",
            "updated_at",
            "state",
            "most_recent_run",
            "most_recent_completed_run",
            "next_run",
            "next_run_humanized",
            "is_deferrable",
            "raw_dbt_version",
            "run_failure_count",
            "fusion_readiness",
            "deactivated",
            "cron_humanized");

    /** A job out of what was sent: what is missing falls to its default, what is read-only is left out. */
    static Job of(long id, Doc sent, Instant created, Instant now) {
        var body = ABSENT.copy();
        for (var name : sent.names()) {
            var value = sent.get(name);
            if (!READ_ONLY.contains(name) && (value != null || !body.has(name))) {
                body.with(name, value);
            }
        }
        return new Job(id, body, created, now, (int) sent.number("state", 1));
    }

    String name() {
        return body.text("name", "");
    }

    long project() {
        return body.number("project_id", 0);
    }

    long environment() {
        return body.number("environment_id", 0);
    }

    List<String> steps() {
        return body.texts("execute_steps");
    }

    boolean ci() {
        return "ci".equals(body.text("job_type"));
    }

    /** {@return whether its runs may go side by side: only CI runs do} */
    boolean parallel() {
        return ci();
    }

    /** {@return when it is due, null without a schedule, or with one that nobody can read} */
    @Nullable
    Timetable timetable() {
        if (state != 1 || !body.doc("triggers").flag("schedule")) {
            return null;
        }
        try {
            return Timetable.of(cron());
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    String cron() {
        var schedule = body.doc("schedule");
        var date = schedule.doc("date");
        var time = schedule.doc("time");
        if (date.text("type", "").contains("cron")) {
            return date.text("cron", schedule.text("cron", ""));
        }
        if (schedule.text("cron") != null) {
            return schedule.text("cron", "");
        }
        var hours = time.get("hours") == null
                ? "*/" + Math.max(1, time.number("interval", 1))
                : String.join(",", time.texts("hours"));
        var days = date.get("days") == null ? "*" : String.join(",", date.texts("days"));
        return "0 " + hours + " * * " + days;
    }

    Job deleted(Instant now) {
        return new Job(id, body, created, now, 2);
    }

    Doc json(Account account, Included included, Instant now) {
        var environment = account.environment(environment());
        var due = timetable();
        var next = due == null ? null : due.after(now);
        var doc = Doc.of("id", id)
                .with("account_id", account.id())
                .with(body)
                .with("state", state)
                .with("raw_dbt_version", environment == null ? null : environment.dbtVersion())
                .with("is_deferrable", true)
                .with("run_failure_count", 0)
                .with("deactivated", false)
                .with("cron_humanized", "Cron " + cron())
                .with("created_at", Stamps.other(created))
                .with("updated_at", Stamps.other(updated))
                .with("next_run", next == null || next.equals(Instant.MAX) ? null : Stamps.other(next))
                .with("next_run_humanized", null)
                .with("account", null)
                .with("project", null)
                .with("environment", null)
                .with("fusion_readiness", null)
                .with("most_recent_run", null)
                .with("most_recent_completed_run", null);
        if (included.has("environment") && environment != null) {
            doc.with("environment", environment.inRun(account));
        }
        if (included.has("most_recent_run")) {
            doc.with("most_recent_run", newest(account, now, false));
        }
        if (included.has("most_recent_completed_run")) {
            doc.with("most_recent_completed_run", newest(account, now, true));
        }
        return doc;
    }

    private @Nullable Doc newest(Account account, Instant now, boolean completed) {
        for (var run : account.runsOf(id).reversed()) {
            var state = run.at(now);
            if (!completed || state.complete()) {
                return new RunJson(account, now, Included.read(null)).run(state);
            }
        }
        return null;
    }

    /** The job as it stands inside a run: the schedule's parts are plain words there, and its times end in Z. */
    Doc nested() {
        var schedule = body.doc("schedule");
        return Doc.of("id", id)
                .with(body)
                .with("state", state)
                .without("lifecycle_webhooks_url")
                .without("job_completion_trigger_condition")
                .without("generate_sources")
                .with(
                        "schedule",
                        Doc.of("cron", cron())
                                .with("date", schedule.doc("date").text("type"))
                                .with("time", schedule.doc("time").text("type")))
                .with("created_at", Stamps.zulu(created))
                .with("updated_at", Stamps.zulu(updated));
    }
}
