package dev.weir.domain.run;

import dev.weir.domain.value.Loss;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One {@code catalog.json}: what the warehouse itself says of tables and views. Relations that do not exist there are missing.
 *
 * @param relations by dbt's unique id, in the file's order
 * @param errors what dbt says went wrong while it asked the warehouse
 */
public record Catalog(Invocation invocation, Map<String, Relation> relations, List<String> errors, List<Loss> losses) {

    public Catalog {
        relations = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(relations));
        errors = List.copyOf(errors);
        losses = List.copyOf(losses);
    }

    /**
     * A table or view.
     *
     * @param columns in the warehouse's order, named in its case
     * @param rows how many rows it has, where the warehouse keeps count
     */
    public record Relation(
            Optional<String> type,
            Optional<String> owner,
            Optional<String> comment,
            List<Column> columns,
            OptionalLong rows,
            OptionalLong bytes,
            Optional<String> lastModified) {

        public Relation {
            columns = List.copyOf(columns);
        }
    }

    /** A column. {@code type} is the warehouse's own word. */
    public record Column(String name, Optional<String> type, Optional<String> comment) {}
}
