package dev.weir.adapter.http.api;

import dev.weir.domain.event.AssetEvent;
import dev.weir.domain.event.Counting;
import dev.weir.domain.event.Logged;
import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a run did to a node.
 *
 * @param type materialised, reused, failed, skipped, checked, observed
 * @param outcome ours: success, warn, fail, error, skipped, reused, observed
 * @param status dbt's own word
 * @param at when it ended, by dbt's clock
 * @param counts whether it says something about production; {@code whyNot} why it does not
 * @param because of a skipped one: the ancestor that explains it
 * @param verdict of a check: pass, warn, fail, error; {@code failures} counts failing rows
 * @param news whether it was met as it happened
 */
@Serdeable
record EventView(
        String id,
        long position,
        String uniqueId,
        String resourceType,
        String type,
        String outcome,
        String status,
        Instant at,
        Instant recordedAt,
        String runId,
        int step,
        boolean counts,
        Optional<String> whyNot,
        Optional<String> message,
        BigDecimal seconds,
        Optional<Instant> started,
        Optional<String> thread,
        Optional<String> because,
        Optional<String> asset,
        Optional<String> verdict,
        Optional<Long> failures,
        Optional<String> relation,
        Optional<Long> rows,
        Optional<Long> bytes,
        Optional<Instant> maxLoadedAt,
        Optional<BigDecimal> ageSeconds,
        boolean news) {

    static EventView of(Logged logged) {
        var event = logged.event();
        var header = event.header();
        var more = More.of(event);
        return new EventView(
                header.id().toString(),
                logged.position(),
                header.id().node(),
                header.resourceType(),
                event.type(),
                event.outcome(),
                header.status(),
                header.at(),
                logged.recordedAt(),
                header.id().run().toString(),
                header.id().step(),
                header.counting().counts(),
                header.counting() instanceof Counting.DoesNot(var why) ? Optional.of(why) : Optional.empty(),
                header.message(),
                header.execution().seconds(),
                header.execution().started(),
                header.execution().thread(),
                more.because,
                more.asset,
                more.verdict,
                more.failures,
                more.relation,
                more.rows,
                more.bytes,
                more.maxLoadedAt,
                more.ageSeconds,
                logged.news() == Logged.News.NEWS);
    }

    /** What only some kinds of events have. */
    private record More(
            Optional<String> because,
            Optional<String> asset,
            Optional<String> verdict,
            Optional<Long> failures,
            Optional<String> relation,
            Optional<Long> rows,
            Optional<Long> bytes,
            Optional<Instant> maxLoadedAt,
            Optional<BigDecimal> ageSeconds) {

        static More of(AssetEvent event) {
            var text = Optional.<String>empty();
            var count = Optional.<Long>empty();
            var none = new More(text, text, text, count, text, count, count, Optional.empty(), Optional.empty());
            return switch (event) {
                case AssetEvent.Materialised(var _, var relation, var measures) ->
                    new More(
                            text,
                            text,
                            text,
                            count,
                            relation,
                            boxed(measures.rows()),
                            boxed(measures.bytes()),
                            Optional.empty(),
                            Optional.empty());
                case AssetEvent.Skipped(var _, var because) ->
                    new More(because, text, text, count, text, count, count, Optional.empty(), Optional.empty());
                case AssetEvent.Checked(var _, var asset, var verdict) ->
                    new More(
                            text,
                            asset,
                            Optional.of(verdict.result().name().toLowerCase(Locale.ROOT)),
                            boxed(verdict.failures()),
                            text,
                            count,
                            count,
                            Optional.empty(),
                            Optional.empty());
                case AssetEvent.Observed(var _, var freshness) ->
                    new More(
                            text,
                            text,
                            text,
                            count,
                            text,
                            count,
                            count,
                            freshness.flatMap(AssetEvent.Freshness::maxLoadedAt),
                            freshness.flatMap(AssetEvent.Freshness::ageSeconds));
                case AssetEvent.Reused _, AssetEvent.Failed _ -> none;
            };
        }

        private static Optional<Long> boxed(OptionalLong value) {
            return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
        }
    }
}
