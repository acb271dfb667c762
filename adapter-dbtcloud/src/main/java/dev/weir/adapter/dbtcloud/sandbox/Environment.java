package dev.weir.adapter.dbtcloud.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An environment of a project.
 *
 * @param kind production, staging, or null for one that is neither
 * @param schema where its runs build, unless a run has a schema of its own
 */
record Environment(
        long id,
        long project,
        String name,
        @Nullable String kind,
        String schema,
        String dbtVersion,
        Instant created,
        int state) {

    Doc json(Account account, Included included) {
        var owner = account.project(project);
        var doc = Doc.of("id", id)
                .with("account_id", account.id())
                .with("project_id", project)
                .with("credentials_id", id + 700_000)
                .with("connection_id", owner == null ? null : owner.connection())
                .with("extended_attributes_id", null)
                .with("primary_profile_id", null)
                .with("name", name)
                .with("dbt_version", dbtVersion)
                .with("raw_dbt_version", dbtVersion)
                .with("type", "deployment")
                .with("deployment_type", kind)
                .with("use_custom_branch", false)
                .with("custom_branch", null)
                .with("supports_docs", true)
                .with("is_deferrable", true)
                .with("enable_model_query_history", false)
                .with("enable_dbt_state", false)
                .with("state", state)
                .with("created_at", Stamps.other(created))
                .with("updated_at", Stamps.other(created))
                .with("project", null)
                .with("credentials", null)
                .with("fusion_readiness", null);
        if (owner != null && included.has("project")) {
            doc.with("project", owner.json(account, Included.read(null)));
        }
        if (included.has("credentials")) {
            doc.with("credentials", credentials(account));
        }
        return doc;
    }

    /** As it stands inside a run, and in the second version of the API. */
    Doc older(Account account) {
        var doc = json(account, Included.read(null));
        for (var later : new String[] {
            "primary_profile_id",
            "enable_model_query_history",
            "enable_dbt_state",
            "is_deferrable",
            "project",
            "credentials",
            "fusion_readiness"
        }) {
            doc.without(later);
        }
        return doc.with("repository_id", null)
                .with("dbt_project_subdirectory", null)
                .with("created_by_id", Account.USER)
                .with("repository", null)
                .with("connection", null)
                .with("jobs", null)
                .with("custom_environment_variables", null);
    }

    private Doc credentials(Account account) {
        return Doc.of("id", id + 700_000)
                .with("account_id", account.id())
                .with("project_id", project)
                .with("type", "adapter")
                .with("state", 1)
                .with("threads", 2)
                .with("username", "********")
                .with("default_schema", schema)
                .with("target_name", "default")
                .with("adapter_version", null);
    }
}
