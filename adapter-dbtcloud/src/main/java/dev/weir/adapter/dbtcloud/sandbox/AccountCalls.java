package dev.weir.adapter.dbtcloud.sandbox;

import dev.weir.adapter.dbtcloud.sandbox.Filters.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Accounts, projects, environments, users. */
final class AccountCalls {

    private static final String[] FAMILIES = {"/api/v2", "/api/v3"};

    private final Account account;
    private final Filters projects = Filters.of("active", "id", "name", "created_at", "updated_at")
            .knows(Kind.NUMBER, "pk", "pk__gt")
            .knows(Kind.NUMBERS, "pk__in")
            .knows(Kind.TEXT, "name__icontains");
    private final Filters environments = Filters.of("active", "id", "name", "created_at", "updated_at")
            .knows(Kind.NUMBER, "pk", "id__gt", "credentials_id", "project_id")
            .knows(Kind.NUMBERS, "pk__in", "project_id__in")
            .knows(Kind.TEXTS, "dbt_version__in", "deployment_type__in")
            .knows(Kind.TEXT, "dbt_version", "deployment_type", "name", "name__icontains", "type");

    AccountCalls(Account account) {
        this.account = account;
    }

    void on(Routes routes) {
        for (var family : FAMILIES) {
            var own = family + "/accounts/{account}";
            routes.on("GET", family + "/accounts", this::accounts)
                    .on("GET", own, _ -> Envelope.detail(account.json()))
                    .on("GET", own + "/projects", this::projects)
                    .on("GET", own + "/projects/{project}", this::project)
                    .on("GET", own + "/environments", call -> environments(call, _ -> true))
                    .on("GET", own + "/environments/{environment}", this::environment)
                    .on("GET", own + "/projects/{project}/environments", this::environmentsOfProject)
                    .on("GET", own + "/projects/{project}/environments/{environment}", this::environment)
                    .on("GET", own + "/projects/{project}/repositories", this::repositories)
                    .on("GET", own + "/connections", this::connections)
                    .on("GET", own + "/projects/{project}/connections", this::connections)
                    .on("GET", own + "/users", this::users);
        }
        routes.on("GET", "/api/v2/whoami", _ -> Envelope.detail(Doc.of("user", user())))
                .on("GET", "/api/v2/users/{user}", this::user);
    }

    private Reply accounts(Call call) {
        return Envelope.list(List.of(account.json()), 1, Doc.of("pk__in", List.of(account.id())), null);
    }

    private Reply projects(Call call) throws Refusal {
        var query = projects.read(call, account.id());
        var rows = sorted(
                account.projects().stream()
                        .filter(each -> query.state(each.state()))
                        .filter(each -> query.matches("pk", each.id()) && query.above("pk__gt", each.id()))
                        .filter(each -> query.among("pk__in", each.id()))
                        .filter(each -> query.contains("name__icontains", each.name()))
                        .toList(),
                query);
        return list(
                rows.stream().map(each -> each.json(account, query.included())).toList(), query);
    }

    private Reply project(Call call) throws Refusal {
        var project = account.project(call.id("project"));
        if (project == null || project.state() != 1) {
            throw Refusal.missing();
        }
        return Envelope.detail(project.json(account, Included.read(call.parameter("include_related"))));
    }

    private Reply environmentsOfProject(Call call) throws Refusal {
        project(call);
        return environments(call, each -> each.project() == call.id("project"));
    }

    private Reply environments(Call call, Predicate<Environment> among) throws Refusal {
        var query = environments.read(call, account.id());
        var rows = sorted(
                account.environments().stream()
                        .filter(among)
                        .filter(each -> query.state(each.state()))
                        .filter(each -> query.matches("pk", each.id()) && query.above("id__gt", each.id()))
                        .filter(each -> query.among("pk__in", each.id()))
                        .filter(each -> query.matches("project_id", each.project())
                                && query.among("project_id__in", each.project()))
                        .filter(each ->
                                query.matches("name", each.name()) && query.contains("name__icontains", each.name()))
                        .filter(each -> query.matches("dbt_version", each.dbtVersion())
                                && query.among("dbt_version__in", each.dbtVersion()))
                        .filter(each -> query.matches("deployment_type", kind(each))
                                && query.among("deployment_type__in", kind(each)))
                        .filter(each -> query.matches("type", "deployment"))
                        .toList(),
                query);
        return list(
                rows.stream().map(each -> json(call, each, query.included())).toList(), query);
    }

    private Reply environment(Call call) throws Refusal {
        var environment = account.environment(call.id("environment"));
        if (environment == null
                || environment.state() != 1
                || (!call.text("project").isEmpty() && environment.project() != call.id("project"))) {
            throw Refusal.missing();
        }
        return Envelope.detail(json(call, environment, Included.read(call.parameter("include_related"))));
    }

    private Doc json(Call call, Environment environment, Included included) {
        return call.path().startsWith("/api/v2") ? environment.older(account) : environment.json(account, included);
    }

    private Reply repositories(Call call) throws Refusal {
        var project = account.project(call.id("project"));
        if (project == null) {
            throw Refusal.missing();
        }
        return Envelope.list(List.of(project.repositoryJson(account)), 1, Doc.of("limit", 100), null);
    }

    private Reply connections(Call call) {
        var rows = account.projects().stream()
                .map(each -> each.connectionJson(account))
                .toList();
        return Envelope.list(rows, rows.size(), Doc.of("limit", 100), null);
    }

    private Reply users(Call call) {
        return Envelope.list(List.of(user()), 1, Doc.of("limit", 100), null);
    }

    private Reply user(Call call) throws Refusal {
        if (call.id("user") != Account.USER) {
            throw Refusal.missing();
        }
        return Envelope.detail(user());
    }

    private static Doc user() {
        return Doc.of("id", Account.USER)
                .with("first_name", "Ada")
                .with("last_name", "Pomeroy")
                .with("email", "ada@orchard.test")
                .with("is_active", true)
                .with("is_staff", false)
                .with("created_at", "2025-09-01T08:00:00.000001+00:00")
                .with("permissions", List.of());
    }

    private static String kind(Environment environment) {
        var kind = environment.kind();
        return kind == null ? "" : kind;
    }

    private static <T> List<T> sorted(List<T> rows, Filters.Query query) {
        return query.backwards() ? rows.reversed() : new ArrayList<>(rows);
    }

    private static Reply list(List<Doc> rows, Filters.Query query) {
        return Envelope.list(query.page(rows), rows.size(), query.values(), orNull(query.order()));
    }

    private static @Nullable String orNull(String order) {
        return order.isEmpty() ? null : order;
    }
}
