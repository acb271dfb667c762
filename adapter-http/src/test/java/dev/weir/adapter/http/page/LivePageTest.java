package dev.weir.adapter.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.adapter.http.fixture.InChromium;
import dev.weir.adapter.http.fixture.Orchard;
import dev.weir.adapter.http.fixture.OrchardPage;
import dev.weir.ports.driving.WatchChanges.Hint;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a page does that hears of changes. */
@ExtendWith(InChromium.class)
class LivePageTest {

    private final OrchardPage page;

    LivePageTest(OrchardPage page) {
        this.page = page;
    }

    private void somethingChangesElsewhere() {
        page.weir().changed(new Hint(Orchard.NAME, Optional.empty(), Optional.empty()));
    }

    private long asked(String path) {
        return (Long)
                page.tell("return performance.getEntriesByType('resource').filter(it => it.name.includes('%s')).length"
                        .formatted(path));
    }

    private void isAskedAgain(String path, long before) {
        page.until("performance.getEntriesByType('resource').filter(it => it.name.includes('%s')).length > %d"
                .formatted(path, before));
    }

    @Nested
    class WhenManyHintsComeAtOnce {

        /** Listens as the page does, to what another page that holds the connection tells, and takes its time over each call. */
        private static final String LISTENER = """
                window.told = [];
                import('/page/live.js').then(({listen}) => {
                  listen(hints => {
                    told.push(hints.length);
                    return new Promise(done => window.finish = done);
                  }, () => {});
                  window.speaker = new BroadcastChannel('weir-live');
                });
                """;

        private static final String SPEAK =
                "for (let i = 0; i < %d; i++) speaker.postMessage({hints: [{workspace: 'nowhere', runId: null, asset: null}]})";

        @Test
        void theyAreTakenTogetherAndNotAgainBeforeThoseBeforeAreDoneAndNoneIsLost() {
            page.open("/");
            page.tell(LISTENER);
            page.until("window.speaker");
            page.tell(SPEAK.formatted(50));
            page.until("told.length > 0");
            page.tell(SPEAK.formatted(30));
            page.tell("window.later = 0; setTimeout(() => later = 1, 800)");
            page.until("later");
            assertThat(page.tell("return told.join()")).isEqualTo("50");

            page.tell("finish()");
            page.until("told.length > 1");
            assertThat(page.tell("return told.join()")).isEqualTo("50,30");
        }
    }

    @Test
    void aDrawingThatIsStillTheSameStaysAndAnotherOneTakesItsPlace() {
        page.open("/");
        page.graphIsDrawn();
        page.tell("""
                window.drawings = 0;
                const graph = document.querySelector('asset-graph');
                const set = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(graph), 'graph').set;
                Object.defineProperty(graph, 'graph', {set(it) { drawings++; set.call(graph, it); }});
                """);
        for (int hint = 0; hint < 2; hint++) {
            long before = asked("/graph");
            somethingChangesElsewhere();
            isAskedAgain("/graph", before);
        }
        assertThat(page.tell("return drawings")).isEqualTo(0L);

        page.weir().anotherRun(Instant.now());
        page.until("drawings > 0");
    }

    @Test
    void whatChangedLastStaysAsItStandsWhileNothingElseIsSaidOfIt() {
        page.open("/?asset=model.orchard.stg_apples&tab=changes");
        page.until("document.querySelector('asset-changes section')");
        page.tell("document.querySelector('asset-changes section').dataset.mark = 'the same'");
        for (int hint = 0; hint < 2; hint++) {
            long before = asked("/changes");
            somethingChangesElsewhere();
            isAskedAgain("/changes", before);
        }
        assertThat(page.tell("return document.querySelector('asset-changes section').dataset.mark"))
                .isEqualTo("the same");
    }
}
