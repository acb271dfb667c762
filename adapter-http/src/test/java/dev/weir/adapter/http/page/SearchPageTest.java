package dev.weir.adapter.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.adapter.http.fixture.InChromium;
import dev.weir.adapter.http.fixture.OrchardPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;

@ExtendWith(InChromium.class)
class SearchPageTest {

    private final OrchardPage page;

    SearchPageTest(OrchardPage page) {
        this.page = page;
    }

    @BeforeEach
    void begin() {
        page.open("/");
        page.graphIsDrawn();
        page.click("#select");
    }

    private String lit() {
        return page.until("document.querySelector('asset-graph').lit").toString();
    }

    @Test
    void whileOneTypesANameWhatBearsItIsLit() {
        page.type("stg_p");
        page.until("document.querySelector('asset-graph').lit?.length === 2");
        assertThat(lit()).contains("stg_pears", "stg_plums");
    }

    @Test
    void whileOneTypesASelectionWhatItWouldChooseIsLit() {
        page.type("tag:staging");
        page.until("document.querySelector('asset-graph').lit?.length === 10");
        assertThat(lit()).contains("stg_apples").doesNotContain("raw.apples");
    }

    @Test
    void aCollapsedGroupIsLitAndSaysHowManyOfItsAssetsBearTheName() {
        page.type("int_");
        page.until("document.querySelector('asset-graph').litOf('group:intermediate') === 12");
        page.type("ap");
        page.until("document.querySelector('asset-graph').litOf('group:intermediate') === 1");
    }

    @Test
    void aCollapsedGroupIsLitByASelectionOfWhatItHolds() {
        page.type("tag:intermediate");
        page.until("document.querySelector('asset-graph').litOf('group:intermediate') === 12");
        assertThat(lit()).doesNotContain("stg_");
    }

    @Test
    void aNameThatStandsOnlyInACollapsedGroupIsFoundByAPartOfIt() {
        page.type("nt_plum", Keys.ENTER);
        page.until("document.querySelector('asset-graph').spotOf('model.orchard.int_plums_joined')");
        assertThat(page.address()).contains("select=*nt_plum*");
    }

    @Test
    void whatCouldFollowIsProposedAndTakenByKeys() {
        page.type("ta");
        page.shows("#select-proposals li", "tag:");
        page.type(Keys.ARROW_DOWN, Keys.ENTER);
        page.until("document.querySelector('#select').value === 'tag:'");
    }

    @Test
    void aPartOfANameFindsEveryNameThatItIsIn() {
        page.type("cherrie", Keys.ENTER);
        page.until("location.search.includes('cherrie')");
        page.until("document.querySelector('search-box .found').innerText !== ''");
        assertThat(page.address()).contains("select=*cherrie*");
    }

    @Test
    void whatIsWrongIsToldUnderTheWordAtFault() {
        page.type("tag:daily,sate:new");
        page.shows("#select-flaw", "Did you mean state?");
        page.until("document.querySelector('#select').getAttribute('aria-invalid') === 'true'");
        var letter = page.tell("""
                const input = document.querySelector('#select').getBoundingClientRect();
                const line = document.querySelector('search-box .underline').getBoundingClientRect();
                return Math.round((line.left - input.left) / (line.width / 4));
                """);
        assertThat(letter).isEqualTo(10L);
    }

    @Test
    void whatIsWrongStaysWhileThePageIsDrawnAnew() {
        page.type("sate:new");
        page.shows("#select-flaw", "Did you mean state?");
        var found = page.tell("""
                const box = document.querySelector('search-box');
                box.said = {text: '', count: 3};
                return box.querySelector('.found').innerText;
                """);
        assertThat(found).isEqualTo("3");
        assertThat(page.text("#select-flaw")).contains("Did you mean state?");
    }

    @Test
    void whatIsWrongInALinkIsToldToo() {
        page.open("/?select=sate:new");
        page.shows("#select-flaw", "Did you mean state?");
    }
}
