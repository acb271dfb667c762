package dev.weir.adapter.http.api;

import dev.weir.domain.run.Catalog;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;

/**
 * What the warehouse holds of a table or view.
 *
 * @param columns in the warehouse's order
 * @param lastModified in the warehouse's own words
 */
@Serdeable
record RelationView(
        Optional<String> type,
        Optional<String> owner,
        Optional<String> comment,
        Optional<Long> rows,
        Optional<Long> bytes,
        Optional<String> lastModified,
        List<RelationView.WarehouseColumn> columns) {

    /** A column; {@code type} is the warehouse's own word. */
    @Serdeable
    record WarehouseColumn(String name, Optional<String> type, Optional<String> comment) {}

    static RelationView of(Catalog.Relation relation) {
        return new RelationView(
                relation.type(),
                relation.owner(),
                relation.comment(),
                ExecutionView.boxed(relation.rows()),
                ExecutionView.boxed(relation.bytes()),
                relation.lastModified(),
                relation.columns().stream()
                        .map(it -> new WarehouseColumn(it.name(), it.type(), it.comment()))
                        .toList());
    }
}
