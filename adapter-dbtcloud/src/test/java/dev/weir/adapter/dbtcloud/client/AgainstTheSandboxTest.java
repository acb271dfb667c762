package dev.weir.adapter.dbtcloud.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.adapter.dbtcloud.sandbox.Mischief;
import dev.weir.adapter.dbtcloud.sandbox.Sandbox;
import dev.weir.domain.fault.Fault;
import dev.weir.domain.run.Run;
import dev.weir.domain.run.RunId;
import dev.weir.domain.run.RunStatus;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.domain.workspace.AccountId;
import dev.weir.domain.workspace.EnvironmentId;
import dev.weir.domain.workspace.Mode;
import dev.weir.domain.workspace.ObserveSettings;
import dev.weir.domain.workspace.ProjectId;
import dev.weir.domain.workspace.Workspace;
import dev.weir.ports.driven.AccountDirectory.Trial;
import dev.weir.ports.driven.DbtCloud;
import dev.weir.ports.driven.DbtCloud.ArtifactName;
import dev.weir.ports.driven.DbtCloud.Fetched;
import dev.weir.ports.driven.DbtCloudException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client meets an account that shares no code with it, well-behaved and not. */
class AgainstTheSandboxTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder;

    private final HandTime time = new HandTime();
    private final OpenBudget budget = new OpenBudget();
    private Sandbox sandbox;
    private DbtCloudClient client;
    private DbtCloud cloud;
    private Workspace workspace;
    private long job;

    @BeforeEach
    void opens() throws IOException {
        sandbox = Sandbox.empty(time).start();
        client = DbtCloudClient.open(ClientSettings.DEFAULT, budget, time, time, () -> 0.5);
        cloud = client.cloud(_ -> Tokens.always(sandbox.readToken()));
        var project = sandbox.script().project("orchard");
        var environment = sandbox.script().environment(project, "Production", "production");
        job = sandbox.script().job(environment, "Nightly", "dbt build");
        workspace = watching(sandbox.address(), project, environment);
    }

    private Workspace watching(URI address, long project, long environment) {
        return new Workspace(
                new WorkspaceName("shop"),
                address,
                new AccountId(sandbox.accountId()),
                new ProjectId(project),
                new EnvironmentId(environment),
                Mode.OBSERVE,
                ObserveSettings.DEFAULT);
    }

    @AfterEach
    void closes() {
        client.close();
        sandbox.close();
    }

    private List<Long> above(long id) {
        return ids(cloud.runsAbove(workspace, new RunId(id)).value());
    }

    private static List<Long> ids(List<Run> runs) {
        return runs.stream().map(run -> run.id().value()).toList();
    }

    private static Fault fault(ThrowingCallable asking) {
        return Objects.requireNonNull(catchThrowableOfType(DbtCloudException.class, asking), "nothing failed")
                .fault();
    }

    private void manyRuns() {
        for (long id = 1; id <= 250; id++) {
            sandbox.script().run(job, id);
        }
    }

    @Test
    void allRunsAreListedWhateverOrderTheyComeInAndHoweverOften() {
        manyRuns();

        assertThat(above(10)).hasSize(240).isSorted();
        sandbox.faults().always(new Mischief.Repeats());
        assertThat(above(10)).hasSize(240).isSorted();
        sandbox.faults().always(new Mischief.Reverses());
        assertThat(above(10)).hasSize(240).isSorted();
        assertThat(ids(cloud.newestRuns(workspace, 3).value())).containsExactly(250L, 249L, 248L);
    }

    @Test
    void runsAreFoundByStatusByTimeAndById() {
        sandbox.script().run(job, 1).succeeded(NOON.plusSeconds(30));
        sandbox.script().run(job, 2).running(NOON);
        sandbox.script().run(job, 3).failed(NOON.plusSeconds(90));
        sandbox.script().run(job, 4).createdAt(NOON.plusSeconds(500));

        assertThat(ids(cloud.openRuns(workspace).value())).containsExactly(2L, 4L);
        assertThat(ids(cloud.runsFinished(workspace, NOON, NOON.plusSeconds(60)).value()))
                .containsExactly(1L);
        assertThat(ids(cloud.runsCreated(workspace, NOON.plusSeconds(400), NOON.plusSeconds(600), 10)
                        .value()))
                .containsExactly(4L);
        assertThat(ids(cloud.runs(workspace, List.of(new RunId(3), new RunId(77)))
                        .value()))
                .containsExactly(3L);
    }

    @Test
    void aRunIsReadWithItsStepsLogsAndFiles() {
        var run = sandbox.script()
                .run(job, 7)
                .cause("api", "by hand")
                .code("main", "0f3a")
                .given("schema_override", "elsewhere");
        run.step("Clone git repository");
        run.dbt("dbt build").log("12:00:00  Running with dbt=1.10.2\n").scenario("build-clean");
        run.succeeded(NOON.plusSeconds(60));

        var read = cloud.run(workspace, new RunId(7)).orElseThrow();

        assertThat(read.run().jobName()).contains("Nightly");
        assertThat(read.run().startedBy().cause()).contains("by hand");
        assertThat(read.run().startedBy().overrides().schema()).contains("elsewhere");
        assertThat(read.run().status()).isEqualTo(new RunStatus.Success());
        assertThat(read.run().times().finished()).contains(NOON.plusSeconds(60));
        assertThat(read.steps()).extracting(step -> step.command().orElse("-")).containsExactly("-", "dbt build");
        assertThat(cloud.log(workspace, new RunId(7), 2)).contains("12:00:00  Running with dbt=1.10.2\n");
        var into = folder.resolve("manifest.json");
        assertThat(cloud.fetch(workspace, new RunId(7), 2, ArtifactName.MANIFEST, into))
                .isInstanceOf(Fetched.Whole.class);
        assertThat(into).content().contains("\"nodes\"");
        assertThat(cloud.fetch(workspace, new RunId(7), 2, ArtifactName.CATALOG, into))
                .isEqualTo(new Fetched.Absent());
    }

    @Test
    void aFileThatIsLateIsAbsentUntilItIsThere() {
        var run = sandbox.script().run(job, 7);
        run.dbt("dbt build").file("run_results.json", "{\"results\": []}");
        run.succeeded(NOON);
        sandbox.faults().always(new Mischief.Delays(Duration.ofHours(1)));
        var into = folder.resolve("results.json");

        assertThat(cloud.fetch(workspace, new RunId(7), 1, ArtifactName.RUN_RESULTS, into))
                .isEqualTo(new Fetched.Absent());
        sandbox.faults().stop();
        assertThat(cloud.fetch(workspace, new RunId(7), 1, ArtifactName.RUN_RESULTS, into))
                .isInstanceOf(Fetched.Whole.class);
    }

    @Test
    void anUnknownStatusIsAStatus() {
        sandbox.script().run(job, 7).status(77);

        assertThat(cloud.newestRuns(workspace, 1).value().getFirst().status())
                .isEqualTo(new RunStatus.Unrecognised(77, false));
    }

    @Test
    void whatGoesByIsOutlasted() {
        manyRuns();
        sandbox.faults().once(new Mischief.ShowsPage(200));
        sandbox.faults().once(new Mischief.Fails(503));
        sandbox.faults().add("*", ".*", new Mischief.CutsBody(200), 2, 1);

        assertThat(above(0)).hasSize(250);
    }

    @Test
    void theWholeAccountRestsWhenItAsksTooOften() throws InterruptedException {
        sandbox.faults().once(new Mischief.Throttles(Duration.ofMinutes(5), null));

        assertThat(fault(() -> cloud.openRuns(workspace))).isInstanceOf(Fault.Throttled.class);
        assertThat(fault(() -> cloud.jobs(workspace))).isInstanceOf(Fault.Throttled.class);
        time.of(Duration.ofMinutes(6));
        assertThat(cloud.openRuns(workspace).value()).isEmpty();
    }

    @Test
    void theirClockIsTheirs() {
        sandbox.faults().always(new Mischief.SkewsClock(Duration.ofHours(-1)));

        assertThat(cloud.openRuns(workspace).theirNow()).isBetween(NOON.minusSeconds(3700), NOON.minusSeconds(3500));
    }

    @Test
    void aTokenThatIsTakenAwayAndReplacedIsReadAgain() {
        sandbox.grant("old");
        sandbox.grant("new");
        var turning = client.cloud(_ -> Tokens.inTurn("old", "new"));
        assertThat(turning.openRuns(workspace).value()).isEmpty();

        sandbox.revoke("old");

        assertThat(turning.openRuns(workspace).value()).isEmpty();
    }

    @Test
    void aWrongTokenProjectOrEnvironmentIsSaid() {
        var wrong = client.cloud(_ -> Tokens.always("wrong"));
        assertThat(fault(() -> wrong.openRuns(workspace)))
                .isInstanceOf(Fault.Unauthorised.class)
                .extracting(Fault::sentence)
                .asString()
                .startsWith("dbt Cloud refused the token for account " + sandbox.accountId() + " (401");
        var lost = watching(sandbox.address(), 1, 2);
        assertThat(fault(() -> cloud.project(lost)))
                .isInstanceOf(Fault.Missing.class)
                .extracting(Fault::sentence)
                .asString()
                .startsWith("dbt Cloud does not know project 1 of account");
        assertThat(fault(() -> cloud.environment(lost))).isInstanceOf(Fault.Missing.class);
    }

    @Test
    void aRedirectElsewhereIsNotFollowed() {
        sandbox.faults().always(new Mischief.Redirects("https://elsewhere.example"));

        assertThat(fault(() -> cloud.openRuns(workspace)).sentence()).contains("elsewhere.example", "access-url");
    }

    @Test
    void whatATokenSeesIsListed() {
        var directory = client.directory(sandbox.address(), Tokens.always(sandbox.readToken()));

        assertThat(directory.accounts())
                .extracting(account -> account.id().value())
                .containsExactly(sandbox.accountId());
        assertThat(directory.projects(workspace.account()))
                .extracting(project -> project.name())
                .containsExactly("orchard");
        assertThat(directory.environments(workspace.account(), workspace.project()))
                .extracting(environment -> environment.kind().orElse("-"))
                .containsExactly("production");
        assertThat(directory.jobs(workspace.account(), workspace.project(), workspace.environment()))
                .extracting(each -> each.name())
                .containsExactly("Nightly");
    }

    @Test
    void everyCallThatWatchingNeedsIsTried() {
        sandbox.script().run(job, 7).succeeded(NOON);
        var directory = client.directory(sandbox.address(), Tokens.always(sandbox.readToken()));

        var trials = directory.tryEveryCall(workspace);

        assertThat(trials)
                .extracting(Trial::call)
                .containsExactly(
                        "account",
                        "project",
                        "environment",
                        "jobs",
                        "runs",
                        "run with its steps and logs",
                        "files of a run");
        assertThat(trials).allSatisfy(trial -> assertThat(trial.fault()).isEmpty());
    }

    @Test
    void aCallThatFailsDoesNotKeepTheOthersFromBeingTried() {
        sandbox.faults().on("/jobs", new Mischief.Fails(403));
        var directory = client.directory(sandbox.address(), Tokens.always(sandbox.readToken()));

        assertThat(directory.tryEveryCall(workspace))
                .filteredOn(trial -> trial.fault().isPresent())
                .singleElement()
                .satisfies(trial -> {
                    assertThat(trial.call()).isEqualTo("jobs");
                    assertThat(trial.fault().orElseThrow()).isInstanceOf(Fault.Forbidden.class);
                });
    }
}
