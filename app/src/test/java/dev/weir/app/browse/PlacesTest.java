package dev.weir.app.browse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.adapter.dbtcloud.artifact.ArtifactFiles;
import dev.weir.domain.asset.Node;
import dev.weir.domain.workspace.Environment;
import dev.weir.domain.workspace.EnvironmentId;
import dev.weir.domain.workspace.Project;
import dev.weir.domain.workspace.ProjectId;
import dev.weir.ports.driven.Registry.Definitions;
import dev.weir.ports.driven.ScriptedDbtCloud;
import dev.weir.ports.driving.BrowseAssets.Links;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {

    private static final String FILE = "models/marts/dim%20a%C3%A9.sql";

    @TempDir
    private Path folder;

    private Node own;
    private Node foreign;

    @BeforeEach
    void read() throws IOException {
        var file = Files.writeString(folder.resolve("manifest.json"), """
                {"metadata": {"project_name": "shop"}, "nodes": {
                  "model.shop.dim": {"unique_id": "model.shop.dim", "resource_type": "model", "name": "dim", "package_name": "shop",
                    "original_file_path": "models\\\\marts\\\\dim aé.sql", "config": {}},
                  "model.pips.dim": {"unique_id": "model.pips.dim", "resource_type": "model", "name": "dim", "package_name": "pips",
                    "original_file_path": "models/dim.sql", "config": {}}}}
                """);
        var manifest = new ArtifactFiles().manifest(file).manifest();
        own = manifest.node("model.shop.dim");
        foreign = manifest.node("model.pips.dim");
    }

    private static Links links(Node node, String remote, String provider, String kind, Optional<String> commit) {
        var repository = new Project.Repository(
                remote, Optional.of(provider).filter(it -> !it.equals("-")), Optional.of("main"));
        var definitions = new Definitions(
                new Project(new ProjectId(7), "Shop", Optional.of("/dbt/"), Optional.of(repository)),
                new Environment(
                        new EnvironmentId(9),
                        "E",
                        Optional.of(kind).filter(it -> !it.isEmpty()),
                        Optional.empty(),
                        Optional.empty()),
                List.of(),
                Instant.EPOCH);
        return Places.of(
                new AssetTeller.Surroundings(ScriptedDbtCloud.aWorkspace("shop"), Optional.of(definitions), commit),
                node);
    }

    @ParameterizedTest
    @CsvSource({
        "git@github.com:acme/shop.git, github, https://github.com/acme/shop/blob/c0ffee/dbt/",
        "git://github.com/acme/shop.git, -, https://github.com/acme/shop/blob/c0ffee/dbt/",
        "https://git.acme.test/data/shop.git, -, https://git.acme.test/data/shop/blob/c0ffee/dbt/",
        "https://user:secret@gitlab.com/acme/deep/shop.git, -, https://gitlab.com/acme/deep/shop/-/blob/c0ffee/dbt/",
        "git@git.acme.test:acme/shop.git, gitlab, https://git.acme.test/acme/shop/-/blob/c0ffee/dbt/",
        "git@bitbucket.org:acme/shop.git, bitbucket, https://bitbucket.org/acme/shop/src/c0ffee/dbt/"
    })
    void theFileStandsAtTheCommitInEachHostsOwnWay(String remote, String provider, String begins) {
        assertThat(links(own, remote, provider, "production", Optional.of("c0ffee"))
                        .code())
                .contains(begins + FILE);
    }

    @ParameterizedTest
    @CsvSource({"git@ssh.dev.azure.com:v3/acme/data/shop", "https://acme@dev.azure.com/acme/data/_git/shop"})
    void azureIsReachedWhereItsPageIs(String remote) {
        assertThat(links(own, remote, "-", "production", Optional.of("c0ffee")).code())
                .contains("https://dev.azure.com/acme/data/_git/shop?path=/dbt/" + FILE + "&version=GCc0ffee");
        assertThat(links(own, remote, "-", "production", Optional.empty()).code())
                .hasValueSatisfying(it -> assertThat(it).endsWith("&version=GBmain"));
    }

    @Test
    void withoutACommitTheDefaultBranchIsShown() {
        assertThat(links(own, "git@github.com:acme/shop.git", "github", "production", Optional.empty())
                        .code())
                .contains("https://github.com/acme/shop/blob/main/dbt/" + FILE);
    }

    @Test
    void aPackagesCodeIsNotInTheRepository() {
        assertThat(links(foreign, "git@github.com:acme/shop.git", "github", "production", Optional.of("c0ffee"))
                        .code())
                .isEmpty();
    }

    @Test
    void dbtCloudExplainsProductionAndStaging() {
        var remote = "git@github.com:acme/shop.git";
        assertThat(links(own, remote, "-", "production", Optional.empty()).explorer())
                .hasValueSatisfying(it -> assertThat(it).endsWith("/environments/production/details/model.shop.dim"));
        assertThat(links(own, remote, "-", "staging", Optional.empty()).explorer())
                .hasValueSatisfying(it -> assertThat(it).endsWith("/environments/staging/details/model.shop.dim"));
        assertThat(links(own, remote, "-", "", Optional.empty()).explorer()).isEmpty();
    }
}
