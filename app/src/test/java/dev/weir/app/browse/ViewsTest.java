package dev.weir.app.browse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.adapter.dbtcloud.artifact.ArtifactFiles;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.ports.driven.ScriptedDbtCloud;
import dev.weir.ports.driven.StoragePorts;
import dev.weir.ports.driving.BrowseAssets.Selected;
import dev.weir.ports.driving.BrowseWorkspaces.WorkspaceState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a workspace that shows only some of its assets says of itself. */
class ViewsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder;

    private final WorkspaceName shop = new WorkspaceName("shop");
    private final StoragePorts store = StoragePorts.inMemory(100);

    @BeforeEach
    void keepTheOrchard() throws IOException {
        store.registry().publish(List.of(ScriptedDbtCloud.aWorkspace("shop")), "hash", NOON);
        KeptOrchard.in(store, shop, folder, NOON);
    }

    @Test
    void onlyWhatIsShownIsCounted() {
        int all = showing(Selected.ALL).glance().assets();

        assertThat(all).isGreaterThan(60);
        assertThat(showing(select("resource_type:seed")).glance().assets()).isBetween(1, all / 4);
    }

    @Test
    void aSelectionThatIsRefusedIsTheWorkspacesProblemAndShowsNothing() {
        var state = showing(select("sate:modified"));

        assertThat(state.problems())
                .singleElement()
                .asString()
                .startsWith("weir.workspaces.shop shows nothing, since its own selection is refused: ")
                .contains("Did you mean state?");
        assertThat(state.glance().assets()).isZero();
    }

    @Test
    void aSelectorThatTheManifestLacksIsToldWithThoseItHas() {
        var state = showing(new Selected(Optional.empty(), Optional.empty(), Optional.of("nightli")));

        assertThat(state.problems()).singleElement().asString().contains("there is no such selector; there are ");
    }

    @Test
    void selectorsThatCannotBeReadAreToldAndLeaveTheOthersWaysToSelect() throws IOException {
        var file = folder.resolve("odd.json");
        Files.writeString(file, """
                {"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/manifest/v12.json", "dbt_version": "1.12.6"},
                 "nodes": {"model.x.a": {"resource_type": "model", "name": "a", "package_name": "x", "raw_code": "select 1"}},
                 "selectors": {"odd": {"name": "odd", "definition": {"union": 5}}}}
                """);
        try (var read = new ArtifactFiles().manifest(file)) {
            var chooser = new SelectionChooser();

            assertThat(chooser.unreadableSelectors(read.manifest()))
                    .hasValueSatisfying(it -> assertThat(it)
                            .startsWith("The selectors in the manifest cannot be read")
                            .contains("odd"));
            assertThat(chooser.choose(read.manifest(), select("a")).cardinality())
                    .isEqualTo(1);
        }
    }

    private static Selected select(String words) {
        return new Selected(Optional.of(words), Optional.empty(), Optional.empty());
    }

    private WorkspaceState showing(Selected view) {
        return Browsing.over(store, folder, InstantSource.fixed(NOON))
                .showing(new Views(new SelectionChooser(), Map.of(shop, view)))
                .browsing()
                .workspaces()
                .workspace(shop);
    }
}
