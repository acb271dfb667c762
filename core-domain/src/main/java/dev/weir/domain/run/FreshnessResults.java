package dev.weir.domain.run;

import dev.weir.domain.value.Loss;
import dev.weir.domain.value.Tree;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One {@code sources.json}: how fresh dbt found each source to be. Nothing is judged here. */
public record FreshnessResults(Invocation invocation, List<Row> rows, List<Loss> losses) {

    public FreshnessResults {
        rows = List.copyOf(rows);
        losses = List.copyOf(losses);
    }

    /**
     * What dbt found of one source.
     *
     * @param status dbt's own word: pass, warn, error, runtime error
     * @param maxLoadedAt when the newest row came; long ago when the table is empty
     * @param snapshottedAt when dbt looked
     * @param timing dbt's own phases in their order
     * @param adapterResponse what the adapter answered, whose keys differ from adapter to adapter
     * @param criteria what it was judged by; none where dbt only asked for the newest row
     * @param error why it could not be told
     */
    public record Row(
            String uniqueId,
            String status,
            Optional<Instant> maxLoadedAt,
            Optional<Instant> snapshottedAt,
            Optional<BigDecimal> ageSeconds,
            Optional<String> thread,
            Optional<BigDecimal> seconds,
            List<RunResults.Phase> timing,
            Tree.Fields adapterResponse,
            Optional<Criteria> criteria,
            Optional<String> error) {
        public Row {
            timing = List.copyOf(timing);
        }
    }

    /**
     * What a source is judged by.
     *
     * @param filter the SQL condition of the rows that were looked at
     */
    public record Criteria(Optional<Bound> warnAfter, Optional<Bound> errorAfter, Optional<String> filter) {}

    /** An age: {@code count} of dbt's periods, which are minute, hour and day. */
    public record Bound(long count, String period) {}
}
