package dev.weir.adapter.dbtcloud.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MisbehaviourTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final HandClock clock = new HandClock(NOON);
    private Sandbox sandbox;
    private Caller caller;
    private long job;
    private ScriptedRun run;

    @BeforeEach
    void anAccountWithThreeRuns() throws IOException {
        sandbox = Sandbox.empty(clock).start();
        caller = new Caller(sandbox);
        var project = sandbox.script().project("Orchard");
        job = sandbox.script()
                .job(sandbox.script().environment(project, "Production", "production"), "Nightly", "dbt build");
        run = finished(60);
        finished(30);
        finished(0);
    }

    private ScriptedRun finished(int minutesAgo) {
        var at = NOON.minus(Duration.ofMinutes(minutesAgo));
        var one = sandbox.script().run(job).createdAt(at.minusSeconds(60)).succeeded(at);
        one.dbt("dbt seed").file("run_results.json", "{\"step\":1}");
        one.dbt("dbt build").file("run_results.json", "{\"step\":2}");
        return one;
    }

    @AfterEach
    void close() {
        caller.close();
        sandbox.close();
    }

    private List<Long> listed(String... query) throws IOException {
        return caller.get("/runs/", query).rows().stream()
                .map(row -> row.number("id", 0))
                .toList();
    }

    @Test
    void throttlingLastsUntilTheCoolDownIsOver() throws IOException {
        sandbox.faults().once(new Mischief.Throttles(Duration.ofMinutes(5), null));

        assertThat(caller.get("/runs/").status()).isEqualTo(429);
        clock.passes(Duration.ofMinutes(4));
        assertThat(caller.get("/jobs/").status()).isEqualTo(429);
        clock.passes(Duration.ofMinutes(1));
        assertThat(caller.get("/runs/").status()).isEqualTo(200);
    }

    @Test
    void aFailureComesAsOftenAsItWasAskedFor() throws IOException {
        sandbox.faults().add("GET", "/runs/", new Mischief.Fails(503), 0, 1);
        sandbox.faults().on("/jobs", new Mischief.ShowsPage(502), 2);

        assertThat(caller.get("/jobs/").text()).startsWith("<html>");
        assertThat(caller.get("/jobs/").status()).isEqualTo(502);
        assertThat(caller.get("/jobs/").status()).isEqualTo(200);
        assertThat(caller.get("/runs/" + run.id() + "/").status()).isEqualTo(503);
        assertThat(caller.get("/runs/" + run.id() + "/").status()).isEqualTo(200);
    }

    @Test
    void aConnectionThatIsCutBeforeHasDoneNothing() {
        sandbox.faults().on("/run$", new Mischief.CutsBefore());

        assertThatThrownBy(() -> caller.post("/jobs/" + job + "/run/", Doc.of("cause", "x")))
                .isInstanceOf(IOException.class);
        assertThat(sandbox.script().runs()).hasSize(3);
    }

    @Test
    void aConnectionThatIsCutAfterHasStartedTheRun() {
        sandbox.faults().on("/run$", new Mischief.CutsAfter(), 1);

        assertThatThrownBy(() -> caller.post("/jobs/" + job + "/run/", Doc.of("cause", "x")))
                .isInstanceOf(IOException.class);
        assertThat(sandbox.script().runs()).hasSize(4);
    }

    @Test
    void aBodyEndsBeforeItsAnnouncedLength() {
        sandbox.faults().once(new Mischief.CutsBody(10));

        assertThatThrownBy(() -> caller.get("/runs/")).isInstanceOf(IOException.class);
    }

    @Test
    void artifactsAreStaleBrokenTruncatedOrLate() throws IOException {
        var file = "/runs/" + run.id() + "/artifacts/run_results.json";
        sandbox.faults().on("/artifacts/", new Mischief.AnswersStep(1), 1);
        assertThat(caller.get(file, "step", "2").text()).isEqualTo("{\"step\":1}");

        sandbox.faults().on("/artifacts/", new Mischief.Garbles("<html>no</html>"), 1);
        assertThat(caller.get(file).text()).isEqualTo("<html>no</html>");

        sandbox.faults().on("/artifacts/", new Mischief.Truncates(4), 1);
        assertThat(caller.get(file).text()).isEqualTo("{\"st");

        sandbox.faults().on("/artifacts", new Mischief.Delays(Duration.ofMinutes(90)));
        assertThat(caller.get(file).status()).isEqualTo(404);
        clock.passes(Duration.ofMinutes(31));
        assertThat(caller.get(file).status()).isEqualTo(200);
    }

    @Test
    void aRedirectPointsElsewhere() throws IOException {
        sandbox.faults().once(new Mischief.Redirects("http://elsewhere.test"));

        var heard = caller.get("/runs/");

        assertThat(heard.status()).isEqualTo(302);
        assertThat(heard.header("Location")).startsWith("http://elsewhere.test/api/v2/");
    }

    @Test
    void listsShiftHideRepeatReverseAndVanish() throws IOException {
        var all = listed("order_by", "id");
        sandbox.faults().once(new Mischief.Shifts(1));
        assertThat(listed("order_by", "id", "offset", "1")).isEqualTo(all);
        sandbox.faults().once(new Mischief.HidesYounger(Duration.ofMinutes(10)));
        assertThat(listed("order_by", "id")).isEqualTo(all.subList(0, 2));
        sandbox.faults().once(new Mischief.Repeats());
        assertThat(listed()).hasSize(6).hasSameElementsAs(all);
        sandbox.faults().once(new Mischief.Reverses());
        assertThat(listed("order_by", "id")).isEqualTo(all.reversed());
        sandbox.faults().once(new Mischief.NullData());
        assertThat(caller.get("/runs/").raw()).isNull();
    }

    @Test
    void statusesAndFieldsAreOfAKindThatNobodyKnows() throws IOException {
        sandbox.faults().once(new Mischief.Overwrites("status", "77"));
        assertThat(caller.get("/runs/" + run.id() + "/").data().number("status"))
                .isEqualTo(77);
        sandbox.faults().once(new Mischief.Overwrites("surprise", "{\"a\": [1]}"));
        assertThat(caller.get("/runs/").rows().getFirst().doc("surprise").numbers("a"))
                .containsExactly(1L);
    }

    @Test
    void aSlowBodyComesWhole() throws IOException {
        sandbox.faults().once(new Mischief.Trickles(1_000_000));

        assertThat(caller.get("/runs/").rows()).hasSize(3);
    }

    @Test
    void aRunIsDeletedBetweenListAndRead() throws IOException {
        var id = listed().getFirst();
        sandbox.script().forgetRun(id);

        assertThat(caller.get("/runs/" + id + "/").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void anotherProcessCanAskForEveryKind(String kind) throws IOException {
        var asked = Doc.of("kind", kind).with("path", "/nowhere").with("times", 1);

        assertThat(caller.send("POST", "/sandbox/faults", Json.text(asked))
                        .json()
                        .number("left"))
                .isEqualTo(1);
        assertThat(caller.send("DELETE", "/sandbox/faults", null).status()).isEqualTo(200);
        assertThat(sandbox.faults().left()).isZero();
    }

    static List<String> kinds() {
        return FaultCalls.kinds();
    }
}
