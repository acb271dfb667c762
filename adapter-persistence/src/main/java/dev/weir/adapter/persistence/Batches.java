package dev.weir.adapter.persistence;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * Many rows by one prepared statement of the JDBC driver. Names come from the generated schema; the values are bound past jOOQ, which
 * would take as long for it as H2 takes to store them.
 */
final class Batches {

    private Batches() {}

    static void insert(DSLContext sql, Table<?> table, List<Field<?>> fields, List<Object[]> rows) {
        var names = fields.stream().map(Field::getName).collect(Collectors.joining(", "));
        var marks = String.join(", ", Collections.nCopies(fields.size(), "?"));
        run(sql, "insert into %s (%s) values (%s)".formatted(table.getName(), names, marks), rows);
    }

    /** Sets {@code fields} where {@code key} is the last value of each row. */
    static void update(
            DSLContext sql, Table<?> table, List<Field<?>> fields, Field<?> key, List<@Nullable Object[]> rows) {
        var names = fields.stream().map(field -> field.getName() + " = ?").collect(Collectors.joining(", "));
        run(sql, "update %s set %s where %s = ?".formatted(table.getName(), names, key.getName()), rows);
    }

    private static void run(DSLContext sql, String text, List<? extends @Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        sql.connection(connection -> {
            try (var statement = connection.prepareStatement(text)) {
                for (var row : rows) {
                    for (var column = 0; column < row.length; column++) {
                        var value = row[column];
                        statement.setObject(
                                column + 1, value instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : value);
                    }
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        });
    }
}
