package dev.weir.app.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.adapter.dbtcloud.artifact.ArtifactFiles;
import dev.weir.adapter.dbtcloud.client.ClientSettings;
import dev.weir.adapter.dbtcloud.client.DbtCloudClient;
import dev.weir.adapter.dbtcloud.client.TokenSource;
import dev.weir.adapter.dbtcloud.sandbox.Sandbox;
import dev.weir.app.browse.Declared;
import dev.weir.app.browse.RunBrowser;
import dev.weir.domain.event.Keeping;
import dev.weir.domain.event.KeptRun;
import dev.weir.domain.event.RetryChain;
import dev.weir.domain.run.RunFilter;
import dev.weir.domain.run.RunResults;
import dev.weir.domain.tick.TickOutcome;
import dev.weir.domain.value.Slice;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.domain.workspace.AccountId;
import dev.weir.domain.workspace.EnvironmentId;
import dev.weir.domain.workspace.Mode;
import dev.weir.domain.workspace.ObserveSettings;
import dev.weir.domain.workspace.ProjectId;
import dev.weir.domain.workspace.Workspace;
import dev.weir.ports.driven.DbtCloud;
import dev.weir.ports.driven.DbtCloud.ArtifactName;
import dev.weir.ports.driven.DbtCloud.Fetched;
import dev.weir.ports.driven.StoragePorts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way from a dbt Cloud account over HTTP into the log, with real artifacts. */
class ObservingTheSandboxTest {

    private static final Instant NOON = Instant.parse("2026-03-16T12:00:00Z");
    private static final WorkspaceName ORCHARD = new WorkspaceName("orchard");

    @TempDir
    private Path folder;

    private final SetTime time = new SetTime(NOON);
    private final StoragePorts store = StoragePorts.inMemory(1_000_000);
    private Sandbox sandbox;
    private DbtCloudClient client;
    private DbtCloud cloud;
    private Workspace workspace;
    private WorkspacePoller poller;

    @BeforeEach
    void observe() throws IOException {
        sandbox = Sandbox.orchard(time).folder(folder.resolve("sandbox")).start();
        client = DbtCloudClient.open(ClientSettings.DEFAULT, store.budget(), time);
        cloud = client.cloud(_ -> new TokenSource() {
            @Override
            public String token() {
                return sandbox.token();
            }

            @Override
            public String origin() {
                return "the test";
            }
        });
        workspace = new Workspace(
                ORCHARD,
                sandbox.address(),
                new AccountId(sandbox.accountId()),
                new ProjectId(sandbox.projectId()),
                new EnvironmentId(sandbox.environmentId()),
                Mode.OBSERVE,
                new ObserveSettings(
                        Duration.ofSeconds(30),
                        Duration.ofDays(2),
                        ObserveSettings.DEFAULT.jobs(),
                        ObserveSettings.CiRuns.EXCLUDED));
        store.registry().publish(List.of(workspace), "hash", NOON);
        var artifacts = new ArtifactFiles();
        var scratch = new Scratch(folder.resolve("scratch"));
        var shelf = new ManifestShelf(store.catalog(), artifacts, scratch, folder.resolve("manifests"));
        var definitions = new DefinitionReader(cloud, store.registry(), time);
        var reader = new RunReader(
                cloud,
                new StepFiles(cloud, artifacts, store.archive(), scratch),
                new RunManifests(cloud, shelf, scratch, time),
                time);
        var desk = new ReadingDesk(store.log(), reader, time);
        poller = new WorkspacePoller(
                store.registry(),
                store.log(),
                new LiveLook(cloud, store.log(), definitions, desk, new LivePreview(cloud), time),
                new BackfillLook(cloud, store.log(), definitions, desk),
                time);
    }

    @AfterEach
    void close() {
        client.close();
        sandbox.close();
    }

    @Test
    void everyRowOfEveryStepOfEveryRunIsInTheLogOnce() throws IOException {
        lookUntilThePastIsRead();
        for (int minute = 0; minute < 10; minute++) {
            time.passes(Duration.ofSeconds(60));
            assertThat(poller.poll(ORCHARD)).isNotInstanceOf(TickOutcome.Failed.class);
        }

        var runs = runs();
        assertThat(runs).hasSizeGreaterThan(50);
        var read = runs.stream()
                .filter(run -> run.keeping() instanceof Keeping.Read)
                .toList();
        assertThat(read).hasSizeGreaterThan(40);
        for (var run : read) {
            assertThat(logged(run)).as("run " + run.run().id()).containsExactlyInAnyOrderElementsOf(written(run));
        }
    }

