package dev.weir.adapter.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.adapter.http.fixture.InChromium;
import dev.weir.adapter.http.fixture.OrchardPage;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InChromium.class)
class RunsPageTest {

    /** How many pixels of the timeline are drawn. */
    private static final String INKED = """
            (canvas => {
              const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width || 1, canvas.height || 1);
              return data.filter((it, at) => at % 4 === 3 && it > 0).length;
            })(document.querySelector('run-timeline canvas'))""";

    private static final String ROWS = "document.querySelectorAll('run-list tbody tr')";

    private final OrchardPage page;

    RunsPageTest(OrchardPage page) {
        this.page = page;
    }

    private String failedRun() {
        page.open("/?view=runs&status=error");
        return page.text("run-list tbody tr a.mono");
    }

    @Test
    void runsAreListedWhoeverStartedThem() {
        page.open("/?view=runs");
        page.until(ROWS + ".length > 20");
        page.shows("run-list tbody", "scheduled");
        page.shows("run-list tbody", "exclude-ci");
        page.shows("run-list .account", "were listed");
    }

    @Test
    void filtersNarrowTheListAndStandInTheAddress() {
        page.open("/?view=runs");
        page.until(ROWS + ".length > 20");
        page.click("run-list .segments button:nth-child(4)");
        page.until("[...%s].length > 0 && [...%s].every(it => it.innerText.includes('Error'))".formatted(ROWS, ROWS));
        assertThat(page.address()).contains("status=error");
    }

    @Test
    void aRunIsATimelineByThreadWithItsStepsAndEveryRowAsATable() {
        var run = failedRun();
        page.click("run-list tbody tr");
        page.shows("run-page h1", run);
        page.shows("run-page .steps", "dbt build --select +marts");
        page.until(INKED + " > 1000");
        page.until("document.querySelectorAll('run-page .step-body table tbody tr').length > 50");
        page.shows("run-page .step-body table", "Thread-2");
    }

    @Test
    void whyANodeWasSkippedIsToldByWhatCausedIt() {
        page.open("/?view=runs&run=" + failedRun());
        page.shows("run-page .causes", "kept");
        page.until("document.querySelector('run-page .causes summary a')");
    }

    @Test
    void whatARunAndItsRetryCameToTogetherIsTold() {
        var retried = page.weir().retried();
        page.open("/?view=runs&run=" + retried);
        page.shows("run-page .chain b", retried.toString());
        page.shows("run-page .chain", "→");
        page.until("document.querySelectorAll('run-page .chain .badge.tone-ok').length === 1");
        page.until("!document.querySelector('run-page .chain .near')");
        page.click("run-page .chain p a");
        page.shows("run-page .chain a", retried.toString());
        page.shows("run-page .facts", "Retries");
    }

    @Test
    void theLogOfTheFailingStepStandsThere() {
        page.open("/?view=runs&run=" + failedRun());
        page.shows("run-page pre.log .wrong", "ERROR creating sql table model");
    }

    @Test
    void aRunThatEndsWhileOneLooksAppearsByItself() {
        page.open("/?view=runs");
        page.until(ROWS + ".length > 20");
        page.tell("window.neverLoadedAgain = true");
        var run = page.weir().anotherRun(Instant.now());
        page.shows("run-list tbody tr a.mono", run.toString());
        assertThat(page.tell("return window.neverLoadedAgain")).isEqualTo(true);
    }

    @Test
    void aNewEventAppearsInAnOpenPanelByItself() {
        page.open("/?asset=model.orchard.stg_apples");
        page.until("document.querySelectorAll('asset-history .events > li').length > 5");
        var before = page.tell("return document.querySelector('asset-history details').dataset.id");
        page.weir().anotherRun(Instant.now());
        page.until("document.querySelector('asset-history details').dataset.id !== '%s'".formatted(before));
    }

    @Test
    void timesAreLocalOrUtcAsOneLikes() {
        page.open("/?view=runs&run=" + failedRun());
        page.until("document.querySelector('run-page weir-time')");
        page.tell("""
                const zone = document.querySelector('#zone');
                zone.value = 'UTC';
                zone.dispatchEvent(new Event('change'));
                """);
        page.until("document.querySelector('run-page weir-time').title.endsWith('UTC')");
    }

    @Test
    void jobsAndWeirItselfHaveTheirViews() {
        page.open("/?view=jobs");
        page.shows("job-list table", "Nightly build");
        page.open("/?view=loops");
        page.shows("loops-view", "Every run accounted for");
        page.shows("loops-view", "poll/orchard");
    }
}
