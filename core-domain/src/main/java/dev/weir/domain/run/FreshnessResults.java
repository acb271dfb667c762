package dev.weir.domain.run;

import dev.weir.domain.value.Loss;
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
            Optional<String> error) {}
}
