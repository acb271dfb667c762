package dev.weir.bench;

import dev.weir.domain.asset.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Writes {@code run_results.json} of any size, as dbt writes it after a build. */
final class MadeUpRun {

    private MadeUpRun() {}

    /** Rows for the first of a manifest's models and tests, of which one in fifty fails. */
    static void write(Path file, Manifest manifest, int rows) throws IOException {
        write(file, ids(manifest, rows), "made-up", Instant.parse("2026-03-01T12:00:00Z"));
    }

    /** The first of a manifest's models and tests. */
    static List<String> ids(Manifest manifest, int rows) {
        return IntStream.range(0, manifest.size())
                .mapToObj(manifest::uniqueId)
                .filter(id -> id.startsWith("model.") || id.startsWith("test."))
                .limit(rows)
                .toList();
    }

    /** Rows for {@code nodes}, written at {@code at}. */
    static void write(Path file, List<String> nodes, String invocation, Instant at) throws IOException {
        try (var out = Files.newBufferedWriter(file)) {
            out.write("{\"metadata\": {\"dbt_schema_version\": \"https://schemas.getdbt.com/dbt/run-results/v6.json\","
                    + " \"dbt_version\": \"1.12.6\", \"generated_at\": \"%s\", \"invocation_id\": \"%s\","
                            .formatted(at, invocation)
                    + " \"env\": {}}, \"args\": {\"which\": \"build\"}, \"results\": [");
            for (int row = 0; row < nodes.size(); row++) {
                var model = nodes.get(row).startsWith("model.");
                var bad = row % 50 == 49;
                out.write(
                        "%s{\"unique_id\": \"%s\", \"status\": \"%s\", \"thread_id\": \"Thread-%d\", \"execution_time\": 1.25,"
                                .formatted(
                                        row == 0 ? "" : ",\n",
                                        nodes.get(row),
                                        model ? bad ? "error" : "success" : bad ? "fail" : "pass",
                                        row % 8));
                out.write("\"message\": \"OK\", \"failures\": %s, \"adapter_response\": {\"rows_affected\": %d},"
                        .formatted(model ? "null" : bad ? "3" : "0", row));
                out.write("\"timing\": [{\"name\": \"compile\", \"started_at\": \"%s\", \"completed_at\": \"%s\"},"
                        .formatted(at.minusSeconds(60), at.minusSeconds(59)));
                out.write("{\"name\": \"execute\", \"started_at\": \"%s\", \"completed_at\": \"%s\"}]}"
                        .formatted(at.minusSeconds(59), at.minusSeconds(58)));
            }
            out.write("], \"elapsed_time\": 60.0}");
        }
    }
}
