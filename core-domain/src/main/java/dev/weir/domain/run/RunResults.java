package dev.weir.domain.run;

import dev.weir.domain.value.Loss;
import dev.weir.domain.value.Tree;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One {@code run_results.json} as dbt wrote it, of any version: a row for every node that a command came to. Nothing is judged
 * here; what could not be read is counted among the losses.
 *
 * @param rows in the file's order, which is the order in which nodes ended; a node may have more than one
 */
public record RunResults(Invocation invocation, List<Row> rows, List<Loss> losses) {

    public RunResults {
        rows = List.copyOf(rows);
        losses = List.copyOf(losses);
    }

    /**
     * What dbt did to one node.
     *
     * @param status dbt's own word, as written
     * @param seconds dbt's {@code execution_time}
     * @param failures of a test: how many rows failed
     * @param adapterResponse what the warehouse answered, as it is: the keys differ from adapter to adapter
     * @param relation the name of the table or view, quoted as dbt quotes it
     */
    public record Row(
            String uniqueId,
            String status,
            List<Phase> timing,
            Optional<String> thread,
            Optional<BigDecimal> seconds,
            Optional<String> message,
            OptionalLong failures,
            Tree.Fields adapterResponse,
            Optional<String> relation,
            Optional<String> compiledCode,
            Optional<Batches> batches) {

        public Row {
            timing = List.copyOf(timing);
        }
    }

    /** A part of the work on a node: {@code compile} or {@code execute}. Either end may be unknown. */
    public record Phase(String name, Optional<Instant> started, Optional<Instant> completed) {}

    /** The batches of a microbatch model: how many succeeded and failed. */
    public record Batches(int successful, int failed) {}
}
