package dev.weir.adapter.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.adapter.http.fixture.InChromium;
import dev.weir.adapter.http.fixture.Orchard;
import dev.weir.adapter.http.fixture.OrchardPage;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InChromium.class)
class PanelPageTest {

    /** What a run did to the asset of the panel. */
    private static final String SHOWN = "document.querySelector('asset-history details[data-id*=\"/%s/\"]')";

    private static final String BROKEN = "/?asset=model.orchard.int_plums_joined";

    private final OrchardPage page;

    PanelPageTest(OrchardPage page) {
        this.page = page;
    }

    @Test
    void theLatestFailureIsOpenWithItsMessageAndTheLogOfItsStep() {
        page.open(BROKEN);
        page.shows("asset-history pre.message", "Binder Error");
        page.shows("asset-history pre.log", "Completed with 1 error");
        page.shows("asset-history .event-body", "step 4");
    }

    @Test
    void anEventLeadsToItsRun() {
        page.open(BROKEN);
        page.click("asset-history .event-body a");
        page.until("document.querySelector('run-page run-timeline')");
        assertThat(page.address()).contains("view=runs", "run=70403");
    }

    @Test
    void aBarOfTheStripOpensItsRowInTheList() {
        page.open("/?asset=model.orchard.stg_apples");
        page.until("document.querySelectorAll('history-strip .bar').length > 5");
        page.tell(
                "document.querySelectorAll('history-strip .bar')[3].dispatchEvent(new MouseEvent('click', {bubbles: true}))");
        page.until("document.querySelectorAll('asset-history .events details[open]').length === 1");
    }

    @Test
    void whatOneHasOpenedStaysOpenWhenNewsCome() {
        page.open("/?asset=model.orchard.stg_apples");
        page.until("document.querySelectorAll('asset-history .events > li').length > 5");
        page.click("asset-history .events > li:nth-child(2) summary");
        page.until("document.querySelector('asset-history .event-body .facts')");
        page.until(SHOWN.formatted(page.weir().anotherRun(Instant.now())));
        page.until("document.querySelector('asset-history .events > li:nth-child(3) details').open");
    }

    @Test
    void whatIsReadOfThePastComesInItsPlaceAndNotOnTop() {
        page.open("/?asset=model.orchard.stg_apples");
        page.until("document.querySelectorAll('asset-history .events > li').length > 5");
        var before = page.texts("asset-history .events time");
        page.until(SHOWN.formatted(page.weir().anotherRun(Instant.now().minus(Duration.ofHours(30)))));
        assertThat(page.texts("asset-history .events time").getFirst()).isEqualTo(before.getFirst());
        var told = (List<?>)
                page.tell("return [...document.querySelectorAll('asset-history .events time')].map(it => it.dateTime)");
        assertThat(told.stream().map(it -> Instant.parse(it.toString())))
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void whatABarShowsIsAlsoToldInWords() {
        page.open("/?asset=model.orchard.stg_apples");
        page.until("document.querySelector('history-strip .bar title').textContent.startsWith('Success, ')");
        page.until("document.querySelector('history-strip svg').getAttribute('aria-label').includes('table below')");
    }

    @Test
    void checksHaveTheirOwnHistory() {
        page.open("/?asset=model.orchard.stg_apples&tab=checks");
        page.until("document.querySelectorAll('asset-checks .checks > li').length === 3");
        page.click("asset-checks summary");
        page.until("document.querySelector('asset-checks details[open] history-strip .bar')");
    }

    @Test
    void theDefinitionTellsCodeColumnsOwnersTagsAndNeighbours() {
        page.open("/?asset=model.orchard.stg_apples&tab=definition");
        page.shows("asset-definition", "team:staging");
        page.shows("asset-definition .columns", "weight_kg");
        page.shows("asset-definition pre.code", "group by 1");
        page.shows("asset-definition .near", "raw.apples");
        page.until("document.querySelector('asset-panel a[href^=\"https://ab123.us1.dbt.com\"]')");
    }

    @Test
    void textOutOfArtifactsStaysText() {
        page.open("/?asset=model.orchard.stg_apples&tab=definition");
        page.shows("asset-definition .prose", "<script>alert('html')</script>");
        page.click("asset-definition section > .doc-block summary");
        page.shows("asset-definition section > .doc-block", "tends <b>plots</b>.");
        page.click("asset-definition .columns .doc-block summary");
        page.shows("asset-definition .columns .doc-block", "And brings *fruit*.");
        page.open(BROKEN);
        page.shows("asset-history pre.message", "<b>here</b>");
        page.shows("asset-history pre.log", "<b>here</b>");
        assertThat(page.tell("return document.querySelectorAll('asset-panel script, asset-panel b').length"))
                .isEqualTo(0L);
    }

    @Test
    void whyAnAssetHasNoSpecIsSaidWhicheverTabIsOpen() {
        for (var tab : List.of("history", "checks", "definition")) {
            page.open("/?asset=model.orchard.stg_plums&tab=" + tab);
            page.shows("asset-panel .panel-head [role=note]", Orchard.REFUSED);
        }
    }

    @Test
    void anAssetThatIsNotThereIsSaidToBeMissing() {
        page.open("/?asset=model.orchard.nowhere");
        page.until("document.querySelector('asset-panel [role=alert]')");
    }
}
