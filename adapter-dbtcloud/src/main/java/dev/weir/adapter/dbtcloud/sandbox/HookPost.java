package dev.weir.adapter.dbtcloud.sandbox;

import dev.weir.adapter.dbtcloud.sandbox.Hooks.Message;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Carries webhooks out: signed over their very bytes, ten seconds for an answer, five more tries. */
final class HookPost implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int TRIES = 6;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    private final Account account;
    private final Hooks hooks;
    private final Misbehaviour misbehaviour;
    private final InstantSource clock;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    HookPost(Account account, Hooks hooks, Misbehaviour misbehaviour, InstantSource clock) {
        this.account = account;
        this.hooks = hooks;
        this.misbehaviour = misbehaviour;
        this.clock = clock;
    }

    /** {@return lower-case hexadecimal HMAC-SHA256 of the body} */
    static String signature(String secret, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /** Sends a message until it is taken or all tries are used up. {@return the last HTTP status, 0 if there was none} */
    int send(Message message) throws InterruptedException {
        var call = new Call("HOOK", "/hook/" + message.subscription(), List.of(), "", Map.of(), null, false, "");
        var met = misbehaviour.meet(call);
        var status = 0;
        var pause = FIRST_PAUSE;
        for (var attempt = 0; attempt < TRIES && (status < 200 || status >= 300); attempt++) {
            if (attempt > 0) {
                Thread.sleep(pause);
                pause = pause.multipliedBy(2);
            }
            status = once(message, met);
        }
        if (met.stream().anyMatch(Mischief.Doubles.class::isInstance)) {
            status = once(message, met);
        }
        return status;
    }

    private int once(Message message, List<Mischief> met) throws InterruptedException {
        var signature = signature(message.secret(), message.body());
        if (met.stream().anyMatch(Mischief.Forges.class::isInstance)) {
            signature = signature(message.secret() + "?", message.body());
        }
        var status = 0;
        var error = "";
        var answer = "";
        try {
            var request = HttpRequest.newBuilder(URI.create(message.url()))
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .header("User-Agent", "dbt-cloud-webhooks")
                    .POST(HttpRequest.BodyPublishers.ofString(message.body()));
            if (met.stream().noneMatch(Mischief.LeavesUnsigned.class::isInstance)) {
                request.header("Authorization", signature);
            }
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            status = response.statusCode();
            answer = response.body();
        } catch (IOException | IllegalArgumentException e) {
            error = String.valueOf(e.getMessage());
        }
        synchronized (account) {
            hooks.sent(
                    message,
                    Integer.toString(status),
                    error,
                    Map.of("Authorization", signature),
                    answer,
                    clock.instant());
        }
        return status;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
