package dev.weir.adapter.dbtcloud.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScriptedAccountTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final HandClock clock = new HandClock(NOON);
    private Sandbox sandbox;
    private Caller caller;
    private long production;
    private long nightly;

    @BeforeEach
    void anAccountWithOneJob() throws IOException {
        sandbox = Sandbox.empty(clock).start();
        caller = new Caller(sandbox);
        var project = sandbox.script().project("Orchard");
        production = sandbox.script().environment(project, "Production", "production");
        nightly = sandbox.script().job(production, "Nightly", "dbt build");
    }

    @AfterEach
    void close() {
        caller.close();
        sandbox.close();
    }

    @Test
    void whatATestSaysIsWhatTheApiAnswers() throws IOException {
        var run = sandbox.script().run(nightly);
        run.cause("api", "because").succeeded(NOON.plusSeconds(60));
        run.step("Clone git repository");
        run.dbt("dbt build").log("12:00:01  Running with dbt=1.12.6\n").file("run_results.json", "{}");

        var seen = caller.get("/runs/" + run.id() + "/", "include_related", "trigger,run_steps")
                .data();

        assertThat(seen.number("status")).isEqualTo(10);
        assertThat(seen.text("created_at")).isEqualTo("2026-03-01 12:00:00+00:00");
        assertThat(seen.doc("trigger").text("cause")).isEqualTo("because");
        assertThat(caller.get("/runs/" + run.id() + "/artifacts/run_results.json", "step", "2")
                        .text())
                .isEqualTo("{}");
        assertThat(caller.get("/runs/" + run.id() + "/artifacts/run_results.json", "step", "1")
                        .status())
                .isEqualTo(404);
        assertThat(caller.get("/runs/" + run.id() + "/artifacts/").raw()).hasToString("[run_results.json]");
    }

    @Test
    void anUnknownFilterIsRefusedByName() throws IOException {
        var heard = caller.get("/runs/", "created_at__gte", "2026-01-01");

        assertThat(heard.status()).isEqualTo(400);
        assertThat(heard.raw()).isEqualTo("Additional properties are not allowed ('created_at__gte' was unexpected)");
    }

    @Test
    void aPageHoldsAtMostAHundredRows() throws IOException {
        assertThat(caller.get("/runs/", "limit", "101").status()).isEqualTo(400);
        assertThat(caller.get("/runs/", "limit", "100").status()).isEqualTo(200);
    }

    @Test
    void idsAreAboveThirtyOneBitsAndRiseWithTime() {
        var first = sandbox.script().run(nightly).id();
        clock.passes(Duration.ofMillis(1));
        var second = sandbox.script().run(nightly).id();

        assertThat(first).isGreaterThan(Integer.MAX_VALUE);
        assertThat(second).isGreaterThan(first);
    }

    @Test
    void aWrongTokenIsToldInDbtCloudsEnvelope() throws IOException {
        try (var stranger = new Caller(sandbox, "wrong")) {
            var heard = stranger.get("/runs/");

            assertThat(heard.status()).isEqualTo(401);
            assertThat(heard.json().doc("status").text("user_message")).isEqualTo("Invalid token.");
        }
    }

    @Test
    void theDateIsTheAccountsOwn() throws IOException {
        assertThat(caller.get("/runs/").header("Date")).isEqualTo("Sun, 01 Mar 2026 12:00:00 GMT");

        sandbox.faults().once(new Mischief.SkewsClock(Duration.ofHours(-1)));

        assertThat(caller.get("/runs/").header("Date")).isEqualTo("Sun, 01 Mar 2026 11:00:00 GMT");
    }

    @Test
    void aTriggerIsEchoedWithAllThatCameWithIt() throws IOException {
        var body = Doc.of("cause", "weir:3f1c9a").with("git_branch", "main").with("threads_override", 16);

        var run = caller.post("/jobs/" + nightly + "/run/", body).data();

        assertThat(run.number("status")).isEqualTo(1);
        assertThat(run.doc("trigger").text("cause")).isEqualTo("weir:3f1c9a");
        assertThat(run.doc("trigger").text("cause_category")).isEqualTo("api");
        assertThat(run.doc("trigger").number("threads_override")).isEqualTo(16);
    }
}
