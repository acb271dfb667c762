package dev.weir.adapter.dbtcloud.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private record Got(String authorization, Doc body, String text) {}

    private final HandClock clock = new HandClock(NOON);
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private HttpServer listener;
    private Sandbox sandbox;
    private Caller caller;
    private long job;
    private String secret;
    private String subscription;

    @BeforeEach
    void somebodyWhoListens() throws IOException {
        listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listener.createContext("/", exchange -> {
            var text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var body = (Doc) Json.read(text);
            var authorization = exchange.getRequestHeaders().getFirst("Authorization");
            got.add(new Got(authorization == null ? "" : authorization, body == null ? Doc.of() : body, text));
            exchange.sendResponseHeaders(refusals.getAndDecrement() > 0 ? 500 : 204, -1);
            exchange.close();
        });
        listener.start();
        sandbox = Sandbox.empty(clock).start();
        caller = new Caller(sandbox);
        var project = sandbox.script().project("Orchard");
        job = sandbox.script()
                .job(sandbox.script().environment(project, "Production", "production"), "Nightly", "dbt build");
        var body = Doc.of("name", "hook")
                .with("event_types", Hooks.TYPES)
                .with("client_url", "http://127.0.0.1:" + listener.getAddress().getPort() + "/")
                .with("active", true);
        var made = caller.send(
                "POST", "/api/v3/accounts/" + sandbox.accountId() + "/webhooks/subscriptions", Json.text(body));
        secret = made.data().text("hmac_secret", "");
        subscription = made.data().text("id", "");
    }

    @AfterEach
    void close() {
        caller.close();
        sandbox.close();
        listener.stop(0);
    }

    private List<String> heard() {
        return got.stream().map(each -> each.body().text("eventType", "")).toList();
    }

    /** The sandbox's own messenger may be faster than this test; either way each event is sent once. */
    private void waitFor(int messages) {
        for (var i = 0; i < 200 && got.size() < messages; i++) {
            sandbox.sendWebhooks();
            java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
        }
    }

    @Test
    void theVendorsExamplesAreSignedAsTheVendorDoes() {
        assertThat(HookPost.signature("secret", "{\"a\":1}"))
                .isEqualTo("aa9e2e3575f5d7098b6caccd790888c36d5fdb63342a73bada2d6a51747a8494");
    }

    @Test
    void aFailedRunIsToldThreeTimesAndSigned() {
        var run = sandbox.script().run(job).running(NOON);
        waitFor(1);
        run.failed(NOON.plusSeconds(9));
        clock.passes(Duration.ofSeconds(20));
        waitFor(3);

        assertThat(heard()).containsExactlyInAnyOrder("job.run.started", "job.run.errored", "job.run.completed");
        assertThat(got)
                .allSatisfy(
                        each -> assertThat(each.authorization()).isEqualTo(HookPost.signature(secret, each.text())));
        var data = got.getLast().body().doc("data");
        assertThat(data.text("runId")).isEqualTo("" + run.id());
        assertThat(data.text("runStatus")).isEqualTo("Errored");
    }

    @Test
    void aRefusedMessageIsSentAgain() {
        refusals.set(2);
        sandbox.script().run(job).running(NOON);
        waitFor(3);

        assertThat(got).hasSize(3);
        assertThat(got.stream().map(each -> each.body().text("eventId")).distinct())
                .hasSize(1);
    }

    @Test
    void aForgedOneHasAWrongSignatureAndADoubleComesTwice() {
        sandbox.faults().on("/hook/" + subscription, new Mischief.Forges());
        sandbox.faults().on("/hook/" + subscription, new Mischief.Doubles());
        sandbox.script().run(job).running(NOON);
        waitFor(2);

        assertThat(got)
                .hasSize(2)
                .allSatisfy(
                        each -> assertThat(each.authorization()).isNotEqualTo(HookPost.signature(secret, each.text())));
    }

    @Test
    void whatWasSentCanBeReadAgain() throws IOException {
        sandbox.script().run(job).running(NOON);
        waitFor(1);
        var own = "/webhooks/subscription/" + subscription;
        var events = caller.get3(own + "/events").rows();

        assertThat(events).hasSize(1);
        assertThat(events.getFirst().text("trigger_event_type")).isEqualTo("job.run.started");
    }
}
