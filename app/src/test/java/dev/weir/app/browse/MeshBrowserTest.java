package dev.weir.app.browse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.adapter.dbtcloud.artifact.ArtifactFiles;
import dev.weir.app.observe.ManifestShelf;
import dev.weir.app.observe.Scratch;
import dev.weir.domain.run.ManifestVersion;
import dev.weir.domain.run.ManifestVersion.Standing;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.domain.workspace.AccountId;
import dev.weir.domain.workspace.Environment;
import dev.weir.domain.workspace.EnvironmentId;
import dev.weir.domain.workspace.Mesh;
import dev.weir.domain.workspace.Mode;
import dev.weir.domain.workspace.ObserveSettings;
import dev.weir.domain.workspace.Project;
import dev.weir.domain.workspace.ProjectId;
import dev.weir.domain.workspace.Workspace;
import dev.weir.ports.driven.Registry.Definitions;
import dev.weir.ports.driven.StoragePorts;
import dev.weir.ports.driving.BrowseMesh.Joint;
import dev.weir.ports.driving.BrowseMesh.OwnedBy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeshBrowserTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String ARTIFACTS = "/dev/weir/adapter/dbtcloud/sandbox/artifacts/";

    @TempDir
    private Path folder;

    private final StoragePorts store = StoragePorts.inMemory(100);
    private final List<Workspace> declared = new ArrayList<>();
    private final List<Mesh.Link> links = new ArrayList<>();

    private static WorkspaceName name(String name) {
        return new WorkspaceName(name);
    }

    /** Declares a workspace and keeps its manifest. */
    private void watches(String name, long account, long project, String kind, Path manifest) {
        var workspace = new Workspace(
                name(name),
                URI.create("https://cloud.example"),
                new AccountId(account),
                new ProjectId(project),
                new EnvironmentId(100 + declared.size()),
                Mode.OBSERVE,
                ObserveSettings.DEFAULT);
        declared.add(workspace);
        store.registry().publish(declared, "hash", NOON);
        store.registry()
                .define(
                        workspace.name(),
                        new Definitions(
                                new Project(workspace.project(), name, Optional.empty(), Optional.empty()),
                                new Environment(
                                        workspace.environment(),
                                        kind,
                                        Optional.of(kind),
                                        Optional.empty(),
                                        Optional.empty()),
                                List.of(),
                                NOON));
        var version = new ManifestVersion(
                new ArtifactFiles().identify(manifest),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                NOON,
                NOON,
                1);
        store.catalog().keep(workspace.name(), version, Standing.PRODUCTION, name, manifest);
    }

    private MeshBrowser browser() {
        var shelf = new ManifestShelf(
                store.catalog(),
                new ArtifactFiles(),
                new Scratch(folder.resolve("scratch")),
                folder.resolve("manifests"));
        return new MeshBrowser(
                new Declared(store.registry()),
                shelf,
                new MeshBook(store.registry(), shelf, links),
                new LatestEvents(store.log(), store.archive()));
    }

    private Optional<OwnedBy> owner(String workspace, String uniqueId) {
        return browser().place(name(workspace), uniqueId).orElseThrow().joint().flatMap(Joint::owner);
    }

    /** Two real projects, each in two environments: cider is made from what the orchard gives it. */
    @Nested
    class OfTwoProjectsInTwoEnvironmentsEach {

        private void watchAll() throws IOException {
            var orchard = real("build-clean");
            var cider = real("cider/build-clean");
            watches("orchard", 42, 7, "production", orchard);
            watches("orchard-staging", 42, 7, "staging", orchard);
            watches("cider", 42, 8, "production", cider);
            watches("cider-staging", 42, 8, "staging", cider);
        }

        private Path real(String scenario) throws IOException {
            var file = folder.resolve(scenario.replace('/', '-') + ".json.gz");
            try (var in = Objects.requireNonNull(
                    ArtifactFiles.class.getResourceAsStream(ARTIFACTS + scenario + "/manifest.json.gz"))) {
                Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            }
            return file;
        }

        @Test
        void eachIsOwnedInAnEnvironmentOfTheSameKind() throws IOException {
            watchAll();

            assertThat(browser().joints(name("cider")))
                    .extracting(Joint::uniqueId)
                    .containsExactly(
                            "model.orchard.dim_growers",
                            "model.orchard.fct_orders.v2",
                            "model.orchard.profit",
                            "model.weather.wx_readings");
            assertThat(browser().joints(name("cider")))
                    .allSatisfy(it -> assertThat(it.owner()).hasValueSatisfying(owner -> {
                        assertThat(owner.workspace()).isEqualTo(name("orchard"));
                        assertThat(owner.uniqueId()).isEqualTo(it.uniqueId());
                        assertThat(owner.by()).isEqualTo("unique id");
                    }));
            assertThat(owner("cider-staging", "model.orchard.profit"))
                    .hasValueSatisfying(owner -> assertThat(owner.workspace()).isEqualTo(name("orchard-staging")));
        }

        @Test
        void theOwnerKnowsWhoUsesItAndForWhat() throws IOException {
            watchAll();

            var place = browser().place(name("orchard"), "model.orchard.profit").orElseThrow();
            assertThat(place.joint()).isEmpty();
            assertThat(place.usedBy()).singleElement().satisfies(use -> {
                assertThat(use.workspace()).isEqualTo(name("cider"));
                assertThat(use.downstream()).containsExactly("model.cider.margin");
            });
        }

        @Test
        void withoutItsOwnerANodeIsAStubThatSaysWhy() throws IOException {
            watches("cider", 42, 8, "production", real("cider/build-clean"));
            watches("elsewhere", 43, 7, "production", real("build-clean"));

            assertThat(browser().joints(name("cider"))).hasSize(4).allSatisfy(it -> {
                assertThat(it.owner()).isEmpty();
                assertThat(it.why())
                        .hasValueSatisfying(
                                why -> assertThat(why).startsWith("no workspace of this account runs project"));
            });
            assertThat(browser().joints(name("elsewhere"))).isEmpty();
        }
    }

    @Nested
    class OfMadeUpProjects {

        private Path manifest(String project, String nodes, String sources) throws IOException {
            return Files.writeString(
                    folder.resolve(project + nodes.hashCode() + ".json"), """
                    {"metadata": {"dbt_version": "1.12.6", "project_name": "%s", "adapter_type": "duckdb"},
                     "nodes": {%s}, "sources": {%s}}
                    """.formatted(project, nodes, sources));
        }

        private static String model(String id, String path, String relation) {
            return """
                    "%1$s": {"unique_id": "%1$s", "resource_type": "model", "name": "m", "package_name": "%4$s",
                      "original_file_path": "%2$s", "relation_name": "%3$s", "config": {"materialized": "table"}, "raw_code": ""}
                    """.formatted(id, path, relation, id.substring(id.indexOf('.') + 1, id.lastIndexOf('.')));
        }

        private static String source(String id, String relation) {
            return """
                    "%1$s": {"unique_id": "%1$s", "resource_type": "source", "name": "m", "source_name": "s", "package_name": "shop",
                      "original_file_path": "models/s.yml", "relation_name": "%2$s", "config": {}}
                    """.formatted(id, relation);
        }

        @Test
        void aSourceIsTheModelThatBuildsItsRelation() throws IOException {
            watches(
                    "farm",
                    42,
                    7,
                    "production",
                    manifest("farm", model("model.farm.m", "models/m.sql", "db.raw.m"), ""));
            watches(
                    "shop",
                    42,
                    8,
                    "staging",
                    manifest("shop", "", source("source.shop.s.m", "\\\"DB\\\".\\\"raw\\\".\\\"m\\\"")));

            assertThat(owner("shop", "source.shop.s.m")).hasValueSatisfying(owner -> {
                assertThat(owner.uniqueId()).isEqualTo("model.farm.m");
                assertThat(owner.by()).isEqualTo("relation");
            });
        }

        @Test
        void inAnotherAccountAnEqualRelationIsAnotherOne() throws IOException {
            watches(
                    "farm",
                    43,
                    7,
                    "production",
                    manifest("farm", model("model.farm.m", "models/m.sql", "db.raw.m"), ""));
            watches("shop", 42, 8, "production", manifest("shop", "", source("source.shop.s.m", "db.raw.m")));

            assertThat(browser().joints(name("shop"))).isEmpty();
        }

        @Test
        void twoThatCouldOwnItOwnItOnlyWhereALinkSaysWhich() throws IOException {
            watches(
                    "farm-a",
                    42,
                    7,
                    "production",
                    manifest("farm", model("model.farm.m", "models/m.sql", "a.raw.m"), ""));
            watches(
                    "farm-b",
                    42,
                    9,
                    "production",
                    manifest("farm", model("model.farm.m", "models/b.sql", "b.raw.m"), ""));
            watches("shop", 42, 8, "production", manifest("shop", model("model.farm.m", "", "c.raw.m"), ""));

            assertThat(browser().joints(name("shop")))
                    .singleElement()
                    .satisfies(joint -> assertThat(joint.why())
                            .hasValueSatisfying(
                                    why -> assertThat(why).contains("farm-a and farm-b could own it", "links:")));
            links.add(new Mesh.Link(name("shop"), "model.farm.m", name("farm-b"), "model.farm.m"));
            assertThat(owner("shop", "model.farm.m")).hasValueSatisfying(owner -> {
                assertThat(owner.workspace()).isEqualTo(name("farm-b"));
                assertThat(owner.by()).isEqualTo("link");
            });
        }

        @Test
        void aLinkToWhatIsNotThereIsAStub() throws IOException {
            watches("farm", 42, 7, "staging", manifest("farm", model("model.farm.m", "models/m.sql", "a.raw.m"), ""));
            watches("shop", 42, 8, "production", manifest("shop", model("model.farm.m", "", "c.raw.m"), ""));
            links.add(new Mesh.Link(name("shop"), "model.farm.m", name("farm"), "model.farm.gone"));

            assertThat(browser().joints(name("shop")))
                    .singleElement()
                    .satisfies(joint -> assertThat(joint.why())
                            .hasValueSatisfying(why -> assertThat(why).contains("does not have it")));
        }

        @Test
        void whatIsNotWatchedInTheSameKindIsAStubThatSaysWhereItIs() throws IOException {
            watches("farm", 42, 7, "staging", manifest("farm", model("model.farm.m", "models/m.sql", "a.raw.m"), ""));
            watches("shop", 42, 8, "production", manifest("shop", model("model.farm.m", "", "c.raw.m"), ""));

            assertThat(browser().joints(name("shop")))
                    .singleElement()
                    .satisfies(joint -> assertThat(joint.why())
                            .hasValueSatisfying(why -> assertThat(why).contains("farm is watched in farm")));
        }
    }
}
