package dev.weir.adapter.http.api;

import dev.weir.domain.event.AssetEvent;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a node was worked on.
 *
 * @param relation the table or view that it was about
 * @param rows as the warehouse counted them; {@code bytes} and {@code queryId} likewise
 * @param invocationId dbt's id of the command's invocation
 * @param phases dbt's own: compile, execute
 */
@Serdeable
record ExecutionView(
        Optional<String> relation,
        Optional<Long> rows,
        Optional<Long> bytes,
        Optional<String> queryId,
        Optional<String> invocationId,
        List<Phase> phases,
        Optional<Batches> batches) {

    /** A part of the work; either end may be unknown. */
    @Serdeable
    record Phase(String name, Optional<Instant> started, Optional<Instant> completed) {}

    /** How many batches of a microbatch model went well, and how many did not. */
    @Serdeable
    record Batches(int successful, int failed) {}

    static ExecutionView of(AssetEvent.Execution execution) {
        return new ExecutionView(
                execution.relation(),
                boxed(execution.measures().rows()),
                boxed(execution.measures().bytes()),
                execution.measures().queryId(),
                execution.invocation(),
                execution.phases().stream()
                        .map(it -> new Phase(it.name(), it.started(), it.completed()))
                        .toList(),
                execution.batches().map(it -> new Batches(it.successful(), it.failed())));
    }

    static Optional<Long> boxed(OptionalLong value) {
        return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }
}
