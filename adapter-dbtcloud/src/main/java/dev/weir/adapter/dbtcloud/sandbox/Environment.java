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
            doc.with("project", owner.nested(account));
        }
        if (included.has("credentials")) {
            doc.with("credentials", credentials(account));
        }
        return doc;
    }

    /** As it stands inside a project. */
    Doc nested(Account account) {
        return json(account, Included.read(null))
                .without("raw_dbt_version")
                .without("is_deferrable")
                .without("project")
                .without("credentials")
                .without("fusion_readiness");
    }

    /** As it stands inside a run or a job: the shape of the second version of the API, without what belongs to it. */
    Doc inRun(Account account) {
        return nested(account)
                .without("primary_profile_id")
                .without("enable_model_query_history")
                .without("enable_dbt_state")
                .with("repository_id", null)
                .with("dbt_project_subdirectory", null)
                .with("created_by_id", Account.USER);
    }

    /** As the second version of the API shows it. */
    Doc older(Account account) {
        return inRun(account)
                .with("raw_dbt_version", dbtVersion)
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
