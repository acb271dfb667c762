package dev.weir.adapter.dbtcloud.sandbox;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How another process tells the sandbox to misbehave: {@code POST /sandbox/faults} with {@code {"kind": "fails", "code": 503, "method":
 * "GET", "path": "/runs/", "skips": 0, "times": 2}}, {@code DELETE /sandbox/faults} to stop. Durations are in seconds.
 */
final class FaultCalls {

    private final Misbehaviour misbehaviour;
    private final Account account;

    FaultCalls(Misbehaviour misbehaviour, Account account) {
        this.misbehaviour = misbehaviour;
        this.account = account;
    }

    void on(Routes routes) {
        routes.on("POST", "/sandbox/faults", this::add)
                .on("GET", "/sandbox/faults", _ -> Reply.json(200, Doc.of("left", misbehaviour.left())))
                .on("DELETE", "/sandbox/faults", _ -> {
                    misbehaviour.stop();
                    return Reply.json(200, Doc.of("left", 0));
                })
                .on("DELETE", "/sandbox/runs/{run}", call -> {
                    account.forget(call.id("run"));
                    return Reply.json(200, Doc.of());
                });
    }

    private Reply add(Call call) throws Refusal {
        var body = call.json();
        var mischief = read(body);
        if (mischief == null) {
            throw Refusal.invalid("There is no mischief of the kind " + body.text("kind"));
        }
        misbehaviour.add(
                body.text("method", "*"), body.text("path", ".*"), mischief, (int) body.number("skips", 0), (int)
                        body.number("times", Integer.MAX_VALUE));
        return Reply.json(200, Doc.of("left", misbehaviour.left()));
    }

    private static @Nullable Mischief read(Doc body) {
        var code = (int) body.number("code", 503);
        return switch (body.text("kind", "")) {
            case "throttles" -> new Mischief.Throttles(seconds(body, "coolDown", 300), retryAfter(body));
            case "fails" -> new Mischief.Fails(code);
            case "shows-page" -> new Mischief.ShowsPage(code);
            case "cuts-before" -> new Mischief.CutsBefore();
            case "cuts-after" -> new Mischief.CutsAfter();
            case "page-after" -> new Mischief.PageAfter(code);
            case "cuts-body" -> new Mischief.CutsBody((int) body.number("afterBytes", 100));
            case "trickles" -> new Mischief.Trickles((int) body.number("bytesPerSecond", 1000));
            case "hangs" -> new Mischief.Hangs(seconds(body, "before", 10));
            case "skews-clock" -> new Mischief.SkewsClock(seconds(body, "by", 3600));
            case "garbles" -> new Mischief.Garbles(body.text("body", "<html></html>"));
            case "truncates" -> new Mischief.Truncates((int) body.number("toBytes", 100));
            case "redirects" -> new Mischief.Redirects(body.text("to", ""));
            case "answers-step" -> new Mischief.AnswersStep((int) body.number("step", 1));
            case "answers-run" -> new Mischief.AnswersRun(body.number("run", 0));
            case "shifts" -> new Mischief.Shifts((int) body.number("rows", 1));
            case "hides-younger" -> new Mischief.HidesYounger(seconds(body, "age", 60));
            case "repeats" -> new Mischief.Repeats();
            case "reverses" -> new Mischief.Reverses();
            case "null-data" -> new Mischief.NullData();
            case "overwrites" -> new Mischief.Overwrites(body.text("field", ""), Json.text(body.get("value")));
            case "delays" -> new Mischief.Delays(seconds(body, "after", 3600));
            case "forges" -> new Mischief.Forges();
            case "leaves-unsigned" -> new Mischief.LeavesUnsigned();
            case "doubles" -> new Mischief.Doubles();
            default -> null;
        };
    }

    /** {@return every word that names a mischief} */
    static List<String> kinds() {
        return List.of(
                "throttles",
                "fails",
                "shows-page",
                "cuts-before",
                "cuts-after",
                "page-after",
                "cuts-body",
                "trickles",
                "hangs",
                "skews-clock",
                "garbles",
                "truncates",
                "redirects",
                "answers-step",
                "answers-run",
                "shifts",
                "hides-younger",
                "repeats",
                "reverses",
                "null-data",
                "overwrites",
                "delays",
                "forges",
                "leaves-unsigned",
                "doubles");
    }

    private static Duration seconds(Doc body, String name, long otherwise) {
        return Duration.ofSeconds(body.number(name, otherwise));
    }

    private static @Nullable Duration retryAfter(Doc body) {
        var seconds = body.number("retryAfter");
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }
}
