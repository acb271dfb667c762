package dev.weir.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.weir.ports.driven.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void theStepsThatAreSaidToMakeTheSchemaAreThoseThatFlywayFinds() {
        var flyway = Flyway.configure()
                .dataSource(Database.H2.address(settings.url()), "weir", "")
                .locations(OURS)
                .table(SchemaHistory.TABLE)
                .load();

        assertThat(flyway.info().all()).extracting(MigrationInfo::getScript).isEqualTo(Migrations.STEPS);
        assertThat(areDone()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update weir_schema_history set checksum = checksum + 1 where version = '1'",
                "update weir_schema_history set success = false where version = '1'",
                "update weir_schema_history set version = '2', script = 'V2__of_tomorrow.sql' where version = '1'",
                "insert into weir_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) values (2, '2', 'of tomorrow', 'SQL', 'V2__of_tomorrow.sql', 7, 'weir', 1, true)",
                "delete from weir_schema_history",
                "drop table weir_schema_history"
            })
    void aHistoryThatIsNotExactlyOursIsLeftToFlyway(String change) throws SQLException {
        inside(change);

        assertThat(areDone()).isFalse();
    }

    private boolean areDone() {
        var migrations = new Migrations(settings);
        try (var pool = migrations.pool()) {
            return migrations.areDone(pool);
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
