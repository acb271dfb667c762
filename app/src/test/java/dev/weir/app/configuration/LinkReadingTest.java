package dev.weir.app.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.domain.value.WorkspaceName;
import dev.weir.domain.workspace.Mesh;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkReadingTest {

    @TempDir
    private Path folder;

    private Configuration read(String links) throws IOException {
        Files.writeString(folder.resolve("weir.yaml"), """
                weir:
                  defaults: {access-url: "https://ab123.us1.dbt.com", account-id: 42, token: hush}
                  workspaces:
                    orchard: {project-id: 7, environment-id: 9}
                    cider: {project-id: 8, environment-id: 10}
                  links:
                """ + links);
        return ConfigurationReading.read(Optional.empty(), folder, Map.of());
    }

    private List<String> problems(String links) {
        return catchThrowableOfType(ConfigurationRejected.class, () -> read(links)).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void aLinkSaysWhoseANodeIs() throws IOException {
        var links = read("""
                    - {workspace: cider, node: model.orchard.profit, owner: orchard}
                    - {workspace: cider, node: source.cider.farm.plots, owner: orchard/model.orchard.stg_farm__plots}
                """).links();

        assertThat(links)
                .containsExactly(
                        new Mesh.Link(
                                new WorkspaceName("cider"),
                                "model.orchard.profit",
                                new WorkspaceName("orchard"),
                                "model.orchard.profit"),
                        new Mesh.Link(
                                new WorkspaceName("cider"),
                                "source.cider.farm.plots",
                                new WorkspaceName("orchard"),
                                "model.orchard.stg_farm__plots"));
    }

    @Test
    void anUnknownWorkspaceGetsTheNearestName() {
        assertThat(problems("    - {workspace: cidre, node: model.orchard.profit, owner: orchard}\n"))
                .singleElement()
                .satisfies(said -> assertThat(said)
                        .startsWith("weir.yaml:7: ")
                        .contains("no workspace is named cidre", "Did you mean cider?"));
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(problems("    - {workspace: cider, owner: orchard}\n"))
                .singleElement()
                .satisfies(said -> assertThat(said).contains("has no node"));
    }
}