    @Test
    void aRunAndItsRetryComeToOneEndTogether() {
        lookUntilThePastIsRead();
        var browser = new RunBrowser(
                new Declared(store.registry()),
                store.archive(),
                cloud,
                new SentCode(cloud, new ArtifactFiles(), new Scratch(folder.resolve("code"))));

        var retries = runs().stream()
                .map(KeptRun::run)
                .filter(it -> it.retries().isPresent())
                .toList();
        assertThat(retries).isNotEmpty();
        for (var retry : retries) {
            var after = browser.run(ORCHARD, retry.id()).orElseThrow();
            var before = browser.run(ORCHARD, retry.retries().orElseThrow()).orElseThrow();
            assertThat(before.retriedBy()).contains(retry.id());
            assertThat(before.chain()).isEqualTo(after.chain());
            assertThat(after.chain().runs()).containsExactly(before.kept().run().id(), retry.id());
            var alone = RetryChain.of(List.of(), before.reading().stream().toList());
            assertThat(after.chain().settled()).hasSameSizeAs(alone.settled());
            assertThat(after.chain().wanting()).hasSizeLessThan(alone.wanting().size());
        }
    }

    @Test
    void everyRunIsAccountedFor() {
        lookUntilThePastIsRead();

        var counts = store.archive().completeness(ORCHARD, NOON.minus(Duration.ofDays(2)), NOON.plusSeconds(1));
        assertThat(counts.getOrDefault("listed", 0L)).as("%s", counts).isZero();
        assertThat(counts.get("read")).isPositive();
        assertThat(runs().stream()
                        .filter(run -> run.keeping() instanceof Keeping.Unavailable)
                        .map(run -> run.run().id() + ": " + run.keeping())
                        .toList())
                .isEmpty();
    }

    private void lookUntilThePastIsRead() {
        for (int turn = 0; turn < 60; turn++) {
            assertThat(poller.poll(ORCHARD)).isNotInstanceOf(TickOutcome.Failed.class);
            var past = poller.backfill(ORCHARD);
            assertThat(past).isNotInstanceOf(TickOutcome.Failed.class);
            if (past instanceof TickOutcome.Idle) {
                return;
            }
            time.passes(Duration.ofSeconds(20));
        }
    }

    private List<KeptRun> runs() {
        var all = new ArrayList<KeptRun>();
        var part = new Slice.Request(500, Optional.empty());
        for (; ; ) {
            var slice = store.archive().runs(ORCHARD, RunFilter.ALL, part);
            all.addAll(slice.items());
            if (slice.next().isEmpty()) {
                return all;
            }
            part = new Slice.Request(500, slice.next());
        }
    }

    /** What the log says of a run, {@code step node status}, but for the relations that docs describe without having built them. */
    private List<String> logged(KeptRun run) {
        return store.archive().reading(ORCHARD, run.run().id()).stream()
                .flatMap(it -> it.events().stream())
                .map(it -> it.header())
                .filter(it -> !it.status().equals("described"))
                .map(it -> "%d %s %s".formatted(it.id().step(), it.id().node(), it.status()))
                .toList();
    }

    /** What dbt wrote in each step of a run, each file once. */
    private List<String> written(KeptRun run) throws IOException {
        var rows = new ArrayList<String>();
        var seen = new HashSet<String>();
        for (var step : run.steps()) {
            if (step.command().isEmpty()) {
                continue;
            }
            var file = folder.resolve("asked-%s-%d".formatted(run.run().id(), step.index()));
            if (cloud.fetch(workspace, run.run().id(), step.index(), ArtifactName.RUN_RESULTS, file)
                    instanceof Fetched.Whole) {
                RunResults results = new ArtifactFiles().results(file);
                if (seen.add(results.invocation().id().orElseThrow())) {
                    results.rows()
                            .forEach(row -> rows.add("%d %s %s".formatted(step.index(), row.uniqueId(), row.status())));
                }
            }
            var fresh = folder.resolve("fresh-%s-%d".formatted(run.run().id(), step.index()));
            if (cloud.fetch(workspace, run.run().id(), step.index(), ArtifactName.SOURCES, fresh)
                    instanceof Fetched.Whole) {
                var sources = new ArtifactFiles().freshness(fresh);
                if (seen.add(sources.invocation().id().orElseThrow())) {
                    sources.rows()
                            .forEach(row -> rows.add("%d %s %s".formatted(step.index(), row.uniqueId(), row.status())));
                }
            }
        }
        return rows;
    }
}
