package dev.weir.adapter.dbtcloud.sandbox;

import java.time.Instant;

/**
 * What started a run.
 *
 * @param category dbt Cloud's word: api, ci, scheduled, ui, rerun, job completion, merge …
 * @param given what came with it: branch, commit, pull request and the overrides, under dbt Cloud's names
 */
record Trigger(long id, String cause, String category, Doc given, Instant at) {

    private static final String[] ECHOED = {
        "git_branch",
        "git_sha",
        "azure_pull_request_id",
        "github_pull_request_id",
        "gitlab_merge_request_id",
        "non_native_pull_request_id",
        "schema_override",
        "dbt_version_override",
        "threads_override",
        "target_name_override",
        "generate_docs_override",
        "timeout_seconds_override",
        "steps_override"
    };

    /** The overrides that a trigger may carry, all but the cause. */
    static boolean carries(String name) {
        for (var each : ECHOED) {
            if (each.equals(name)) {
                return true;
            }
        }
        return false;
    }

    Doc json(long job) {
        var doc = Doc.of("id", id)
                .with("cause", cause)
                .with("job_definition_id", job)
                .with("cause_category", category)
                .with("cause_humanized", cause)
                .with("created_at", Stamps.run(at))
                .with("job", null);
        for (var name : ECHOED) {
            doc.with(name, given.get(name));
        }
        return doc;
    }
}
