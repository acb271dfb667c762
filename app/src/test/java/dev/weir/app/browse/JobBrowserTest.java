package dev.weir.app.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.weir.adapter.dbtcloud.artifact.ArtifactFiles;
import dev.weir.app.observe.ManifestShelf;
import dev.weir.app.observe.Scratch;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.domain.workspace.Environment;
import dev.weir.domain.workspace.EnvironmentId;
import dev.weir.domain.workspace.Job;
import dev.weir.domain.workspace.JobId;
import dev.weir.domain.workspace.Project;
import dev.weir.domain.workspace.ProjectId;
import dev.weir.ports.driven.Registry.Definitions;
import dev.weir.ports.driven.ScriptedDbtCloud;
import dev.weir.ports.driven.StoragePorts;
import dev.weir.ports.driving.BrowseJobs.JobState;
import dev.weir.ports.driving.BrowseJobs.StepPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs over the real manifest of a project with one of everything. */
class JobBrowserTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final JobId NIGHTLY = new JobId(311);
    private static final JobId AFTERWARDS = new JobId(312);

    @TempDir
    private Path folder;

    private final WorkspaceName shop = new WorkspaceName("shop");
    private final StoragePorts store = StoragePorts.inMemory(100);
    private JobBrowser browser;

    @BeforeEach
    void declare() {
        store.registry().publish(List.of(ScriptedDbtCloud.aWorkspace("shop")), "hash", NOON);
        store.registry()
                .define(
                        shop,
                        new Definitions(
                                new Project(new ProjectId(7), "Shop", Optional.empty(), Optional.empty()),
                                new Environment(
                                        new EnvironmentId(9),
                                        "Prod",
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty()),
                                List.of(
                                        job(
                                                NIGHTLY,
                                                Optional.empty(),
                                                "dbt seed",
                                                "dbt run -s +dim_growers",
                                                "dbt run-operation tidy"),
                                        job(
                                                AFTERWARDS,
                                                Optional.of(NIGHTLY),
                                                "dbt test --select dim_growers",
                                                "dbt bild")),
                                NOON));
        var shelf = new ManifestShelf(
                store.catalog(),
                new ArtifactFiles(),
                new Scratch(folder.resolve("scratch")),
                folder.resolve("manifests"));
        browser = new JobBrowser(new Declared(store.registry()), store.registry(), shelf);
    }

    private static Job job(JobId id, Optional<JobId> after, String... steps) {
        return new Job(
                id,
                "job " + id,
                Optional.empty(),
                Optional.of("scheduled"),
                new EnvironmentId(9),
                List.of(steps),
                Optional.empty(),
                Optional.empty(),
                new Job.Triggers(true, false, false),
                after.map(it -> new Job.Chain(it, List.of(10))),
                new Job.Extras(after.isEmpty(), after.isEmpty(), false),
                Optional.empty());
    }

    private void keepTheOrchard() throws IOException {
        KeptOrchard.in(store, shop, folder, NOON);
    }

    @Test
    void everyStepSaysWhatItIsMeantToDo() throws IOException {
        keepTheOrchard();
        var nightly = browser.jobs(shop).getFirst();

        assertThat(nightly.steps())
                .extracting(StepPlan::command, StepPlan::does)
                .containsExactly(
                        tuple("dbt source freshness", "looks"),
                        tuple("dbt seed", "builds"),
                        tuple("dbt run -s +dim_growers", "builds"),
                        tuple("dbt run-operation tidy", "unclear"),
                        tuple("dbt docs generate", "looks"));
        assertThat(nightly.builds())
                .isSorted()
                .contains("model.orchard.dim_growers")
                .anyMatch(it -> it.startsWith("seed."))
                .noneMatch(it -> it.startsWith("test.") || it.startsWith("source."));
    }

    @Test
    void chainsAreToldFromBothEnds() {
        assertThat(browser.jobs(shop).getFirst().leadsTo()).containsExactly(AFTERWARDS);
        assertThat(browser.jobs(shop).getLast().job().after())
                .map(Job.Chain::job)
                .contains(NIGHTLY);
    }

    @Test
    void anAssetKnowsTheJobsThatBuildAndTestIt() throws IOException {
        keepTheOrchard();

        assertThat(browser.workingOn(shop, "model.orchard.dim_growers"))
                .extracting(it -> it.job().id())
                .containsExactly(NIGHTLY);
        var check = browser.jobs(shop).getLast().steps().getFirst();
        assertThat(check.does()).isEqualTo("tests");
        assertThat(check.nodes()).isPositive();
        assertThat(check.builds()).isEmpty();
    }

    @Test
    void anUnknownCommandIsUnclearWithTheReason() throws IOException {
        keepTheOrchard();

        assertThat(browser.jobs(shop).getLast().steps().getLast()).satisfies(step -> {
            assertThat(step.does()).isEqualTo("unclear");
            assertThat(step.why()).contains("Weir knows no command dbt bild");
        });
    }

    @Test
    void withoutAManifestEveryStepIsUnclear() {
        assertThat(browser.jobs(shop))
                .flatExtracting(JobState::steps)
                .allSatisfy(step -> assertThat(step.why()).contains("no manifest is known yet"));
    }
}
