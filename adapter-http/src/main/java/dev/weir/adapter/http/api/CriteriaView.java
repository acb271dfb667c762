package dev.weir.adapter.http.api;

import dev.weir.domain.run.FreshnessResults;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;

/**
 * What a source's freshness was judged by.
 *
 * @param filter the SQL condition of the rows that were looked at
 */
@Serdeable
record CriteriaView(
        Optional<CriteriaView.Bound> warnAfter, Optional<CriteriaView.Bound> errorAfter, Optional<String> filter) {

    /** An age; {@code period} is dbt's own word: minute, hour, day. */
    @Serdeable
    record Bound(long count, String period) {}

    static CriteriaView of(FreshnessResults.Criteria criteria) {
        return new CriteriaView(
                criteria.warnAfter().map(CriteriaView::bound),
                criteria.errorAfter().map(CriteriaView::bound),
                criteria.filter());
    }

    private static Bound bound(FreshnessResults.Bound bound) {
        return new Bound(bound.count(), bound.period());
    }
}
