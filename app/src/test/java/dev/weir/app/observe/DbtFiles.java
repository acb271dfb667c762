package dev.weir.app.observe;

import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The texts of dbt's files, as short as they may be. */
final class DbtFiles {

    private DbtFiles() {}

    /** A manifest with these models of the package {@code shop}, each made from the one before. */
    static String manifest(Instant at, String... models) {
        var nodes = new StringBuilder();
        String before = "";
        for (var model : models) {
            nodes.append(nodes.isEmpty() ? "" : ",").append("""
                    "model.shop.%1$s": {"unique_id": "model.shop.%1$s", "resource_type": "model", "name": "%1$s",
                      "package_name": "shop", "fqn": ["shop", "%1$s"], "schema": "main", "alias": "%1$s",
                      "config": {"materialized": "table"}, "raw_code": "select 1", "depends_on": {"nodes": [%2$s]}}
                    """.formatted(model, before));
            before = "\"model.shop." + model + "\"";
        }
        return """
                {"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/manifest/v12.json", "dbt_version": "1.12.6",
                  "generated_at": "%s", "project_name": "shop", "adapter_type": "duckdb"},
                 "nodes": {%s}, "sources": {}}
                """.formatted(at, nodes);
    }

    /** Results of a command that ended at {@code at}; a row is {@code name=status}. */
    static String results(String invocation, Instant at, String which, String... rows) {
        return """
                {"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/run-results/v6.json", "dbt_version": "1.12.6",
                  "generated_at": "%s", "invocation_id": "%s", "env": {}},
                 "results": [%s], "elapsed_time": 1.5, "args": {"which": "%s"}}
                """.formatted(
                at, invocation, Arrays.stream(rows).map(row -> row(row, at)).collect(Collectors.joining(",")), which);
    }

    private static String row(String row, Instant at) {
        var parts = row.split("=", 2);
        return """
                {"unique_id": "model.shop.%s", "status": "%s", "thread_id": "Thread-1", "execution_time": 0.5, "message": null,
                 "failures": null, "adapter_response": {},
                 "timing": [{"name": "execute", "started_at": "%s", "completed_at": "%s"}]}
                """.formatted(parts[0], parts[1], at.minusSeconds(1), at);
    }
}
