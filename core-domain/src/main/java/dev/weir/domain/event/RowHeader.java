package dev.weir.domain.event;

import dev.weir.domain.event.AssetEvent.Execution;
import dev.weir.domain.event.AssetEvent.Header;
import dev.weir.domain.run.Invocation;
import dev.weir.domain.run.RunResults;
import dev.weir.domain.run.RunResults.Phase;
import dev.weir.domain.value.Loss;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What all events have, from a row of results. */
final class RowHeader {

    private static final int NANO_DIGITS = 9;

    private RowHeader() {}

    static Header of(
            RunResults.Row row,
            EventId id,
            KnownNodes nodes,
            Invocation invocation,
            Interpretation.Origin origin,
            Loss.Tally losses) {
        return new Header(
                id,
                ended(row, invocation, origin),
                row.status(),
                nodes.typeWord(row.uniqueId()),
                row.message(),
                new Execution(
                        row.seconds().filter(it -> it.signum() >= 0).orElseGet(() -> spent(row)),
                        row.timing().stream()
                                .flatMap(it -> it.started().stream())
                                .findFirst(),
                        row.thread(),
                        invocation.id(),
                        row.timing(),
                        row.batches(),
                        row.relation(),
                        WarehouseAnswer.measures(row.adapterResponse(), losses)),
                origin.counting());
    }

    /** The end of the last phase, as Dagster has it; else what comes nearest to it. */
    private static Instant ended(RunResults.Row row, Invocation invocation, Interpretation.Origin origin) {
        var last = row.timing().isEmpty()
                ? Optional.<Phase>empty()
                : Optional.of(row.timing().getLast());
        return last.flatMap(Phase::completed)
                .or(() -> row.timing().stream()
                        .flatMap(it -> it.completed().stream())
                        .max(Instant::compareTo))
                .or(invocation::generatedAt)
                .orElse(origin.ended());
    }

    /** From the first start to the last end; both phases of dbt's second engine carry the whole span, so they are never added up. */
    private static BigDecimal spent(RunResults.Row row) {
        var start = row.timing().stream().flatMap(it -> it.started().stream()).min(Instant::compareTo);
        var end = row.timing().stream().flatMap(it -> it.completed().stream()).max(Instant::compareTo);
        return start.flatMap(from -> end.map(to -> Duration.between(from, to)))
                .filter(it -> !it.isNegative())
                .map(it -> BigDecimal.valueOf(it.toNanos(), NANO_DIGITS))
                .orElse(BigDecimal.ZERO);
    }
}
