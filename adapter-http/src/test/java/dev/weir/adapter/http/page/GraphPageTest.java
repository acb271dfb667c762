package dev.weir.adapter.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.adapter.http.fixture.InChromium;
import dev.weir.adapter.http.fixture.OrchardPage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;

@ExtendWith(InChromium.class)
class GraphPageTest {

    /** Nothing but two steps, and an edge that goes past the middle one. */
    private static final String CANNED = """
            document.querySelector('weir-app').remove();
            const graph = document.createElement('asset-graph');
            graph.style.position = 'fixed';
            graph.style.inset = '0';
            document.body.append(graph);
            const node = (id, x, y) => ({id: 'model.x.' + id, label: id, kind: 'model', group: null, count: 1, x, y, width: 120, height: 40,
              latest: null, outcomes: {}, troubledChecks: 0, inFlight: false});
            const edge = (from, to, quiet) => ({from, to, count: 1, route: [], quiet});
            graph.graph = {manifest: null, width: 720, height: 240, nodes: [node('a', 0, 0), node('b', 300, 200), node('c', 600, 0)], frames: [],
              edges: [edge(0, 1, false), edge(1, 2, false), edge(0, 2, true)], hidden: 0, layingOut: 0, why: null};
            """;

    /** In the upper left corner of a frame, where its name stands. */
    private static final String CORNER_OF_FRAME =
            "document.querySelector('asset-graph').frameOf('intermediate')?.slice(0, 2).map(it => it + 6)";

    /** The pixel in the middle of that edge. */
    private static final String ON_THE_WAY = """
            (({camera, firstElementChild: canvas}) => canvas.getContext('2d').getImageData(
              Math.round((360 - camera.x) * camera.k), Math.round((20 - camera.y) * camera.k), 1, 1).data.join())(
              document.querySelector('asset-graph'))""";

    private final OrchardPage page;

    GraphPageTest(OrchardPage page) {
        this.page = page;
    }

    @Test
    void firstSightTellsWhatIsBrokenBlockedLateInFlightAndDueNext() {
        page.open("/");
        page.shows("glance-strip [data-tile=broken]", "Broken at the root");
        assertThat(page.texts("glance-strip [data-tile] .count")).hasSize(5);
        page.shows("glance-strip [data-tile=broken]", "1");
        page.shows("glance-strip [data-tile=late]", "1");
        page.shows("glance-strip [data-tile=inFlight]", "1");
        page.shows("glance-strip [data-tile=due]", "Next due: Nightly build");
        page.shows("top-bar .freshness", "polled");
        page.shows("top-bar .freshness", "9f8e7d6");
    }

    @Test
    void whatIsBrokenIsNamedAndLeadsToItsPanel() {
        page.open("/");
        page.click("glance-strip [data-tile=broken]");
        page.click("#glance-broken a");
        page.shows("asset-panel h1", "int_plums_joined");
    }

    @Test
    void theGraphIsDrawnWithAllThatIsAskedFor() {
        page.open("/");
        page.graphIsDrawn();
        assertThat(page.inkedPixels()).isGreaterThan(20_000);
        page.shows("graph-legend", "Source");
        page.shows("graph-legend", "Error");
    }

    @Test
    void whoComesBeforeThePictureStandsIsToldSoAndSeesItWhenItDoes() {
        page.weir().isLayingOut(4);
        page.open("/");
        page.shows(".graph-said", "Laying out ");
        page.graphIsDrawn();
        page.isGone(".graph-said");
        assertThat(page.inkedPixels()).isGreaterThan(20_000);
    }

    @Test
    void aSelectionThatIsRefusedLateLeavesNoWordOfWaitingBehind() {
        page.weir().isSlow(Duration.ofMillis(600));
        try {
            page.open("/?select=sate:modified");
            page.shows(".graph-said", "Reading the graph");
            page.shows("search-box", "Did you mean");
            page.isGone(".graph-said");
        } finally {
            page.weir().isSlow(Duration.ZERO);
        }
    }

    @Test
    void aCollapsedGroupSaysHowManyItHoldsAndIsOpenedInPlace() {
        page.open("/");
        page.graphIsDrawn();
        var before = (Long) page.tell("return document.querySelector('asset-graph').drawn");
        page.doubleClickOn("group:intermediate");
        page.until("document.querySelector('asset-graph').drawn > " + before);
        assertThat(page.address()).contains("open=intermediate");
        page.click(".graph-tools .button");
        page.until("document.querySelector('asset-graph').drawn === " + before);
    }

