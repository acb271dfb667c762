package dev.weir.app.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.domain.event.AssetEvent;
import dev.weir.domain.event.Checkpoint;
import dev.weir.domain.event.Counting;
import dev.weir.domain.event.EventId;
import dev.weir.domain.event.Keeping;
import dev.weir.domain.event.KeptRun;
import dev.weir.domain.event.Lane;
import dev.weir.domain.event.Observation;
import dev.weir.domain.event.RunReading;
import dev.weir.domain.run.Catalog;
import dev.weir.domain.run.Run;
import dev.weir.domain.run.RunId;
import dev.weir.domain.run.RunStatus;
import dev.weir.domain.run.StartedBy;
import dev.weir.domain.value.Slice;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.ports.driven.ScriptedDbtCloud;
import dev.weir.ports.driven.StoragePorts;
import dev.weir.ports.driving.AskedWronglyException;
import dev.weir.ports.driving.BrowseAssets.Around;
import dev.weir.ports.driving.BrowseAssets.AssetSummary;
import dev.weir.ports.driving.BrowseAssets.DocBlock;
import dev.weir.ports.driving.BrowseAssets.Selected;
import dev.weir.ports.driving.BrowseAssets.Sight;
import dev.weir.ports.driving.UnknownWorkspaceException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over the real manifest of a project with one of everything. */
class AssetBrowserTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder;

    private final WorkspaceName shop = new WorkspaceName("shop");
    private final StoragePorts store = StoragePorts.inMemory(100);
    private AssetBrowser browser;

    @BeforeEach
    void keepTheOrchard() throws IOException {
        store.registry().publish(List.of(ScriptedDbtCloud.aWorkspace("shop")), "hash", NOON);
        browser = showing(Selected.ALL);
    }

    private AssetBrowser showing(Selected view) {
        return showing(view, Runnable::run);
    }

    private AssetBrowser showing(Selected view, Executor beside) {
        return Browsing.over(store, folder, InstantSource.fixed(NOON))
                .showing(new Views(new SelectionChooser(), Map.of(shop, view)))
                .beside(beside)
                .browsing()
                .assets();
    }

    private void keep() throws IOException {
        KeptOrchard.in(store, shop, folder, NOON);
    }

    private static Selected select(String words) {
        return new Selected(Optional.of(words), Optional.empty(), Optional.empty());
    }

    @Test
    void withoutAManifestTheListIsEmptyAndTheGraphSaysWhy() {
        assertThat(browser.assets(shop, Selected.ALL, Slice.Request.FIRST).items())
                .isEmpty();
        assertThat(browser.graph(shop, Sight.ALL).why()).isPresent();
    }

    @Test
    void pagesHoldEveryAssetOnceInOrder() throws IOException {
        keep();
        var ids = new ArrayList<String>();
        var part = new Slice.Request(7, Optional.empty());
        for (; ; ) {
            var slice = browser.assets(shop, Selected.ALL, part);
            slice.items().forEach(it -> ids.add(it.uniqueId()));
            if (slice.next().isEmpty()) {
                break;
            }
            part = new Slice.Request(7, slice.next());
        }

        assertThat(ids).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(60);
        assertThat(ids).noneMatch(id -> id.startsWith("test.") || id.startsWith("operation."));
    }

    @Test
    void aSelectionNarrowsTheList() throws IOException {
        keep();

        assertThat(browser.assets(shop, select("resource_type:seed"), Slice.Request.FIRST)
                        .items())
                .isNotEmpty()
                .extracting(AssetSummary::resourceType)
                .containsOnly("seed");
    }

    @Test
    void aWorkspaceShowsWhatItsOwnSelectionLetsThrough() throws IOException {
        keep();
        var part = new Slice.Request(500, Optional.empty());
        int all = browser.assets(shop, Selected.ALL, part).items().size();
        browser = showing(select("resource_type:source"));
        var sources = browser.assets(shop, Selected.ALL, part).items();
        assertThat(sources)
                .hasSizeBetween(1, all - 1)
                .allSatisfy(it -> assertThat(it.resourceType()).isEqualTo("source"));
        assertThat(browser.assets(shop, select("resource_type:model"), part).items())
                .isEmpty();
        browser = showing(select("nope:x"));
        assertThatThrownBy(() -> browser.assets(shop, Selected.ALL, part))
                .isInstanceOf(AskedWronglyException.class)
                .hasMessageStartingWith("weir.workspaces.shop shows nothing")
                .hasMessageContaining("no method");
    }

    @Test
    void aBadSelectionIsRefusedWithItsPlace() throws IOException {
        keep();

        assertThatThrownBy(() -> browser.assets(shop, select("sate:modified"), Slice.Request.FIRST))
                .isInstanceOfSatisfying(
                        AskedWronglyException.class,
                        refused -> assertThat(refused.position()).isPresent())
                .hasMessageContaining("state");
    }

    @Test
    void anUnknownWorkspaceIsSaidToBe() {
        assertThatThrownBy(() -> browser.assets(new WorkspaceName("shpo"), Selected.ALL, Slice.Request.FIRST))
                .isInstanceOf(UnknownWorkspaceException.class)
                .hasMessageContaining("Did you mean shop");
    }

    @Test
    void aModelIsToldWithItsCodeColumnsAndNeighbours() throws IOException {
        keep();
        var detail = browser.asset(shop, "model.orchard.dim_growers").orElseThrow();

        assertThat(detail.rawCode()).hasValueSatisfying(code -> assertThat(code).containsIgnoringCase("select"));
        assertThat(detail.columns()).isNotEmpty();
        assertThat(detail.upstream()).isNotEmpty();
        assertThat(browser.checks(shop, "model.orchard.dim_growers")).isNotEmpty();
    }

    @Test
    void whatDocsToldIsShownHoweverOftenItWasBuiltSince() throws IOException {
        keep();
        var growers = "model.orchard.dim_growers";
        assertThat(browser.asset(shop, growers).orElseThrow().warehouse()).isEmpty();

        record(1, observed(1, growers, 42));
        for (int run = 2; run <= 350; run++) {
            record(run, new AssetEvent.Materialised(header(run, growers)));
        }

        assertThat(browser.asset(shop, growers).orElseThrow().warehouse()).hasValueSatisfying(it -> {
            assertThat(it.run()).isEqualTo(new RunId(1));
            assertThat(it.relation().rows()).hasValue(42);
        });
    }

    private static AssetEvent observed(int run, String node, long rows) {
        return new AssetEvent.Observed(
                header(run, node),
                Optional.empty(),
                Optional.of(new Catalog.Relation(
                        Optional.of("BASE TABLE"),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        OptionalLong.of(rows),
                        OptionalLong.empty(),
                        Optional.empty())));
    }

    private static AssetEvent.Header header(int run, String node) {
        return new AssetEvent.Header(
                new EventId(new WorkspaceName("shop"), new RunId(run), 4, node, 0),
                NOON.plusSeconds(60L * run),
                "success",
                "model",
                Optional.empty(),
                new AssetEvent.Execution(
                        BigDecimal.ONE,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty()),
                new Counting.Counts());
    }

    private void record(int run, AssetEvent event) {
        var from = store.log().checkpoint(shop, Lane.LIVE).orElse(Checkpoint.start(Lane.LIVE));
        var reading = new RunReading(new RunId(run), Optional.empty(), List.of(), List.of(event), List.of(), List.of());
        var read = KeptRun.met(finished(run), Lane.LIVE).keptAs(new Keeping.Read(NOON));
        store.log().record(new Observation(shop, from.version(), from, List.of(read), List.of(reading), NOON));
    }

    private static Run finished(int run) {
        return new Run(
                new RunId(run),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new RunStatus.Success(),
                Optional.empty(),
                StartedBy.UNKNOWN,
                new Run.Code(Optional.empty(), Optional.empty(), Optional.empty()),
                new Run.Times(NOON, Optional.empty(), Optional.empty(), Optional.of(NOON)),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void theDocsBlocksOfADescriptionAreToldWithTheirTexts() throws IOException {
        keep();
        var detail = browser.asset(shop, "model.orchard.stg_farm__growers").orElseThrow();

        assertThat(detail.docBlocks())
                .containsExactly(new DocBlock(
                        "doc.orchard.grower",
                        "grower",
                        Optional.of("orchard"),
                        Optional.of("A person who tends plots and brings fruit to the cooperative.")));
        assertThat(detail.metadata()).doesNotContainKey("doc_blocks");
        assertThat(browser.asset(shop, "model.orchard.dim_growers")
                        .orElseThrow()
                        .docBlocks())
                .isEmpty();
    }

    @Test
    void theDocsBlocksOfAColumnAreToldWithIt() throws IOException {
        KeptOrchard.in(
                store,
                shop,
                folder,
                NOON,
                it -> it.replace("\"doc_blocks\": []}", "\"doc_blocks\": null}")
                        .replace(
                                "\"doc_blocks\": [\"doc.orchard.grower\"]",
                                "\"doc_blocks\": [7, \"doc.shared.gone\", \"odd\"]")
                        .replaceFirst(
                                "(\"columns\": \\{\"grower_id\": .*?\"doc_blocks\": )null",
                                "$1[\"doc.orchard.grower\"]"));
        var detail = browser.asset(shop, "model.orchard.stg_farm__growers").orElseThrow();
        var columns =
                browser.asset(shop, "model.orchard.dim_growers").orElseThrow().columns();

        assertThat(columns.getFirst().docBlocks())
                .singleElement()
                .satisfies(it -> assertThat(it.text()).isPresent());
        assertThat(detail.columns())
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.docBlocks()).isEmpty());
        assertThat(detail.docBlocks())
                .as("what is named and not there is told by its id")
                .containsExactly(
                        new DocBlock("doc.shared.gone", "gone", Optional.of("shared"), Optional.empty()),
                        new DocBlock("odd", "odd", Optional.empty(), Optional.empty()));
    }

    @Test
    void theGraphPlacesEveryNodeApartAndEveryEdgeBetweenTwo() throws IOException {
        keep();
        var graph = browser.graph(shop, Sight.ALL);

        assertThat(graph.nodes()).hasSizeGreaterThan(50);
        assertThat(graph.edges()).allSatisfy(edge -> {
            assertThat(edge.route()).hasSizeGreaterThanOrEqualTo(4);
            assertThat(graph.nodes().get(edge.from()).x())
                    .isLessThan(graph.nodes().get(edge.to()).x());
        });
        assertThat(graph.nodes().stream().map(node -> node.x() + "," + node.y()).distinct())
                .hasSameSizeAs(graph.nodes());
    }

    @Test
    void whoAsksBeforeThePictureStandsIsToldSoAtOnceAndFindsItLater() throws IOException {
        keep();
        var waiting = new ArrayList<Runnable>();
        browser = showing(Selected.ALL, waiting::add);

        var early = browser.graph(shop, Sight.ALL);
        waiting.forEach(Runnable::run);
        var later = browser.graph(shop, Sight.ALL);

        assertThat(early.nodes()).isEmpty();
        assertThat(early.layingOut()).isGreaterThan(50);
        assertThat(early.why()).hasValueSatisfying(why -> assertThat(why).startsWith("Laying out "));
        assertThat(later.layingOut()).isZero();
        assertThat(later.nodes()).hasSize(early.layingOut());
        assertThat(waiting).hasSize(1);
    }

    @Test
    void whatIsDrawnAheadIsThereForTheFirstToAskAndDrawnOnceForAManifest() throws IOException {
        keep();
        var waiting = new ArrayList<Runnable>();
        browser = showing(Selected.ALL, waiting::add);

        browser.drawAhead(shop);
        waiting.forEach(Runnable::run);
        browser.drawAhead(shop);

        assertThat(browser.graph(shop, Sight.ALL).nodes()).hasSizeGreaterThan(50);
        assertThat(waiting).hasSize(1);
    }

    @Test
    void withoutAManifestNothingIsDrawnAhead() {
        var waiting = new ArrayList<Runnable>();
        browser = showing(Selected.ALL, waiting::add);

        browser.drawAhead(shop);

        assertThat(waiting).isEmpty();
    }

    @Test
    void anAssetIsDrawnWithItsLevelsAround() throws IOException {
        keep();
        var graph = browser.graph(
                shop, new Sight(Selected.ALL, List.of(), Optional.of(new Around("model.orchard.dim_growers", 1))));

        assertThat(graph.nodes()).hasSizeBetween(2, 20);
        assertThat(graph.nodes()).anyMatch(node -> node.id().equals("model.orchard.dim_growers"));
    }

    @Test
    void aWordIsCompletedAndAFaultIsShownUnderIt() throws IOException {
        keep();

        assertThat(browser.complete(shop, "resource_type:se", 16).proposals()).contains("resource_type:seed");
        assertThat(browser.complete(shop, "+dim_gr", 7).proposals()).contains("dim_growers");
        assertThat(browser.complete(shop, "config.materialized:vi", 22).proposals())
                .contains("config.materialized:view");
        assertThat(browser.complete(shop, "tga:grow", 8).proposals()).isEmpty();
        assertThat(browser.complete(shop, "tga:x", 5).flaw())
                .hasValueSatisfying(flaw -> assertThat(flaw.from()).isZero());
    }
}
