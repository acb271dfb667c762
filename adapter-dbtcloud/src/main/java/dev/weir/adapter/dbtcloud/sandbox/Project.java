package dev.weir.adapter.dbtcloud.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A project of the account. Its name is free text, and not the one in dbt_project.yml. */
record Project(long id, String name, String repository, Instant created, int state) {

    /** As it stands inside an environment. */
    Doc nested(Account account) {
        return Doc.of("id", id)
                .with("name", name)
                .with("account_id", account.id())
                .with("description", "")
                .with("connection_id", connection())
                .with("repository_id", repositoryId())
                .with("semantic_layer_config_id", null)
                .with("state", state)
                .with("dbt_project_subdirectory", null)
                .with("docs_job_id", null)
                .with("freshness_job_id", null)
                .with("type", 0)
                .with("created_at", Stamps.other(created))
                .with("updated_at", Stamps.other(created));
    }

    Doc json(Account account, Included included) {
        return nested(account)
                .with("skipped_setup", false)
                .with("connection", included.has("connection") ? connectionJson(account) : null)
                .with("repository", included.has("repository") ? repositoryJson(account) : null)
                .with("environments", included.has("environments") ? environments(account) : null)
                .with("group_permissions", null)
                .with("docs_job", null)
                .with("freshness_job", null)
                .with("fusion_readiness", null)
                .with("default_version", null);
    }

    private @Nullable Object environments(Account account) {
        return account.environments().stream()
                .filter(each -> each.project() == id)
                .map(each -> each.nested(account))
                .toList();
    }

    long connection() {
        return id + 500_000;
    }

    long repositoryId() {
        return id + 600_000;
    }

    Doc connectionJson(Account account) {
        return Doc.of("id", connection())
                .with("account_id", account.id())
                .with("project_id", id)
                .with("name", name + " warehouse")
                .with("type", "adapter")
                .with("adapter_version", null)
                .with("created_by_id", Account.USER)
                .with("created_by_service_token_id", null)
                .with("state", 1)
                .with("private_link_endpoint_id", null)
                .with("oauth_configuration_id", null);
    }

    Doc repositoryJson(Account account) {
        return Doc.of("id", repositoryId())
                .with("account_id", account.id())
                .with("project_id", id)
                .with("full_name", repository)
                .with("remote_backend", "github")
                .with("git_clone_strategy", "github_app")
                .with("deploy_key_id", null)
                .with("repository_credentials_id", null)
                .with("github_installation_id", 4_000_111L)
                .with("github_webhook_id", null)
                .with("state", 1)
                .with("private_link_endpoint_id", null)
                .with("git_provider_id", null);
    }
}
