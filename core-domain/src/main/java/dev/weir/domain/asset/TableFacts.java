package dev.weir.domain.asset;

import java.util.List;
import java.util.Optional;

/**
 * What a project says of the table or view behind an asset.
 *
 * @param table database, schema and name, those that are there, parted by dots
 * @param columns as declared, in the manifest's order; empty when none are
 * @param materialization dbt's word for how it is built
 * @param storage the kind of warehouse: dbt's adapter
 */
public record TableFacts(
        Optional<String> table, List<ColumnSpec> columns, Optional<String> materialization, Optional<String> storage) {

    public TableFacts {
        columns = List.copyOf(columns);
    }
}
