package dev.weir.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.weir.ports.driven.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A schema that goes on to its next step, on a database that cannot take back half of one. */
class MigrationsTest {

    private static final String OURS = "classpath:dev/weir/adapter/persistence/migration";

    @TempDir
    private Path folder;

    private StorageSettings settings;

    @BeforeEach
    void aDatabaseWithSomethingInIt() {
        settings = StorageSettings.inFile(folder.resolve("weir"));
        try (var storage = TestStores.open(settings)) {
            HaltedWriter.record(storage.log(), 1);
        }
    }

    @Test
    void aStepThatFailsHalfWayLeavesTheDatabaseAsItWas() throws IOException {
        next("create table tomorrow (id int); create table tomorrow (id int);");

        assertThatExceptionOfType(StorageException.class).isThrownBy(this::migrate);
        assertThat(whatIsThere()).isEqualTo("1 run, no table of tomorrow");
        assertThat(folder.resolve("weir-schema-unfinished.zip")).doesNotExist();
    }

    @Test
    void aStepThatWasKilledHalfWayIsTakenAgainFromItsBeginning() throws IOException, SQLException {
        next("create table tomorrow (id int);");
        backup(folder.resolve("weir-schema-unfinished.zip"));
        inside("create table tomorrow (id int); delete from run");

        migrate();
        assertThat(folder.resolve("weir-schema-unfinished.zip")).doesNotExist();
        assertThat(folder.resolve("weir-schema-1.zip")).exists();
        inside("drop table tomorrow; delete from \"weir_schema_history\" where \"version\" = '2'");
        assertThat(whatIsThere()).isEqualTo("1 run, no table of tomorrow");
    }

    @Test
    void aCopyThatWasCutShortIsNeverPutBack() throws IOException {
        Files.writeString(folder.resolve("weir-schema-unfinished.zip.part"), "half of a copy");

        assertThat(whatIsThere()).isEqualTo("1 run, no table of tomorrow");
    }

    private void next(String sql) throws IOException {
        var steps = Files.createDirectories(folder.resolve("steps"));
        Files.writeString(steps.resolve("V2__of_tomorrow.sql"), sql);
    }

    private void migrate() {
        var migrations = new Migrations(settings, OURS, "filesystem:" + folder.resolve("steps"));
        try (var pool = migrations.pool()) {
            migrations.run(pool);
        }
    }

    private String whatIsThere() {
        try (var storage = TestStores.open(settings);
                var connection = storage.source().getConnection();
                var found = connection.getMetaData().getTables(null, null, "tomorrow", null)) {
            return "%d run, %s table of tomorrow"
                    .formatted(storage.log().open(HaltedWriter.SHOP).size(), found.next() ? "a" : "no");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void backup(Path into) throws SQLException {
        inside("backup to '" + into + "'");
    }

    private void inside(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(Database.H2.address(settings.url()), "weir", "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
