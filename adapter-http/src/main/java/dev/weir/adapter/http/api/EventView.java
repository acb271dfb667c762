package dev.weir.adapter.http.api;

import dev.weir.domain.event.AssetEvent;
import dev.weir.domain.event.Counting;
import dev.weir.domain.event.Logged;
import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
 * @param relation the table or view that it was about; {@code rows}, {@code bytes} and {@code queryId} as the warehouse said
 * @param described what the warehouse holds of it, when docs were generated
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
        Optional<String> queryId,
        Optional<String> invocationId,
        List<ExecutionView.Phase> phases,
        Optional<ExecutionView.Batches> batches,
        Optional<Instant> maxLoadedAt,
        Optional<BigDecimal> ageSeconds,
        Optional<CriteriaView> criteria,
        Optional<RelationView> described,
        boolean news) {

    static EventView of(Logged logged) {
        var event = logged.event();
        var header = event.header();
        var more = More.of(event);
        var how = ExecutionView.of(header.execution());
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
                how.relation(),
                how.rows(),
                how.bytes(),
                how.queryId(),
                how.invocationId(),
                how.phases(),
                how.batches(),
                more.freshness.flatMap(AssetEvent.Freshness::maxLoadedAt),
                more.freshness.flatMap(AssetEvent.Freshness::ageSeconds),
                more.freshness.flatMap(AssetEvent.Freshness::criteria).map(CriteriaView::of),
                more.described,
                logged.news() == Logged.News.NEWS);
    }

    /** What only some kinds of events have. */
    private record More(
            Optional<String> because,
            Optional<String> asset,
            Optional<String> verdict,
            Optional<Long> failures,
            Optional<AssetEvent.Freshness> freshness,
            Optional<RelationView> described) {

        static More of(AssetEvent event) {
            var text = Optional.<String>empty();
            var count = Optional.<Long>empty();
            var none = new More(text, text, text, count, Optional.empty(), Optional.empty());
            return switch (event) {
                case AssetEvent.Skipped(var _, var because) ->
                    new More(because, text, text, count, Optional.empty(), Optional.empty());
                case AssetEvent.Checked(var _, var asset, var verdict) ->
                    new More(
                            text,
                            asset,
                            Optional.of(verdict.result().name().toLowerCase(Locale.ROOT)),
                            ExecutionView.boxed(verdict.failures()),
                            Optional.empty(),
                            Optional.empty());
                case AssetEvent.Observed(var _, var freshness, var described) ->
                    new More(text, text, text, count, freshness, described.map(RelationView::of));
                case AssetEvent.Materialised _, AssetEvent.Reused _, AssetEvent.Failed _ -> none;
            };
        }
    }
}
