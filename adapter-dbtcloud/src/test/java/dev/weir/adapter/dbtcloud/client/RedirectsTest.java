package dev.weir.adapter.dbtcloud.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.adapter.dbtcloud.client.Redirects.Carried;
import dev.weir.adapter.dbtcloud.client.Redirects.Decision;
import dev.weir.domain.fault.Fault;
import dev.weir.domain.run.RunId;
import dev.weir.domain.workspace.AccountId;
import dev.weir.ports.driven.DbtCloud.ArtifactName;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedirectsTest {

    private final Stand stand = new Stand();
    private final StubServer elsewhere = new StubServer().otherwise((_, out) -> out.json("{\"data\": []}"));

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        stand.close();
        elsewhere.close();
    }

    private static StubServer.Handler sendsOnTo(String where) {
        return (_, out) -> out.answer(302, Map.of("Location", where), new byte[0]);
    }

    @Test
    void aQuestionDoesNotFollowToAnotherHostAndSaysWhereTheAccountMayLive() {
        stand.server.otherwise(sendsOnTo(elsewhere.address() + "/api/v2/"));

        assertThat(stand.fails())
                .isInstanceOf(Fault.Refused.class)
                .extracting(Fault::sentence)
                .asString()
                .contains("make it the access-url");
        assertThat(elsewhere.requests()).isEmpty();
        assertThat(stand.requests()).isEqualTo(1);
    }

    @Test
    void aFileMayComeFromAnotherHostThatNeverSeesTheToken() {
        stand.server.otherwise(sendsOnTo(elsewhere.address() + "/bucket/results.json?signature=x"));

        stand.cloud.fetch(stand.workspace(), new RunId(1), 4, ArtifactName.RUN_RESULTS, folder.resolve("results.json"));

        assertThat(elsewhere.requests()).hasSize(1);
        assertThat(elsewhere.requests().getFirst().headers()).doesNotContainKey("Authorization");
        assertThat(folder.resolve("results.json")).hasContent("{\"data\": []}");
    }

    @Test
    void aTokenThatWasLeftBehindIsNotPickedUpAgain() {
        elsewhere.otherwise(sendsOnTo(stand.server.address() + "/back"));
        stand.server.next(sendsOnTo(elsewhere.address() + "/there")).otherwise((_, out) -> out.json("{}"));

        stand.cloud.fetch(stand.workspace(), new RunId(1), 4, ArtifactName.MANIFEST, folder.resolve("manifest.json"));

        var back = stand.server.requests().getLast();
        assertThat(back.path()).isEqualTo("/back");
        assertThat(back.headers()).doesNotContainKey("Authorization");
    }

    @Test
    void withinTheHostTheTokenGoesAlong() {
        stand.server.next(sendsOnTo("/api/v2/moved/")).otherwise(Stand.nothing());

        assertThat(stand.asks()).isEmpty();
        assertThat(stand.server.requests().getLast().path()).isEqualTo("/api/v2/moved/");
        assertThat(stand.server.requests().getLast().header("Authorization")).isEqualTo("Token " + Stand.TOKEN);
    }

    @Test
    void whatGoesInCirclesEnds() {
        stand.server.otherwise(sendsOnTo("/round/"));

        assertThat(stand.fails()).isInstanceOf(Fault.Refused.class);
        assertThat(stand.requests()).isEqualTo(4);
    }

    @Test
    void encryptionIsNeverLeft() {
        var file = ask(Ask.Kind.FILE);

        assertThat(Redirects.decide(file, file.uri(), Carried.WITH_TOKEN, Optional.of("http://storage.example/x"), 1))
                .isInstanceOf(Decision.Stay.class);
        assertThat(Redirects.decide(file, file.uri(), Carried.WITH_TOKEN, Optional.of("https://storage.example/x"), 1))
                .isEqualTo(new Decision.Follow(URI.create("https://storage.example/x"), Carried.WITHOUT_TOKEN));
    }

    @Test
    void anotherPortOrSchemeIsAnotherPlace() {
        var question = ask(Ask.Kind.JSON);

        for (var other :
                List.of("https://ab123.us1.dbt.com:8443/x", "http://ab123.us1.dbt.com/x", "https://dbt.com/x")) {
            assertThat(Redirects.decide(question, question.uri(), Carried.WITH_TOKEN, Optional.of(other), 1))
                    .as(other)
                    .isInstanceOf(Decision.Stay.class);
        }
        assertThat(Redirects.decide(
                        question,
                        question.uri(),
                        Carried.WITH_TOKEN,
                        Optional.of("https://AB123.us1.dbt.com:443/x"),
                        1))
                .isInstanceOf(Decision.Follow.class);
    }

    @Test
    void whatIsNoAddressIsNotFollowed() {
        var question = ask(Ask.Kind.JSON);

        for (var odd : List.of("file:///etc/passwd", "ht tp://x", "mailto:x@y", " ")) {
            assertThat(Redirects.decide(question, question.uri(), Carried.WITH_TOKEN, Optional.of(odd), 1))
                    .as(odd)
                    .isInstanceOf(Decision.Stay.class);
        }
        assertThat(Redirects.decide(question, question.uri(), Carried.WITH_TOKEN, Optional.empty(), 1))
                .isInstanceOf(Decision.Stay.class);
    }

    private static Ask ask(Ask.Kind kind) {
        return new Ask(
                URI.create("https://ab123.us1.dbt.com"),
                Optional.of(new AccountId(42)),
                "shop",
                new KeptToken(Tokens.always("x")),
                "what is asked",
                "account-id",
                "/api/v2/accounts/42/",
                List.of(),
                kind);
    }
}
