package dev.weir.ports.driven;

import static dev.weir.ports.driven.Sightings.FARM;
import static dev.weir.ports.driven.Sightings.NOON;
import static dev.weir.ports.driven.Sightings.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.domain.value.WorkspaceName;
import dev.weir.domain.workspace.AccountId;
import dev.weir.domain.workspace.Environment;
import dev.weir.domain.workspace.EnvironmentId;
import dev.weir.domain.workspace.Job;
import dev.weir.domain.workspace.JobId;
import dev.weir.domain.workspace.JobRule;
import dev.weir.domain.workspace.Mode;
import dev.weir.domain.workspace.ObserveSettings;
import dev.weir.domain.workspace.Project;
import dev.weir.domain.workspace.ProjectId;
import dev.weir.domain.workspace.Workspace;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every registry must hold. */
public abstract class RegistryContract {

    private static final long BIG = 70_403_110_000_042L;

    private Registry registry;

    /** A new and empty store. */
    protected abstract StoragePorts storage();

    @BeforeEach
    void open() {
        registry = storage().registry();
    }

    @Test
    void anInstallationHasOneName() {
        assertThat(registry.installation()).isNotBlank().isEqualTo(registry.installation());
    }

    @Test
    void declaredWorkspacesAreReadAsTheyWerePublishedByName() {
        var farm = workspace(FARM, Mode.OBSERVE);
        registry.publish(List.of(workspace(SHOP, Mode.SHADOW), farm), "abc", NOON);

        assertThat(registry.workspaces()).containsExactly(farm, workspace(SHOP, Mode.SHADOW));
    }

    @Test
    void whatIsNoLongerDeclaredIsNoLongerWatchedAndComesBackWhenDeclaredAgain() {
        registry.publish(List.of(workspace(SHOP, Mode.OBSERVE), workspace(FARM, Mode.OBSERVE)), "one", NOON);
        registry.define(FARM, definitions(1));
        registry.publish(List.of(workspace(SHOP, Mode.ORCHESTRATE)), "two", NOON);

        assertThat(registry.workspaces()).containsExactly(workspace(SHOP, Mode.ORCHESTRATE));
        assertThat(registry.definitions(FARM)).contains(definitions(1));
        registry.publish(List.of(workspace(FARM, Mode.OBSERVE)), "three", NOON);
        assertThat(registry.workspaces()).containsExactly(workspace(FARM, Mode.OBSERVE));
    }

    @Test
    void laterDefinitionsTakeThePlaceOfEarlierOnes() {
        assertThat(registry.definitions(SHOP)).isEmpty();
        registry.define(SHOP, definitions(1));
        registry.define(SHOP, definitions(40));

        assertThat(registry.definitions(SHOP)).contains(definitions(40));
        assertThat(registry.definitions(FARM)).isEmpty();
    }

    private static Workspace workspace(WorkspaceName name, Mode mode) {
        return new Workspace(
                name,
                URI.create("https://ab123.us1.dbt.com"),
                new AccountId(BIG),
                new ProjectId(BIG + 1),
                new EnvironmentId(BIG + 2),
                mode,
                new ObserveSettings(
                        Duration.ofSeconds(45),
                        Duration.ofDays(3),
                        JobRule.parse("* -name:tmp_* id:7"),
                        ObserveSettings.CiRuns.INCLUDED));
    }

    private static Registry.Definitions definitions(int jobs) {
        var all = new java.util.ArrayList<Job>();
        all.add(new Job(
                new JobId(BIG),
                "plain",
                Optional.empty(),
                Optional.empty(),
                new EnvironmentId(BIG),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                new Job.Triggers(false, false, false),
                Optional.empty(),
                new Job.Extras(false, false, false),
                Optional.empty()));
        for (var job = 1; job < jobs; job++) {
            all.add(new Job(
                    new JobId(BIG + job),
                    "nightly " + job,
                    Optional.of("builds \"all\"\n"),
                    Optional.of("scheduled"),
                    new EnvironmentId(BIG),
                    List.of("dbt build --select tag:a", "dbt test"),
                    Optional.of("prod"),
                    Optional.of("0 3 * * *"),
                    new Job.Triggers(true, false, true),
                    Optional.of(new Job.Chain(new JobId(BIG), List.of(10, 20))),
                    new Job.Extras(true, true, job % 2 == 0),
                    Optional.of(NOON)));
        }
        return new Registry.Definitions(
                new Project(
                        new ProjectId(BIG),
                        "Shop",
                        Optional.of("dbt"),
                        Optional.of(new Project.Repository(
                                "git@example.com:shop.git", Optional.of("github"), Optional.empty()))),
                new Environment(
                        new EnvironmentId(BIG),
                        "Production",
                        Optional.of("production"),
                        Optional.empty(),
                        Optional.of("1.10.2")),
                all,
                NOON);
    }
}
