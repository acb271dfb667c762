package dev.weir.adapter.persistence;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import javax.sql.DataSource;

/**
 * What a database says of the steps that made its schema, read without starting Flyway: at nearly every start there is nothing to do,
 * and to find that out Flyway takes longer than the opening of the database. Whatever is not exactly as it should be is left to
 * Flyway, which says what it is.
 */
final class SchemaHistory {

    static final String TABLE = "weir_schema_history";

    private record Step(String script, int checksum, boolean success) {}

    private SchemaHistory() {}

    /**
     * {@return whether exactly these steps were taken, in this order, with the texts that this version has}
     *
     * @param folder where the steps' scripts lie among the classes
     * @param scripts their names, in order
     */
    static boolean has(DataSource source, String folder, List<String> scripts) {
        var wanted = new ArrayList<Step>();
        for (var script : scripts) {
            wanted.add(new Step(script, checksum(folder + "/" + script), true));
        }
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select script, checksum, success from " + TABLE
                        + " where version is not null order by installed_rank")) {
            var taken = new ArrayList<Step>();
            while (rows.next()) {
                taken.add(new Step(rows.getString(1), rows.getInt(2), rows.getBoolean(3)));
            }
            return taken.equals(wanted);
        } catch (SQLException _) {
            return false;
        }
    }

    /** As Flyway reckons it: over the lines, without what ends them. */
    private static int checksum(String resource) {
        var sum = new CRC32();
        try (var in = SchemaHistory.class.getResourceAsStream("/" + resource)) {
            if (in == null) {
                throw new IllegalStateException("the step " + resource + " is not among the classes");
            }
            var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                sum.update(line.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException failure) {
            throw new IllegalStateException("the step " + resource + " cannot be read", failure);
        }
        return (int) sum.getValue();
    }
}
