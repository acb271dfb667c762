package dev.weir.adapter.dbtcloud.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The living account, held to dbt Cloud's public contract. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiContractTest {

    private static final String V2 = "/api/v2/accounts/{account_id}";
    private static final String V3 = "/api/v3/accounts/{account_id}";

    private final HandClock clock = new HandClock("2026-03-10T12:00:40Z");
    private final OpenApi v2 = new OpenApi("v2");
    private final OpenApi v3 = new OpenApi("v3");
    private Sandbox sandbox;
    private Caller caller;
    private long failed;
    private long good;

    @BeforeAll
    void anAccountWithHistory() throws IOException {
        sandbox = Sandbox.orchard(clock).start();
        caller = new Caller(sandbox);
        failed = caller.get("/runs/", "status", "20", "order_by", "-id")
                .rows()
                .getFirst()
                .number("id", 0);
        good = caller.get("/runs/", "status", "10", "order_by", "-id")
                .rows()
                .getFirst()
                .number("id", 0);
    }

    @AfterAll
    void close() {
        caller.close();
        sandbox.close();
    }

    private void holds(OpenApi api, String template, String path, String... query) throws IOException {
        var heard = template.startsWith("/api/v3") ? caller.get3(path, query) : caller.get(path, query);
        assertThat(heard.status()).as(path + " " + heard.text()).isEqualTo(200);
        assertThat(api.complaints(template, "GET", 200, heard.json())).as(path).isEmpty();
    }

    @Test
    void accountsProjectsAndEnvironments() throws IOException {
        holds(v2, V2 + "/", "/");
        holds(
                v2,
                V2 + "/projects/",
                "/projects/",
                "include_related",
                "[\"repository\",\"connection\",\"environments\"]");
        holds(v2, V2 + "/projects/{id}/", "/projects/" + OrchardCast.ORCHARD + "/", "include_related", "repository");
        holds(v2, V2 + "/environments/", "/environments/");
        holds(v2, V2 + "/environments/{id}/", "/environments/" + OrchardCast.PRODUCTION + "/");
        holds(v3, V3 + "/projects/", "/projects/", "include_related", "environments");
        holds(v3, V3 + "/projects/{id}/", "/projects/" + OrchardCast.CIDER + "/");
        var environments = "/projects/" + OrchardCast.ORCHARD + "/environments/";
        holds(v3, V3 + "/projects/{project_id}/environments/", environments, "include_related", "project,credentials");
        holds(v3, V3 + "/projects/{project_id}/environments/{id}/", environments + OrchardCast.STAGING + "/");
        holds(v2, V2 + "/users/", "/users/");
    }

    @Test
    void accountsAreListedInBothVersions() throws IOException {
        assertThat(v3.complaints(
                        "/api/v3/accounts/",
                        "GET",
                        200,
                        caller.send("GET", "/api/v3/accounts/", null).json()))
                .isEmpty();
        assertThat(v2.complaints(
                        "/api/v2/accounts/",
                        "GET",
                        200,
                        caller.send("GET", "/api/v2/accounts/", null).json()))
                .isEmpty();
    }

    @Test
    void jobs() throws IOException {
        var all = "[\"environment\",\"most_recent_run\",\"most_recent_completed_run\"]";
        holds(v2, V2 + "/jobs/", "/jobs/", "include_related", all);
        holds(v2, V2 + "/jobs/{id}/", "/jobs/" + OrchardCast.NIGHTLY + "/", "include_related", all);
    }

    @Test
    void runsAndTheirSteps() throws IOException {
        var all = "[\"trigger\",\"job\",\"environment\",\"repository\",\"run_steps\",\"audit\",\"debug_logs\"]";
        holds(v2, V2 + "/runs/", "/runs/", "include_related", all, "order_by", "-finished_at", "limit", "30");
        holds(v2, V2 + "/runs/{id}/", "/runs/" + good + "/", "include_related", all);
        holds(v2, V2 + "/steps/{id}/", "/steps/" + StepState.id(good, 4) + "/");
        holds(v2, V2 + "/runs/{run_id}/artifacts/", "/runs/" + good + "/artifacts/");
        holds(v2, V2 + "/runs/{run_id}/retry/", "/runs/" + failed + "/retry/");
    }

    @Test
    void aTriggerACancelAndARerun() throws IOException {
        var job = "/jobs/" + OrchardCast.BY_HAND;
        var run = caller.post(job + "/run/", Doc.of("cause", "contract").with("steps_override", List.of("dbt parse")));
        assertThat(v2.complaints(V2 + "/jobs/{job_id}/run/", "POST", 200, run.json()))
                .isEmpty();
        var cancelled = caller.post("/runs/" + run.data().number("id") + "/cancel/", Doc.of());
        assertThat(v2.complaints(V2 + "/runs/{run_id}/cancel/", "POST", 200, cancelled.json()))
                .isEmpty();
        var again = caller.post(job + "/rerun/", Doc.of());
        assertThat(v2.complaints(V2 + "/jobs/{job_id}/rerun/", "POST", 200, again.json()))
                .isEmpty();
    }

    @Test
    void aJobIsMadeChangedAndDeleted() throws IOException {
        var body = Doc.of("account_id", sandbox.accountId())
                .with("project_id", sandbox.projectId())
                .with("environment_id", sandbox.environmentId())
                .with("name", "Made")
                .with("execute_steps", List.of("dbt build"));
        var made = caller.post("/jobs/", body);
        assertThat(made.json().doc("status").number("code")).isEqualTo(201);
        assertThat(v2.complaints(V2 + "/jobs/", "POST", 200, made.json())).isEmpty();
        var id = made.data().number("id");
        var changed = caller.post("/jobs/" + id + "/", body.with("name", "Changed"));
        assertThat(v2.complaints(V2 + "/jobs/{id}/", "POST", 200, changed.json()))
                .isEmpty();
        assertThat(changed.data().text("name")).isEqualTo("Changed");
        var gone = caller.send("DELETE", "/api/v2/accounts/" + sandbox.accountId() + "/jobs/" + id + "/", null);
        assertThat(gone.data().number("state")).isEqualTo(2);
        assertThat(caller.get("/jobs/" + id + "/").status()).isEqualTo(404);
    }

    @Test
    void webhooks() throws IOException {
        var own = "/api/v3/accounts/" + sandbox.accountId() + "/webhooks";
        var body = Doc.of("name", "hook")
                .with("event_types", List.of("job.run.completed"))
                .with("client_url", "http://127.0.0.1:9/")
                .with("active", true)
                .with("job_ids", List.of(OrchardCast.NIGHTLY));
        var made = caller.send("POST", own + "/subscriptions", Json.text(body));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.data().text("hmac_secret")).isNotBlank();
        var template = V3 + "/webhooks/subscription/{subscription_id}";
        assertThat(v3.complaints(V3 + "/webhooks/subscriptions", "POST", 201, withoutSecret(made.json())))
                .isEmpty();
        var id = made.data().text("id");
        assertThat(caller.get3("/webhooks/subscription/" + id).data().has("hmac_secret"))
                .isFalse();
        holds(v3, V3 + "/webhooks/subscriptions", "/webhooks/subscriptions", "limit", "5");
        holds(v3, template + "/events", "/webhooks/subscription/" + id + "/events");
        var changed = caller.send("PUT", own + "/subscription/" + id, Json.text(body.with("active", false)));
        assertThat(v3.complaints(template, "PUT", 200, withoutSecret(changed.json())))
                .isEmpty();
        var gone = caller.send("DELETE", own + "/subscription/" + id, null);
        assertThat(v3.complaints(template, "DELETE", 200, gone.json())).isEmpty();
    }

    private static Doc withoutSecret(Doc answer) {
        return answer.copy().with("data", answer.doc("data").copy().without("hmac_secret"));
    }

    @Test
    void everyParameterOfTheContractIsKnown() throws IOException {
        for (var path : List.of("/runs/", "/jobs/", "/projects/", "/environments/")) {
            for (var parameter : v2.parameters(V2 + path, "GET")) {
                var name = parameter.text("name", "");
                var heard = caller.get(path, name, example(name, parameter.doc("schema")));
                assertThat(heard.status())
                        .as(path + "?" + name + " " + heard.text())
                        .isEqualTo(200);
            }
        }
    }

    private static String example(String name, Doc schema) {
        if (name.endsWith("__range")) {
            return "[\"2026-03-01T00:00:00+00:00\", \"2026-03-02T00:00:00+00:00\"]";
        }
        return switch (schema.text("type", "")) {
            case "integer" -> "7";
            case "boolean" -> "true";
            case "array" -> schema.doc("items").text("type", "").equals("integer") ? "[1, 2]" : "[\"a\"]";
            default -> name.equals("state") ? "all" : name.equals("order_by") ? "-id" : "latest";
        };
    }
}
