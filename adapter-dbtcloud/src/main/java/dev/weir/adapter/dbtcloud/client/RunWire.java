package dev.weir.adapter.dbtcloud.client;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A run as the API sends it: the fields that are used, under the names that they have there. */
record RunWire(
        long id,
        OptionalLong jobDefinitionId,
        OptionalLong environmentId,
        OptionalLong status,
        Optional<Boolean> isComplete,
        boolean isSuccess,
        boolean isError,
        boolean isCancelled,
        Optional<String> statusMessage,
        Optional<String> gitBranch,
        Optional<String> gitSha,
        Optional<String> dbtVersion,
        Optional<Instant> createdAt,
        Optional<Instant> updatedAt,
        Optional<Instant> dequeuedAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        OptionalLong retryingRunId,
        Optional<String> href,
        Optional<String> jobName,
        Optional<Trigger> trigger,
        List<StepWire> runSteps) {

    /** What started the run, as asked for by {@code include_related}. */
    record Trigger(
            Optional<String> cause,
            Optional<String> causeCategory,
            OptionalLong pullRequest,
            Optional<String> gitBranch,
            Optional<String> schemaOverride,
            Optional<String> targetNameOverride,
            List<String> stepsOverride) {

        private static final List<String> PULL_REQUESTS = List.of(
                "github_pull_request_id",
                "gitlab_merge_request_id",
                "azure_pull_request_id",
                "non_native_pull_request_id");

        static Trigger of(Fields trigger) {
            return new Trigger(
                    trigger.text("cause"),
                    trigger.text("cause_category"),
                    PULL_REQUESTS.stream()
                            .map(trigger::whole)
                            .filter(OptionalLong::isPresent)
                            .findFirst()
                            .orElse(OptionalLong.empty()),
                    trigger.text("git_branch"),
                    trigger.text("schema_override"),
                    trigger.text("target_name_override"),
                    trigger.texts("steps_override"));
        }
    }

    /** Reads a run; empty for what has no id, which is nothing that could be spoken of. */
    static Optional<RunWire> of(Fields run) {
        var id = run.whole("id");
        if (id.isEmpty()) {
            return Optional.empty();
        }
        var job = run.whole("job_definition_id");
        return Optional.of(new RunWire(
                id.getAsLong(),
                job.isPresent() ? job : run.whole("job_id"),
                run.whole("environment_id"),
                run.whole("status"),
                run.flag("is_complete"),
                run.says("is_success"),
                run.says("is_error"),
                run.says("is_cancelled"),
                run.text("status_message"),
                run.text("git_branch"),
                run.text("git_sha"),
                run.text("dbt_version"),
                run.time("created_at"),
                run.time("updated_at"),
                run.time("dequeued_at"),
                run.time("started_at"),
                run.time("finished_at"),
                run.whole("retrying_run_id"),
                run.text("href"),
                run.object("job").flatMap(nested -> nested.text("name")),
                run.object("trigger").map(Trigger::of),
                run.objects("run_steps").stream()
                        .flatMap(step -> StepWire.of(step).stream())
                        .toList()));
    }
}