    @Test
    void whatAnOpenedGroupHoldsIsFramedAndBroughtIntoView() {
        page.open("/");
        page.doubleClickOn("group:intermediate");
        page.until("document.querySelector('asset-graph').frameOf('intermediate')");
        page.graphIsDrawn();
        var seen = (Boolean) page.tell("""
                const graph = document.querySelector('asset-graph');
                const [left, top, right, bottom] = graph.frameOf('intermediate');
                const box = graph.getBoundingClientRect();
                return left >= box.left && top >= box.top && right <= box.right && bottom <= box.bottom;
                """);
        assertThat(seen).isTrue();
    }

    @Test
    void theHintOnAGroupIsGoneWhenTheGroupHasOpened() {
        page.open("/");
        page.graphIsDrawn();
        page.pointAt("group:intermediate");
        page.shows(".graph-tip:not([hidden])", "double click opens it");
        page.doubleClickOn("group:intermediate");
        page.until("document.querySelector('asset-graph').frameOf('intermediate')");
        page.graphIsDrawn();
        page.isGone(".graph-tip:not([hidden])");
    }

    @Test
    void theHintOnWhatStandsInACornerIsOnThePage() {
        page.open("/");
        page.graphIsDrawn();
        page.tell("""
                const graph = document.querySelector('asset-graph');
                const [x, y] = graph.spotOf('group:intermediate');
                const {right, bottom} = graph.getBoundingClientRect();
                graph.camera.x -= (right - 20 - x) / graph.camera.k;
                graph.camera.y -= (bottom - 10 - y) / graph.camera.k;
                graph.repaint();
                """);
        page.pointAt("group:intermediate");
        page.shows(".graph-tip:not([hidden])", "double click opens it");
        var inside = (Boolean) page.tell("""
                const graph = document.querySelector('asset-graph').getBoundingClientRect();
                const tip = document.querySelector('.graph-tip').getBoundingClientRect();
                return tip.left >= graph.left && tip.right <= graph.right && tip.bottom <= graph.bottom;
                """);
        assertThat(inside).isTrue();
    }

    @Test
    void aDoubleClickOnTheNameOfItsFrameClosesAGroup() {
        page.open("/?open=intermediate");
        page.graphIsDrawn();
        page.tell("document.querySelector('asset-graph').overview(0)");
        page.doubleClickAt(CORNER_OF_FRAME);
        page.until("document.querySelector('asset-graph').spotOf('group:intermediate')");
        assertThat(page.address()).doesNotContain("open=");
    }

    @Test
    void aKeyClosesTheGroupAroundTheChosenAssetAndGoesOnFromThere() {
        page.open("/?open=intermediate");
        page.graphIsDrawn();
        page.clickOn("model.orchard.int_plums_joined");
        page.tell("document.querySelector('asset-graph canvas').focus()");
        page.type("c");
        page.until("document.querySelector('asset-graph').spotOf('group:intermediate')");
        assertThat(page.address()).doesNotContain("open=");
        page.type(Keys.ENTER);
        page.until("document.querySelector('asset-graph').frameOf('intermediate')");
        assertThat(page.address()).contains("open=intermediate");
    }

    @Test
    void anAssetBehindACollapsedGroupIsShownByOpeningWhatHoldsIt() {
        page.open("/?asset=model.orchard.int_plums_joined");
        page.until("document.querySelector('asset-graph').spotOf('model.orchard.int_plums_joined')");
        assertThat(page.address()).contains("open=model.orchard.int_plums_joined");
    }

    @Test
    void anEdgeThatOnlyShortensAWayIsNotDrawnUntilItIsLit() {
        page.open("/");
        page.tell(CANNED);
        page.until("document.querySelector('asset-graph').times.length > 0");
        assertThat(page.tell("return " + ON_THE_WAY)).isEqualTo("0,0,0,0");
        page.tell("document.querySelector('asset-graph').chosen = 'model.x.a'");
        page.until("document.querySelector('asset-graph').lit?.length === 3");
        page.until(ON_THE_WAY + " !== '0,0,0,0'");
    }

    @Test
    void aDoubleClickOpensThePanelWithTheHistory() {
        page.open("/");
        page.doubleClickOn("model.orchard.stg_apples");
        page.shows("asset-panel h1", "stg_apples");
        page.until("document.querySelectorAll('asset-history history-strip .bar').length > 20");
        page.until("document.querySelectorAll('asset-history .events > li').length > 20");
        assertThat(page.address()).contains("asset=model.orchard.stg_apples");
    }

