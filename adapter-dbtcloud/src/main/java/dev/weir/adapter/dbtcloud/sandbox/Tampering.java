package dev.weir.adapter.dbtcloud.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What mischief does to calls and answers. */
final class Tampering {

    private final Account account;

    Tampering(Account account) {
        this.account = account;
    }

    Call with(Call call, Mischief.OfCall mischief) {
        return switch (mischief) {
            case Mischief.AnswersStep(int step) -> replace(call, "step", "" + step);
            case Mischief.AnswersRun(long run) ->
                new Call(
                        call.method(),
                        call.path().replaceFirst("/runs/\\d+/", "/runs/" + run + "/"),
                        call.query(),
                        call.body(),
                        call.ids(),
                        call.authorization(),
                        call.gzip(),
                        call.host());
            case Mischief.Shifts(int rows) -> {
                var offset = call.parameter("offset");
                yield offset == null || !offset.matches("[1-9]\\d*")
                        ? call
                        : replace(call, "offset", "" + Math.max(0, Long.parseLong(offset) - rows));
            }
        };
    }

    private static Call replace(Call call, String name, String value) {
        var query = new ArrayList<>(call.query());
        query.removeIf(each -> each.getKey().equals(name));
        query.add(Map.entry(name, value));
        return call.withQuery(query);
    }

    /** {@return the answer in place of the API's, or null if the call goes on}; an empty reply with status 0 cuts the connection. */
    @Nullable
    Reply inPlace(Call call, Mischief.InPlace mischief, Misbehaviour plan, Instant now) {
        return switch (mischief) {
            case Mischief.Throttles(Duration coolDown, Duration retryAfter) -> {
                plan.close(now.plus(coolDown));
                yield throttled(retryAfter);
            }
            case Mischief.Fails(int code) ->
                Reply.json(code, Envelope.status(code, "Something is wrong.").with("data", null));
            case Mischief.ShowsPage(int code) -> Reply.html(code, "Gateway");
            case Mischief.CutsBefore() -> new Reply.EmptyReply(0, Map.of());
            case Mischief.Redirects(String to) -> new Reply.EmptyReply(302, Map.of("Location", to + call.path()));
            case Mischief.Delays(Duration after) ->
                tooEarly(call, after, now) ? Refusal.missing().reply() : null;
        };
    }

    static Reply throttled(@Nullable Duration retryAfter) {
        Map<String, String> headers =
                retryAfter == null ? Map.of() : Map.of("Retry-After", "" + retryAfter.toSeconds());
        return new Reply.JsonReply(
                429, Envelope.status(429, "Too many requests.").with("data", null), headers);
    }

    private boolean tooEarly(Call call, Duration after, Instant now) {
        var matcher = java.util.regex.Pattern.compile("/runs/(\\d+)/artifacts").matcher(call.path());
        if (!matcher.find()) {
            return false;
        }
        var run = account.run(Long.parseLong(matcher.group(1)));
        var finished = run == null ? null : run.at(now).times().finished();
        return run != null && (finished == null || now.isBefore(finished.plus(after)));
    }

    Reply with(Reply reply, Mischief.OfAnswer mischief, Instant now) {
        return switch (mischief) {
            case Mischief.PageAfter(int code) -> Reply.html(code, "Gateway");
            case Mischief.Garbles(String body) ->
                new Reply.FileReply(200, "application/json", FileContent.of(body.getBytes(StandardCharsets.UTF_8)));
            case Mischief.Truncates(int bytes) -> truncated(reply, bytes);
            case Mischief.HidesYounger(Duration age) ->
                rows(
                        reply,
                        rows -> rows.stream()
                                .filter(row -> old(row, now.minus(age)))
                                .toList());
            case Mischief.Repeats() ->
                rows(
                        reply,
                        rows -> rows.stream()
                                .flatMap(row -> java.util.stream.Stream.of(row, row))
                                .toList());
            case Mischief.Reverses() ->
                rows(reply, rows -> {
                    var copy = new ArrayList<Object>(rows);
                    Collections.reverse(copy);
                    return copy;
                });
            case Mischief.NullData() -> body(reply, body -> body.copy().with("data", null));
            case Mischief.Overwrites(String field, String json) -> body(reply, body -> overwritten(body, field, json));
        };
    }

    private static Doc overwritten(Doc body, String field, String json) {
        try {
            var value = Json.read(json);
            if (body.get("data") instanceof Doc doc) {
                return body.copy().with("data", doc.copy().with(field, value));
            }
            if (body.get("data") instanceof List<?> list) {
                var rows = new ArrayList<Object>();
                for (var row : list) {
                    rows.add(row instanceof Doc doc ? doc.copy().with(field, value) : row);
                }
                return body.copy().with("data", rows);
            }
            return body;
        } catch (IOException e) {
            throw new IllegalArgumentException("\"%s\" is not JSON".formatted(json), e);
        }
    }

    private static boolean old(Object row, Instant than) {
        if (!(row instanceof Doc doc)) {
            return true;
        }
        var created = Stamps.read(doc.text("created_at", ""));
        return created == null || created.isBefore(than);
    }

    private static Reply rows(Reply reply, java.util.function.UnaryOperator<List<?>> change) {
        return body(
                reply,
                body -> body.get("data") instanceof List<?> list ? body.copy().with("data", change.apply(list)) : body);
    }

    private static Reply body(Reply reply, java.util.function.UnaryOperator<Doc> change) {
        return reply instanceof Reply.JsonReply json && json.status() < 300
                ? new Reply.JsonReply(json.status(), change.apply(json.body()), json.headers())
                : reply;
    }

    private static Reply truncated(Reply reply, int bytes) {
        FileContent whole = switch (reply) {
            case Reply.JsonReply json -> out -> Json.write(out, json.body());
            case Reply.FileReply file -> file.content();
            case Reply.HtmlReply _, Reply.EmptyReply _ -> null;
        };
        return whole == null
                ? reply
                : new Reply.FileReply(reply.status(), "application/json", out -> {
                    var all = new ByteArrayOutputStream();
                    whole.writeTo(all);
                    out.write(all.toByteArray(), 0, Math.min(bytes, all.size()));
                });
    }

    /** {@return the transport mischiefs by kind, the last of a kind winning} */
    static Map<Class<?>, Mischief> transports(List<Mischief> met) {
        Map<Class<?>, Mischief> by = new LinkedHashMap<>();
        for (var each : met) {
            if (each instanceof Mischief.OfTransport transport) {
                by.put(transport.getClass(), transport);
            }
        }
        return by;
    }
}
