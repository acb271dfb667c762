package dev.weir.adapter.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.adapter.http.api.ServerSettings;
import dev.weir.adapter.http.fixture.InChromium;
import dev.weir.adapter.http.fixture.OrchardPage;
import dev.weir.adapter.http.fixture.OrchardServer;
import dev.weir.domain.access.Role;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InChromium.class)
class LogInPageTest {

    private static final String TOKEN = "wt_apples-and-pears";

    private final OrchardPage page;

    LogInPageTest(OrchardPage page) {
        this.page = page;
    }

    private static ServerSettings withToken() throws Exception {
        var hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(TOKEN.getBytes(StandardCharsets.UTF_8)));
        return new ServerSettings(
                "127.0.0.1",
                0,
                0,
                Optional.empty(),
                List.of(),
                List.of(new ServerSettings.Token("reader", Role.LOOK, List.of(), hash, Optional.empty())),
                Role.LOOK);
    }

    @Test
    void whoLogsInHearsOfChangesAndTheTokenIsKeptWhereNoScriptReads() throws Exception {
        try (var server = OrchardServer.with(withToken(), 30)) {
            var driver = page.chromium().driver();
            driver.get(server.at("/?view=runs").toString());
            page.until("document.querySelector('log-in input') === document.activeElement");
            page.type("wrong\n");
            page.until("document.querySelector('log-in .said').textContent");
            page.until("document.querySelector('log-in input').selectionEnd > 0");
            page.type(TOKEN + "\n");
            page.until("document.querySelectorAll('run-list tbody tr').length > 5");
            var run = server.browsing().anotherRun(Instant.now());
            page.shows("run-list tbody tr a.mono", run.toString());
            assertThat(page.tell("return document.cookie + JSON.stringify(localStorage)"))
                    .isEqualTo("{}");
        }
    }
}
