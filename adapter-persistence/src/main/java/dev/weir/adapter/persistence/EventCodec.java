package dev.weir.adapter.persistence;

import dev.weir.domain.event.AssetEvent;
import dev.weir.domain.event.AssetEvent.Checked;
import dev.weir.domain.event.AssetEvent.Failed;
import dev.weir.domain.event.AssetEvent.Materialised;
import dev.weir.domain.event.AssetEvent.Observed;
import dev.weir.domain.event.AssetEvent.Reused;
import dev.weir.domain.event.AssetEvent.Skipped;
import dev.weir.domain.event.Counting;
import dev.weir.domain.event.EventId;
import dev.weir.domain.run.RunResults;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * An event as the body of its row. Id and time stand in columns of their own, and so does a message that is too long for a row: its
 * body says {@code long}.
 */
final class EventCodec {

    private static final String RELATION = "described";

    /** The pattern of bodies that tell a relation. In the texts of a body quotes are escaped, so nothing else is like it. */
    static final String DESCRIBED = "%\"" + RELATION + "\":{%";

    /** The most characters of a message that a row holds; escaped they may become six times as many. */
    static final int LONGEST_MESSAGE = 100_000;

    private EventCodec() {}

    static String write(AssetEvent event) {
        var header = event.header();
        var tooLong = hasLongMessage(event);
        var body = Writing.kind(event.type())
                .text("status", header.status())
                .text("of", header.resourceType())
                .text("message", tooLong ? Optional.empty() : header.message())
                .flag("long", tooLong)
                .text("digest", tooLong ? header.message().map(EventCodec::digest) : Optional.empty())
                .text("seconds", header.execution().seconds().toString())
                .time("started", header.execution().started())
                .text("thread", header.execution().thread())
                .text("invocation", header.execution().invocation());
        body.trees(
                "phases",
                header.execution().phases().stream()
                        .map(phase -> Writing.fields()
                                .text("name", phase.name())
                                .time("started", phase.started())
                                .time("completed", phase.completed())
                                .tree())
                        .toList());
        header.execution()
                .batches()
                .ifPresent(
                        batches -> body.number("batched", batches.successful()).number("unbatched", batches.failed()));
        if (header.counting() instanceof Counting.DoesNot(var why)) {
            body.text("why", why);
        }
        var measures = header.execution().measures();
        body.text("relation", header.execution().relation())
                .number("rows", measures.rows())
                .number("bytes", measures.bytes())
                .text("query", measures.queryId());
        writeRest(event, body);
        return body.toString();
    }

    private static void writeRest(AssetEvent event, Writing body) {
        switch (event) {
            case Materialised _, Reused _, Failed _ -> {}
            case Skipped(var _, var because) -> body.text("because", because);
            case Checked(var _, var asset, var verdict) ->
                body.text("asset", asset)
                        .text("result", verdict.result().name().toLowerCase(Locale.ROOT))
                        .number("failures", verdict.failures());
            case Observed(var _, var freshness, var described) -> {
                freshness.ifPresent(fresh -> FreshnessCodec.write(fresh, body));
                described.ifPresent(relation -> body.tree(RELATION, RelationCodec.write(relation)));
            }
        }
    }

    /** Stands for the message where bodies are compared. */
    private static String digest(String message) {
        return HexFormat.of().formatHex(WrittenReading.sha256().digest(message.getBytes(StandardCharsets.UTF_8)));
    }

    static boolean hasLongMessage(AssetEvent event) {
        return event.header()
                .message()
                .map(text -> text.length() > LONGEST_MESSAGE)
                .orElse(false);
    }

    /** Whether the message of this body stands elsewhere. */
    static boolean hasLongMessage(String body) {
        return body.contains("\"long\":true");
    }

    static AssetEvent read(EventId id, Instant at, boolean counts, String body, Optional<String> longMessage) {
        return Stored.read("event %s".formatted(id), body).made(stored -> {
            var header = new AssetEvent.Header(
                    id,
                    at,
                    stored.text("status"),
                    stored.text("of"),
                    longMessage.or(() -> stored.optionalText("message")),
                    execution(stored),
                    counts ? new Counting.Counts() : new Counting.DoesNot(stored.text("why")));
            return event(stored, header);
        });
    }

    private static AssetEvent event(Stored stored, AssetEvent.Header header) {
        return switch (stored.kind()) {
            case "materialised" -> new Materialised(header);
            case "reused" -> new Reused(header);
            case "failed" -> new Failed(header);
            case "skipped" -> new Skipped(header, stored.optionalText("because"));
            case "checked" ->
                new Checked(
                        header,
                        stored.optionalText("asset"),
                        new AssetEvent.Verdict(result(stored), stored.longNumber("failures")));
            case "observed" ->
                new Observed(
                        header,
                        FreshnessCodec.read(stored),
                        stored.inner(RELATION).map(RelationCodec::read));
            default -> throw stored.unknown("kind", stored.kind());
        };
    }

    private static AssetEvent.Verdict.Result result(Stored stored) {
        return switch (stored.text("result")) {
            case "pass" -> AssetEvent.Verdict.Result.PASS;
            case "warn" -> AssetEvent.Verdict.Result.WARN;
            case "fail" -> AssetEvent.Verdict.Result.FAIL;
            case "error" -> AssetEvent.Verdict.Result.ERROR;
            default -> throw stored.unknown("result", stored.text("result"));
        };
    }

    private static AssetEvent.Execution execution(Stored stored) {
        return new AssetEvent.Execution(
                new BigDecimal(stored.text("seconds")),
                stored.optionalTime("started"),
                stored.optionalText("thread"),
                stored.optionalText("invocation"),
                stored.list(
                        "phases",
                        phase -> new RunResults.Phase(
                                phase.text("name"), phase.optionalTime("started"), phase.optionalTime("completed"))),
                stored.optionalNumber("batched")
                        .map(successful ->
                                new RunResults.Batches(Math.toIntExact(successful), stored.smallNumber("unbatched"))),
                stored.optionalText("relation"),
                new AssetEvent.Measures(
                        stored.longNumber("rows"), stored.longNumber("bytes"), stored.optionalText("query")));
    }
}
