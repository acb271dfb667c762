package dev.weir.app.browse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.domain.workspace.Environment;
import dev.weir.domain.workspace.Job;
import dev.weir.domain.workspace.JobId;
import dev.weir.domain.workspace.JobRule;
import dev.weir.domain.workspace.ObserveSettings;
import dev.weir.domain.workspace.Project;
import dev.weir.domain.workspace.Workspace;
import dev.weir.ports.driven.Registry.Definitions;
import dev.weir.ports.driven.ScriptedDbtCloud;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WorkspaceBrowserTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Nested
    class WhileNoRunHasBroughtAManifest {

        private final Workspace shop = ScriptedDbtCloud.aWorkspace("shop");

        @Test
        void theJobThatIsDueFirstIsNamed() {
            assertThat(said(shop, job(1, "Weekly", NOON.plusSeconds(600)), job(2, "Hourly", NOON.plusSeconds(60))))
                    .isEqualTo(
                            "No run of shop has brought a manifest of production yet. A run of job \"Hourly\" (id 2) brings it.");
        }

        @Test
        void aJobThatIsSwitchedOffBringsNothing() {
            var off = new Job.Extras(false, false, true);

            assertThat(said(shop, job(1, "Weekly", NOON, off))).contains("no job that would", "dbt build");
        }

        @Test
        void aJobWhoseRunsAreNotReadBringsNothing() {
            var watched = shop.observe();
            var picky = new Workspace(
                    shop.name(),
                    shop.accessUrl(),
                    shop.account(),
                    shop.project(),
                    shop.environment(),
                    shop.mode(),
                    new ObserveSettings(
                            watched.poll(), watched.backfill(), JobRule.parse("* -name:tmp_*"), watched.ci()));

            assertThat(said(picky, job(1, "tmp_try", NOON), job(2, "Weekly", NOON.plusSeconds(600))))
                    .contains("job \"Weekly\" (id 2)");
        }

        private String said(Workspace workspace, Job... jobs) {
            return WorkspaceBrowser.whereTheManifestComesFrom(
                    workspace,
                    Optional.of(new Definitions(
                            new Project(workspace.project(), "Shop", Optional.empty(), Optional.empty()),
                            new Environment(
                                    workspace.environment(),
                                    "Production",
                                    Optional.of("production"),
                                    Optional.empty(),
                                    Optional.empty()),
                            List.of(jobs),
                            NOON)));
        }

        private Job job(long id, String name, Instant next) {
            return job(id, name, next, new Job.Extras(false, false, false));
        }

        private Job job(long id, String name, Instant next, Job.Extras extras) {
            return new Job(
                    new JobId(id),
                    name,
                    Optional.empty(),
                    Optional.of("scheduled"),
                    shop.environment(),
                    List.of("dbt build"),
                    Optional.empty(),
                    Optional.empty(),
                    new Job.Triggers(true, false, false),
                    Optional.empty(),
                    extras,
                    Optional.of(next));
        }
    }
}
