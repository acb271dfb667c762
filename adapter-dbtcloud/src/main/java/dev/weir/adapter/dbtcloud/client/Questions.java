package dev.weir.adapter.dbtcloud.client;

import dev.weir.domain.run.RunId;
import dev.weir.domain.workspace.AccountId;
import dev.weir.domain.workspace.EnvironmentId;
import dev.weir.domain.workspace.ProjectId;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The questions that one token may put to one host: paths and parameters as dbt Cloud documents them, and nothing beside. */
record Questions(URI base, KeptToken token, String spender) {

    private static final String ACCOUNT = "account-id";
    private static final String PROJECT = "account-id, project-id";
    private static final String ENVIRONMENT = "account-id, project-id, environment-id";

    Ask accounts() {
        return new Ask(
                base,
                Optional.empty(),
                spender,
                token,
                "the accounts",
                ACCOUNT,
                "/api/v3/accounts/",
                List.of(),
                Ask.Kind.JSON);
    }

    Ask account(AccountId account) {
        return json(account, "account %s".formatted(account), ACCOUNT, "/api/v2/accounts/%s/".formatted(account));
    }

    Ask projects(AccountId account) {
        return json(account, "the projects of account %s".formatted(account), ACCOUNT, v3(account, "projects/"));
    }

    Ask project(AccountId account, ProjectId project) {
        return json(
                        account,
                        "project %s of account %s".formatted(project, account),
                        PROJECT,
                        v3(account, "projects/%s/".formatted(project)))
                .with("include_related", "[\"repository\"]");
    }

    Ask environments(AccountId account, ProjectId project) {
        return json(
                account,
                "the environments of project %s".formatted(project),
                PROJECT,
                v3(account, "projects/%s/environments/".formatted(project)));
    }

    Ask environment(AccountId account, ProjectId project, EnvironmentId environment) {
        return json(
                account,
                "environment %s of project %s".formatted(environment, project),
                ENVIRONMENT,
                v3(account, "projects/%s/environments/%s/".formatted(project, environment)));
    }

    Ask jobs(AccountId account, ProjectId project, EnvironmentId environment) {
        return json(account, "the jobs of environment %s".formatted(environment), ENVIRONMENT, v2(account, "jobs/"))
                .with("project_id", project.value())
                .with("environment_id", environment.value());
    }

    Ask runs(AccountId account, ProjectId project, EnvironmentId environment) {
        return json(account, "the runs of environment %s".formatted(environment), ENVIRONMENT, v2(account, "runs/"))
                .with("project_id", project.value())
                .with("environment_id", environment.value())
                .with("include_related", "[\"trigger\",\"job\"]");
    }

    Ask runs(AccountId account, List<RunId> ids) {
        var list = String.join(",", ids.stream().map(RunId::toString).toList());
        return json(account, "%d runs by their ids".formatted(ids.size()), ACCOUNT, v2(account, "runs/"))
                .with("pk__in", "[" + list + "]")
                .with("include_related", "[\"trigger\",\"job\"]");
    }

    Ask run(AccountId account, RunId run) {
        return json(account, "run %s".formatted(run), ACCOUNT, v2(account, "runs/%s/".formatted(run)))
                .with("include_related", "[\"trigger\",\"job\",\"run_steps\"]");
    }

    Ask files(AccountId account, RunId run) {
        return json(
                account,
                "the list of files of run %s".formatted(run),
                ACCOUNT,
                v2(account, "runs/%s/artifacts/".formatted(run)));
    }

    Ask file(AccountId account, RunId run, int step, String name) {
        return file(account, run, "%s of step %d of run %s".formatted(name, step, run), name)
                .with("step", step);
    }

    Ask file(AccountId account, RunId run, String name) {
        return file(account, run, "%s of run %s".formatted(name, run), name);
    }

    private Ask file(AccountId account, RunId run, String what, String name) {
        return new Ask(
                base,
                Optional.of(account),
                spender,
                token,
                what,
                ACCOUNT,
                v2(account, "runs/%s/artifacts/%s".formatted(run, name)),
                List.of(),
                Ask.Kind.FILE);
    }

    private Ask json(AccountId account, String what, String keys, String path) {
        return new Ask(base, Optional.of(account), spender, token, what, keys, path, List.of(), Ask.Kind.JSON);
    }

    private static String v2(AccountId account, String rest) {
        return "/api/v2/accounts/%s/%s".formatted(account, rest);
    }

    private static String v3(AccountId account, String rest) {
        return "/api/v3/accounts/%s/%s".formatted(account, rest);
    }
}
