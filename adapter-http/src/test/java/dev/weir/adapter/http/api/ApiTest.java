package dev.weir.adapter.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.adapter.http.fixture.OrchardServer;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTest {

    private static final String W = "/api/v1/workspaces/orchard";
    private static final String DIFF = W
            + "/manifests/diff?from=fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210"
            + "&to=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private static OrchardServer server;
    private static HttpClient client;

    @BeforeAll
    static void serve() {
        server = OrchardServer.of(60);
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    static HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.at(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/workspaces",
                W,
                W + "/jobs",
                W + "/assets",
                W + "/assets?select=stg_&limit=3",
                W + "/assets/model.orchard.stg_apples",
                W + "/assets/model.orchard.stg_apples/events",
                W + "/assets/model.orchard.stg_apples/checks",
                W + "/graph",
                W + "/graph?open=intermediate&around=model.orchard.stg_apples&levels=1",
                W + "/graph/lit?find=stg_",
                W + "/graph/lit?line=model.orchard.stg_apples&open=intermediate",
                W + "/manifests",
                DIFF,
                W + "/assets/model.orchard.stg_apples/changes",
                W + "/assets/model.orchard.stg_apples/jobs",
                W + "/assets/model.orchard.stg_apples/mesh",
                W + "/mesh",
                W + "/runs",
                W + "/runs?status=error,cancelled&from=2026-01-01&job=311",
                W + "/completeness",
                W + "/selection?text=stg&caret=3",
                "/api/v1/loops",
                "/api/v1/ticks?loop=poll/orchard",
                "/api/v1/budget",
                "/api/v1/session",
                "/health/liveness",
                "/health/readiness"
            })
    void everyReadingCallAnswersWithJson(String path) throws Exception {
        var answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(answer.body()).startsWith("{");
    }

    @Test
    void idsAreTextsTimesAreUtcAndAbsentThingsAreNull() throws Exception {
        var runs = get(W + "/runs?limit=1").body();
        assertThat(runs)
                .containsPattern("\"id\":\"7040311\\d+\"")
                .containsPattern("\"created\":\"20[^\"]+Z\"")
                .contains("\"retries\":null")
                .contains("\"next\":\"o1\"");
    }

    @Test
    void aRunTellsWhatItCameToTogetherWithItsRetry() throws Exception {
        var retried = server.browsing().retried();
        var body = get(W + "/runs/" + retried).body();
        assertThat(body)
                .containsPattern("\"chain\":\\{\"runs\":\\[\"%s\",\"\\d+\"\\]".formatted(retried))
                .containsPattern("\"outcomes\":\\{[^}]*\"success\":\\d+")
                .contains("\"wanting\":[]");
    }

    @Test
    void aRunShowsWhatEachStepDidToEachNode() throws Exception {
        var id = get(W + "/runs?status=error&limit=1").body().replaceFirst("(?s).*?\"id\":\"(\\d+)\".*", "$1");
        assertThat(get(W + "/runs/" + id).body())
                .contains("\"id\":\"" + id + "\"")
                .contains("\"index\":4")
                .contains("\"command\":\"dbt build --select +marts\"")
                .contains("\"status\":\"error\",\"outcome\":\"error\"")
                .contains("\"thread\":\"Thread-1\"");
        var away = get(W + "/runs/" + id + "/steps/4/code/away.model");
        assertThat(away.statusCode()).isEqualTo(502);
        assertThat(away.body()).contains("dbt Cloud could not be asked for the code: it is away");
        var stopped = get(W + "/runs/" + id + "/steps/4/code/stopped.model");
        assertThat(stopped.statusCode()).isEqualTo(503);
        assertThat(stopped.body()).contains("The database cannot be used now. Start it.");
        var log = get(W + "/runs/" + id + "/steps/4/log");
        assertThat(log.body()).contains("Binder Error");
        assertThat(log.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
    }

    @Test
    void aCursorLeadsThroughTheWholeListOnce() throws Exception {
        var first = get(W + "/assets?limit=40").body();
        var cursor = first.replaceFirst("(?s).*\"next\":\"([^\"]+)\".*", "$1");
        var second = get(W + "/assets?limit=40&cursor=" + cursor).body();
        assertThat(second).contains("\"next\":null");
        assertThat((first + second).split("\"uniqueId\"", -1))
                .hasSize(server.browsing().workspaces().getFirst().glance().assets() + 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    400 | /api/v1/workspaces/orchard/assets?limit=0        | limit is 0, must be 1 to 500
                    400 | /api/v1/workspaces/orchard/assets?limit=501      | limit is 501, must be 1 to 500
                    400 | /api/v1/workspaces/orchard/assets?limit=many     | must be a number
                    400 | /api/v1/workspaces/orchard/runs?cursor=rubbish   | was not handed out
                    400 | /api/v1/workspaces/orchard/runs?from=yesterday   | must be a time
                    400 | /api/v1/workspaces/orchard/runs/abc              | must be a number
                    400 | /api/v1/workspaces/orchard/graph?levels=1000     | must be 0 to 100
                    400 | /api/v1/workspaces/orchard/graph/lit             | say either find
                    400 | /api/v1/workspaces/orchard/manifests/diff?from=x&to=y | no hash
                    400 | /api/v1/workspaces/orchard/assets?select=a+sate:modified | "position":3
                    404 | /api/v1/workspaces/orchart                       | Did you mean orchard?
                    404 | /api/v1/workspaces/UPPER/assets                  | No workspace is named UPPER
                    404 | /api/v1/workspaces/orchard/runs/1                | No run 1 of orchard
                    404 | /api/v1/workspaces/orchard/runs/1/steps/1/log    | no log
                    404 | /api/v1/workspaces/orchard/assets/model.x.y      | no asset model.x.y
                    404 | /api/v1/nothing                                  | nothing at /api/v1/nothing
                    404 | /nothing                                         | nothing at /nothing
                    404 | /metrics                                         | nothing at /metrics
                    """)
    void whatIsAskedWronglyIsAProblemThatSaysWhatIsMeant(int status, String path, String said) throws Exception {
        var answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body().replace("\\\"", "\"")).contains(said).contains("\"status\":" + status);
    }

    @Test
    void aNameWithASlashIsFoundWhenEncoded() throws Exception {
        var id = URLEncoder.encode("model.orchard.a/b c+d", StandardCharsets.UTF_8)
                .replace("+", "%20");
        assertThat(get(W + "/assets/" + id).body()).contains("no asset model.orchard.a/b c+d");
        assertThat(get(W + "/assets/" + id + "/events").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {W + "/graph", W + "/manifests", W + "/assets/model.orchard.stg_apples", "/openapi.yaml"})
    void whatSomebodyHasAlreadyIsNotSentAgain(String path) throws Exception {
        var tag = get(path).headers().firstValue("ETag").orElseThrow();
        assertThat(get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(get(path, "If-None-Match", "W/\"other\"").statusCode()).isEqualTo(200);
    }

    @Test
    void everyAnswerForbidsForeignScriptsAndFrames() throws Exception {
        for (var path : new String[] {"/", W, "/nothing", W + "/assets?limit=0"}) {
            var headers = get(path).headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("default-src 'none'")
                    .contains("script-src 'self'")
                    .doesNotContain("unsafe");
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        }
    }

    @Test
    void metricsAreOnTheManagementPortOnly() throws Exception {
        var request = HttpRequest.newBuilder(server.managementAt("/metrics")).build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .contains(
                        "jvm_memory_used_bytes",
                        "weir_workspace_assets{workspace=\"orchard\"",
                        "weir_workspace_nodes{standing=\"broken\",workspace=\"orchard\"",
                        "weir_loop_tick_timestamp_seconds{loop=",
                        "weir_budget_calls{account=");
        var page = HttpRequest.newBuilder(server.managementAt(W)).build();
        assertThat(client.send(page, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aWebhookIsTakenOnceAndOnlyWithItsSignature() throws Exception {
        assertThat(hook("orchard", "right", "one")).isEqualTo(204);
        assertThat(hook("orchard", "right", "one")).isEqualTo(204);
        assertThat(hook("orchard", "wrong", "two")).isEqualTo(401);
        assertThat(hook("nowhere", "right", "three")).isEqualTo(404);
    }

    private static int hook(String workspace, String signature, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.at("/hooks/" + workspace))
                .header("Authorization", signature)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
