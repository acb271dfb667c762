package dev.weir.adapter.dbtcloud.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.weir.domain.fault.Fault;
import dev.weir.domain.run.Run;
import dev.weir.domain.run.RunId;
import dev.weir.domain.run.RunStatus;
import dev.weir.domain.run.StartedBy;
import dev.weir.domain.workspace.JobId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever dbt Cloud leaves out, adds or spells otherwise must not keep anything from being read. */
class TolerantReadingTest {

    private final Stand stand = new Stand();

    @AfterEach
    void close() {
        stand.close();
    }

    private List<Run> read(String... rows) {
        stand.server.otherwise((_, out) -> out.answer(
                200,
                Map.of("Date", "Sun, 1 Mar 2026 13:00:00 GMT"),
                "{\"data\":[%s]}".formatted(String.join(",", rows)).getBytes(StandardCharsets.UTF_8)));
        return stand.asks();
    }

    @Test
    void aRunThatTellsNothingButItsIdIsARun() {
        assertThat(read("{\"id\":70403110009001}"))
                .containsExactly(new Run(
                        new RunId(70_403_110_009_001L),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        new RunStatus.Unrecognised(0, false),
                        Optional.empty(),
                        StartedBy.UNKNOWN,
                        new Run.Code(Optional.empty(), Optional.empty(), Optional.empty()),
                        new Run.Times(
                                Instant.parse("2026-03-01T13:00:00Z"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void nullsAreNotTold() {
        var told = read("""
                {"id":1,"status":3,"job_definition_id":null,"job_id":11,"trigger":null,"job":null,"run_steps":null,
                 "environment":null,"created_at":"2026-03-01 12:00:00+00:00","started_at":null,"is_running":null}""").getFirst();

        assertThat(told.job()).contains(new JobId(11));
        assertThat(told.startedBy()).isEqualTo(StartedBy.UNKNOWN);
        assertThat(told.times().started()).isEmpty();
    }

    @Test
    void rowsOfAnotherShapeDoNotKeepOthersFromBeingRead() {
        assertThat(read("null", "7", "\"text\"", "{\"id\":null}", "[]", "{\"id\":\"12\",\"status\":\"20\"}"))
                .extracting(Run::id, Run::status)
                .containsExactly(tuple(new RunId(12), new RunStatus.Errored()));
    }

    @Test
    void theShapeOfLongAgoIsStillRuns() {
        var old = read("""
                {"id":"31","status":"Succeeded","created_at":1772337906,"is_success":true,"trigger":"none"},
                {"id":32,"status":null,"is_error":true},
                {"id":33,"is_cancelled":true,"finished_at":"2026-03-01 12:00:00+00:00"},
                {"id":34,"status":77,"finished_at":"2026-03-01 12:00:00+00:00"}""");

        assertThat(old)
                .extracting(Run::status)
                .containsExactly(
                        new RunStatus.Success(),
                        new RunStatus.Errored(),
                        new RunStatus.Cancelled(),
                        new RunStatus.Unrecognised(77, true));
        assertThat(old.getFirst().times().created()).isEqualTo(Instant.parse("2026-03-01T04:05:06Z"));
    }

    @Test
    void numbersBeyondAllBoundsAreNoIds() {
        assertThat(read("{\"id\":123456789012345678901234567890}", "{\"id\":2}"))
                .hasSize(1);
    }

    @Test
    void aListThatIsNullIsEmpty() {
        stand.server.otherwise((_, out) -> out.json("{\"status\":{\"code\":200},\"data\":null,\"extra\":null}"));

        assertThat(stand.asks()).isEmpty();
        assertThat(stand.cloud.jobs(stand.workspace())).isEmpty();
    }

    @Test
    void anObjectThatIsNoEnvelopeIsNotTakenForAnEmptyList() {
        stand.server.otherwise((_, out) -> out.json("{\"hello\":\"world\"}"));

        assertThat(stand.fails()).isInstanceOf(Fault.Malformed.class);
    }

    @Test
    void stepsAreReadFromTheirNamesOrTheirCommands() {
        stand.server.otherwise((_, out) -> out.json("""
                {"data":{"id":1,"status":10,"run_steps":[
                  {"index":4,"name":"Something of ours","run_step_command":{"dbt_command":"dbt build"},"status":10},
                  {"index":2,"name":"Create profile from connection X","status":10},
                  {"index":null,"name":"lost"},
                  {"index":3,"name":"invoke dbt with `dbt run --vars '{a: `b`}'`","status":55},
                  {"index":1,"status":null}]}}"""));

        var steps =
                stand.cloud.run(stand.workspace(), new RunId(1)).orElseThrow().steps();

        assertThat(steps).extracting(step -> step.index()).containsExactly(1, 2, 3, 4);
        assertThat(steps)
                .extracting(step -> step.command().orElse("-"))
                .containsExactly("-", "-", "dbt run --vars '{a: `b`}'", "dbt build");
        assertThat(steps.getFirst().name()).isEqualTo("Step 1");
        assertThat(steps.get(2).status()).isEqualTo(new RunStatus.Unrecognised(55, false));
    }

    @Test
    void aJobOfTheFewestFieldsIsAJobAndADeletedOneIsNone() {
        stand.server.otherwise((_, out) -> out.json("""
                {"data":[{"id":1},{"id":2,"state":2},
                  {"id":3,"schedule":{"cron":"0 1 * * *","date":"every_day"},"triggers":null,"environment_id":9,
                   "job_completion_trigger_condition":{"job_id":1,"statuses":["10",20,null]}},
                  {"id":4,"environment_id":10}]}"""));

        var jobs = stand.cloud.jobs(stand.workspace());

        assertThat(jobs).extracting(job -> job.id().value()).containsExactly(1L, 3L);
        assertThat(jobs.getLast().cron()).contains("0 1 * * *");
        assertThat(jobs.getLast().after().orElseThrow().statuses()).containsExactly(10, 20);
    }

    @Test
    void aRunOfAnotherEnvironmentIsNotListedEvenIfItIsSent() {
        assertThat(read("{\"id\":1,\"environment_id\":8}", "{\"id\":2,\"environment_id\":9}"))
                .extracting(Run::id)
                .containsExactly(new RunId(2));
    }
}
