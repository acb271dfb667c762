package dev.weir.adapter.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.adapter.http.api.ServerSettings.Token;
import dev.weir.adapter.http.fixture.OrchardServer;
import dev.weir.domain.access.Role;
import dev.weir.domain.value.WorkspaceName;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {

    private static final String WORKSPACES = "/api/v1/workspaces";

    private static OrchardServer open;
    private static OrchardServer closed;
    private static HttpClient client;

    @BeforeAll
    static void serve() {
        client = HttpClient.newHttpClient();
        open = OrchardServer.of(20);
        closed = OrchardServer.with(
                new ServerSettings(
                        "127.0.0.1",
                        0,
                        0,
                        Optional.of(URI.create("https://weir.example.com/")),
                        List.of("Weir.Internal"),
                        List.of(
                                token("looker", "t-look", Role.LOOK, List.of(), Optional.empty()),
                                token("runner", "t-run", Role.OPERATE, List.of(), Optional.empty()),
                                token("other", "t-other", Role.LOOK, List.of("elsewhere"), Optional.empty()),
                                token("old", "t-old", Role.LOOK, List.of(), Optional.of(Instant.EPOCH))),
                        Role.LOOK),
                20);
    }

    @AfterAll
    static void stop() {
        client.close();
        open.close();
        closed.close();
    }

    private static Token token(
            String name, String secret, Role role, List<String> workspaces, Optional<Instant> expires) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return new Token(
                    name,
                    role,
                    workspaces.stream().map(WorkspaceName::new).toList(),
                    HexFormat.of().formatHex(hash),
                    expires);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpResponse<String> ask(
            OrchardServer server, String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.at(path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Java's client does not let its caller choose the host. */
    private static String statusWithHost(OrchardServer server, String path, String host) throws IOException {
        var at = server.at(path);
        try (var socket = new Socket(at.getHost(), at.getPort())) {
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                            .formatted(path, host)
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new char[12];
            var reader = new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII);
            for (int read = 0; read < answer.length; ) {
                read += reader.read(answer, read, answer.length - read);
            }
            return new String(answer).substring(9);
        }
    }

    @Nested
    class TheNameUnderWhichItIsCalled {

        @ParameterizedTest
        @ValueSource(strings = {"localhost", "127.0.0.1:8080", "[::1]:1", "LOCALHOST:80"})
        void mayBeAnyOfThisMachine(String host) throws Exception {
            assertThat(statusWithHost(open, WORKSPACES, host)).isEqualTo("200");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "weir.example.com"})
        void mustBeKnown(String host) throws Exception {
            assertThat(statusWithHost(open, WORKSPACES, host)).isEqualTo("421");
            assertThat(statusWithHost(open, "/", host)).isEqualTo("421");
        }

        @ParameterizedTest
        @ValueSource(strings = {"weir.example.com", "weir.internal:8443"})
        void mayBeOneThatIsConfigured(String host) throws Exception {
            assertThat(statusWithHost(closed, WORKSPACES, host)).isEqualTo("401");
        }

        @Test
        void isNoMatterToALoadBalancer() throws Exception {
            assertThat(statusWithHost(closed, "/health/readiness", "10.1.2.3:8080"))
                    .isEqualTo("200");
        }
    }

    @Nested
    class AWrite {

        @Test
        void ofAnotherSitesPageIsRefused() throws Exception {
            var answer = ask(
                    closed,
                    "POST",
                    "/api/v1/session",
                    "{}",
                    "Origin",
                    "https://evil.example",
                    "Content-Type",
                    "application/json");
            assertThat(answer.statusCode()).isEqualTo(403);
            var hinted = ask(
                    closed,
                    "POST",
                    "/api/v1/session",
                    "{}",
                    "Sec-Fetch-Site",
                    "cross-site",
                    "Content-Type",
                    "application/json");
            assertThat(hinted.statusCode()).isEqualTo(403);
        }

        @ParameterizedTest
        @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data"})
        void thatAnyPageCouldSendIsRefused(String type) throws Exception {
            var answer = ask(closed, "POST", "/api/v1/session", "{\"token\":\"t-look\"}", "Content-Type", type);
            assertThat(answer.statusCode()).isEqualTo(415);
        }

        @Test
        void ofOurOwnPageIsTaken() throws Exception {
            var answer = ask(
                    closed,
                    "POST",
                    "/api/v1/session",
                    "{\"token\":\"t-look\"}",
                    "Origin",
                    "https://weir.example.com",
                    "Content-Type",
                    "application/json");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }

        @Test
        void needsMoreThanLeaveToLook() throws Exception {
            var answer = ask(
                    closed,
                    "POST",
                    WORKSPACES + "/orchard/anything",
                    "{}",
                    "Authorization",
                    "Bearer t-look",
                    "Content-Type",
                    "application/json");
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("looker may only look");
        }
    }

    @Nested
    class WithTokensDeclared {

        @ParameterizedTest
        @CsvSource({
            "Bearer t-look,200",
            "bearer t-run,200",
            "Bearer t-old,401",
            "Bearer nonsense,401",
            "Basic t-look,401"
        })
        void onlyAGoodOneOpens(String authorization, int status) throws Exception {
            var answer = ask(closed, "GET", WORKSPACES, "", "Authorization", authorization);
            assertThat(answer.statusCode()).isEqualTo(status);
        }

        @ParameterizedTest
        @ValueSource(strings = {WORKSPACES, "/api/v1/stream", "/openapi.yaml", "/api/v1/budget"})
        void nothingIsToldToWhoHasNone(String path) throws Exception {
            var answer = ask(closed, "GET", path, "");
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                    .startsWith("Bearer");
        }

        @Test
        void oneOfAnotherWorkspaceSeesNothingOfThisOne() throws Exception {
            assertThat(ask(closed, "GET", WORKSPACES, "", "Authorization", "Bearer t-other")
                            .body())
                    .contains("\"items\":[]");
            assertThat(ask(closed, "GET", WORKSPACES + "/orchard/runs", "", "Authorization", "Bearer t-other")
                            .statusCode())
                    .isEqualTo(403);
        }

        @Test
        void thePageLogsInWithACookieThatNoScriptReads() throws Exception {
            var answer = ask(
                    closed, "POST", "/api/v1/session", "{\"token\":\"t-look\"}", "Content-Type", "application/json");
            var cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
            assertThat(cookie)
                    .containsIgnoringCase("HttpOnly")
                    .contains("SameSite=Strict")
                    .contains("Secure")
                    .contains("Path=/");
            var session = cookie.substring(0, cookie.indexOf(';'));
            assertThat(ask(closed, "GET", WORKSPACES, "", "Cookie", session).statusCode())
                    .isEqualTo(200);
            assertThat(ask(closed, "GET", "/api/v1/session", "", "Cookie", session)
                            .body())
                    .contains("\"known\":true");
        }

        @Test
        void aWrongTokenLogsNobodyIn() throws Exception {
            var answer =
                    ask(closed, "POST", "/api/v1/session", "{\"token\":\"guess\"}", "Content-Type", "application/json");
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
            assertThat(ask(closed, "GET", "/api/v1/session", "").body()).contains("\"known\":false");
        }

        @Test
        void thePageItselfIsShownSoThatOneCanLogIn() throws Exception {
            assertThat(ask(closed, "GET", "/", "").statusCode()).isIn(200, 404);
        }
    }
}