    @Test
    void oneClickLightsWhatIsUpstreamAndDownstream() {
        page.open("/?open=intermediate");
        page.clickOn("model.orchard.stg_apples");
        var lit = page.until("document.querySelector('asset-graph').lit").toString();
        assertThat(lit)
                .contains("source.orchard.raw.apples", "model.orchard.stg_apples", "model.orchard.int_apples_joined")
                .doesNotContain("model.orchard.stg_pears");
    }

    @Test
    void theLinePassesThroughACollapsedGroupAndThereOnlyThroughWhatHangsOnIt() {
        page.open("/");
        page.clickOn("model.orchard.stg_apples");
        var inGroup = (Long) page.until("document.querySelector('asset-graph').litOf('group:intermediate')");
        assertThat(inGroup).isBetween(1L, 11L);
        assertThat(page.until("document.querySelector('asset-graph').lit").toString())
                .contains("source.orchard.raw.apples", "model.orchard.stg_apples")
                .doesNotContain("model.orchard.stg_pears", "source.orchard.raw.pears");

        page.open("/?open=intermediate");
        page.clickOn("model.orchard.stg_apples");
        var opened = (List<?>) page.until("document.querySelector('asset-graph').lit");
        assertThat(opened.stream().filter(it -> it.toString().contains(".int_")))
                .hasSize(inGroup.intValue());
    }

    @Test
    void anAssetCanBeLookedAtWithItsNeighboursOnly() {
        page.open("/?around=model.orchard.stg_apples&levels=1");
        page.graphIsDrawn();
        assertThat((Long) page.tell("return document.querySelector('asset-graph').drawn"))
                .isBetween(2L, 12L);
        page.shows(".around", "Around stg_apples");
    }

    @Test
    void behindThePictureStandsATableOfTheSame() {
        page.open("/");
        page.click(".graph-tools .segments button:nth-child(2)");
        page.until("document.querySelectorAll('asset-table tbody tr').length > 50");
        assertThat(page.address()).contains("shown=table");
        page.click("asset-table tbody tr .link");
        page.until("document.querySelector('asset-panel h1')");
    }

    @Test
    void aLinkRestoresAllThatWasSeen() {
        page.open("/?select=stg_&asset=model.orchard.stg_pears&tab=definition");
        page.graphIsDrawn();
        page.shows("asset-panel h1", "stg_pears");
        page.until("document.querySelector('asset-definition')");
        assertThat(page.tell("return document.querySelector('#select').value")).isEqualTo("stg_");
        page.click("asset-panel [role=tab]:first-child");
        page.until("document.querySelector('asset-history')");
        page.chromium().driver().navigate().back();
        page.until("document.querySelector('asset-definition')");
    }

    @Test
    void everythingCanBeDoneWithoutAMouse() {
        page.open("/");
        page.graphIsDrawn();
        page.tell("document.querySelector('asset-graph canvas').focus()");
        page.type(Keys.ARROW_RIGHT);
        var first = page.until("document.querySelector('asset-graph').lit").toString();
        page.type(Keys.ARROW_RIGHT);
        page.until("document.querySelector('asset-graph [aria-live]').textContent.includes('above')");
        page.type(Keys.ENTER);
        page.until("document.querySelector('asset-panel h1')");
        assertThat(first).contains("source.orchard.raw.");
        page.type(Keys.ESCAPE);
        page.isGone("asset-panel");
        page.type("2");
        page.shows("h1", "Runs");
        page.type("?");
        page.shows("keyboard-help dialog", "Search");
        page.type(Keys.ESCAPE);
        page.isGone("keyboard-help dialog");
        page.type("1");
        page.until("document.querySelector('asset-graph')");
        page.type("/");
        page.until("document.activeElement.id === 'select'");
    }

    @Test
    void whoPrefersTheDarkGetsIt() {
        page.open("/");
        page.graphIsDrawn();
        var light = page.tell("return getComputedStyle(document.body).backgroundColor");
        page.chromium().prefers("dark");
        page.until("getComputedStyle(document.body).backgroundColor !== '%s'".formatted(light));
        page.click("#theme");
        page.until("document.documentElement.dataset.theme === 'light'");
        page.until("getComputedStyle(document.body).backgroundColor === '%s'".formatted(light));
    }
}
