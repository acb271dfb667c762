package dev.weir.adapter.dbtcloud.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where calls come in: reads them, asks who it is, lets mischief have its way, and sends the answer. */
final class Door implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Door.class);

    private final Account account;
    private final Deeds deeds;
    private final Routes api;
    private final Routes control;
    private final Tokens tokens;
    private final Misbehaviour misbehaviour;
    private final Tampering tampering;
    private final InstantSource clock;

    Door(
            Account account,
            Deeds deeds,
            Routes api,
            Routes control,
            Tokens tokens,
            Misbehaviour misbehaviour,
            InstantSource clock) {
        this.account = account;
        this.deeds = deeds;
        this.api = api;
        this.control = control;
        this.tokens = tokens;
        this.misbehaviour = misbehaviour;
        this.tampering = new Tampering(account);
        this.clock = clock;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var call = read(exchange);
            if (call.path().startsWith("/sandbox/")) {
                new Answer(exchange, call, clock.instant(), Map.of()).send(controlled(call));
                return;
            }
            var met = misbehaviour.meet(call);
            var reply = answer(call, met);
            new Answer(exchange, call, clock.instant(), Tampering.transports(met)).send(reply);
        } catch (IOException e) {
            LOG.debug("The caller went away: {}", e.getMessage());
            throw e;
        } catch (RuntimeException e) {
            LOG.error("The sandbox failed at {}", exchange.getRequestURI(), e);
            throw e;
        }
    }

    private Reply controlled(Call call) {
        synchronized (account) {
            try {
                tokens.check(call);
                return control.answer(call);
            } catch (Refusal refusal) {
                return refusal.reply();
            }
        }
    }

    private Reply answer(Call asked, List<Mischief> met) {
        synchronized (account) {
            var now = clock.instant();
            deeds.keepUp(now);
            if (misbehaviour.closed(now)) {
                return Tampering.throttled(null);
            }
            var call = asked;
            for (var mischief : met) {
                switch (mischief) {
                    case Mischief.OfCall changed -> call = tampering.with(call, changed);
                    case Mischief.InPlace instead -> {
                        var reply = tampering.inPlace(call, instead, misbehaviour, now);
                        if (reply != null) {
                            return reply;
                        }
                    }
                    case Mischief.OfAnswer _, Mischief.OfTransport _, Mischief.OfHook _ -> {}
                }
            }
            var reply = behaved(call, now);
            for (var mischief : met) {
                if (mischief instanceof Mischief.OfAnswer changed) {
                    reply = tampering.with(reply, changed, now);
                }
            }
            return reply;
        }
    }

    private Reply behaved(Call call, Instant now) {
        try {
            if (call.path().contains("//") || !call.path().startsWith("/api/")) {
                throw Refusal.noSuchAddress();
            }
            tokens.check(call);
            var owner = owner(call.path());
            if (owner != null && !owner.equals(Long.toString(account.id()))) {
                throw Refusal.missing();
            }
            LOG.trace("{} {} at {}", call.method(), call.path(), now);
            return api.answer(call);
        } catch (Refusal refusal) {
            return refusal.reply();
        }
    }

    private static @org.jspecify.annotations.Nullable String owner(String path) {
        var parts = path.split("/", -1);
        return parts.length > 4 && parts[3].equals("accounts") ? parts[4] : null;
    }

    private static Call read(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        var path = decode(uri.getRawPath().replace("+", "%2B"));
        var query = new ArrayList<Map.Entry<String, String>>();
        var raw = uri.getRawQuery();
        if (raw != null && !raw.isEmpty()) {
            for (var part : raw.split("&", -1)) {
                var at = part.indexOf('=');
                query.add(Map.entry(
                        decode(at < 0 ? part : part.substring(0, at)), at < 0 ? "" : decode(part.substring(at + 1))));
            }
        }
        var headers = exchange.getRequestHeaders();
        var encoding = headers.getFirst("Accept-Encoding");
        var host = headers.getFirst("Host");
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return new Call(
                exchange.getRequestMethod(),
                path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path,
                List.copyOf(query),
                body,
                Map.of(),
                headers.getFirst("Authorization"),
                encoding != null && encoding.contains("gzip"),
                host == null ? "" : host);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
