package dev.weir.adapter.persistence;

import dev.weir.domain.event.AssetEvent.Freshness;
import dev.weir.domain.run.FreshnessResults.Bound;
import dev.weir.domain.run.FreshnessResults.Criteria;
import dev.weir.domain.value.Tree;
import java.util.Optional;

/** How fresh a source was found, among the fields of an event's body. */
final class FreshnessCodec {

    private FreshnessCodec() {}

    static void write(Freshness freshness, Writing body) {
        body.text("freshness", freshness.result())
                .time("loaded", freshness.maxLoadedAt())
                .exact("age", freshness.ageSeconds());
        freshness.criteria().ifPresent(criteria -> body.tree("criteria", write(criteria)));
    }

    private static Tree.Fields write(Criteria criteria) {
        var written = Writing.fields().text("filter", criteria.filter());
        criteria.warnAfter().ifPresent(bound -> written.tree("warn", write(bound)));
        criteria.errorAfter().ifPresent(bound -> written.tree("error", write(bound)));
        return written.tree();
    }

    private static Tree.Fields write(Bound bound) {
        return Writing.fields()
                .number("count", bound.count())
                .text("period", bound.period())
                .tree();
    }

    static Optional<Freshness> read(Stored stored) {
        return stored.optionalText("freshness")
                .map(result -> new Freshness(
                        result,
                        stored.optionalTime("loaded"),
                        stored.exact("age"),
                        stored.inner("criteria").map(FreshnessCodec::criteria)));
    }

    private static Criteria criteria(Stored stored) {
        return new Criteria(
                stored.inner("warn").map(FreshnessCodec::bound),
                stored.inner("error").map(FreshnessCodec::bound),
                stored.optionalText("filter"));
    }

    private static Bound bound(Stored stored) {
        return new Bound(stored.number("count"), stored.text("period"));
    }
}
