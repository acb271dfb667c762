package dev.weir.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.weir.domain.event.Lane;
import dev.weir.domain.fault.Fault;
import dev.weir.ports.driven.StorageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to the store when the process, the file or the server does not do as it should. */
class StorageFaultsTest {

    private static final int RUNS = 20;

    @TempDir
    private Path folder;

    @Test
    void aProcessThatIsKilledRightAfterACommitLosesNone() throws IOException, InterruptedException {
        var file = folder.resolve("weir");
        var writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        HaltedWriter.class.getName(),
                        file.toString(),
                        Integer.toString(RUNS))
                .redirectErrorStream(true)
                .start();
        var said = new String(writer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(writer.waitFor()).as(said).isEqualTo(137);
        try (var storage = TestStores.open(StorageSettings.inFile(file))) {
            assertThat(storage.log().open(HaltedWriter.SHOP)).as(said).hasSize(RUNS);
            assertThat(storage.log()
                            .checkpoint(HaltedWriter.SHOP, Lane.LIVE)
                            .orElseThrow()
                            .version())
                    .isEqualTo(RUNS);
        }
    }

    @Nested
    class AtTheStart {

        @Test
        void aDatabaseOfANewerWeirIsRefusedAndLeftAsItIs() throws SQLException {
            var settings = StorageSettings.inFile(folder.resolve("weir"));
            TestStores.open(settings).close();
            inside(
                    settings,
                    "insert into \"weir_schema_history\" (\"installed_rank\", \"version\", \"description\", \"type\","
                            + " \"script\", \"checksum\", \"installed_by\", \"execution_time\", \"success\")"
                            + " values (999, '999', 'of tomorrow', 'SQL', 'V999__of_tomorrow.sql', 1, 'weir', 1, true)");

            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> TestStores.open(settings))
                    .satisfies(refused -> assertThat(refused.fault())
                            .isInstanceOf(Fault.Damaged.class)
                            .extracting(Fault::sentence)
                            .asString()
                            .contains("newer Weir", "nothing was changed"));
        }

        @Test
        void aDamagedFileIsRefusedWithWhatToDo() throws IOException {
            damage(bytes -> {
                Arrays.fill(bytes, (byte) 'x');
                return bytes;
            });
        }

        @ParameterizedTest
        @ValueSource(ints = {10, 4_000, 8_191})
        void aFileOfWhichOnlyTheBeginningIsThereIsADamagedOne(int length) throws IOException {
            damage(bytes -> Arrays.copyOf(bytes, length));
        }

        private void damage(UnaryOperator<byte[]> harm) throws IOException {
            var settings = StorageSettings.inFile(folder.resolve("weir"));
            TestStores.open(settings).close();
            var file = folder.resolve("weir.mv.db");
            var harmed = harm.apply(Files.readAllBytes(file));
            Files.write(file, harmed);

            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> TestStores.open(settings))
                    .satisfies(refused -> assertThat(refused.fault())
                            .isInstanceOf(Fault.Damaged.class)
                            .extracting(Fault::sentence)
                            .asString()
                            .contains("is damaged", "backup"));
            assertThat(file).hasBinaryContent(harmed);
        }

        @Test
        void aDatabaseWithOtherPeoplesTablesIsRefusedAndLeftAsItIs() throws SQLException {
            var settings = StorageSettings.inFile(folder.resolve("weir"));
            inside(settings, "create table payroll (id int)");

            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> TestStores.open(settings))
                    .satisfies(refused ->
                            assertThat(refused.fault().sentence()).contains("not Weir's", "nothing was changed"));
            inside(settings, "insert into payroll values (1)");
        }

        @Test
        void aStartThatWasKilledBeforeItsFirstStepIsMadeGood() throws SQLException {
            var settings = StorageSettings.inFile(folder.resolve("weir"));
            inside(
                    settings,
                    "create table \"weir_schema_history\" (\"installed_rank\" int primary key, \"version\" varchar(50),"
                            + " \"description\" varchar(200), \"type\" varchar(20), \"script\" varchar(1000), \"checksum\" int,"
                            + " \"installed_by\" varchar(100), \"installed_on\" timestamp default current_timestamp,"
                            + " \"execution_time\" int, \"success\" boolean)");

            try (var storage = TestStores.open(settings)) {
                assertThat(storage.log().head()).isZero();
            }
        }

        private void inside(StorageSettings settings, String sql) throws SQLException {
            try (var connection = DriverManager.getConnection(Database.H2.address(settings.url()), "weir", "");
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    @Test
    void aServerThatDropsAllConnectionsIsUsedAgainAndNothingIsHalfWritten() throws SQLException {
        var ports = TestStores.postgres();
        HaltedWriter.record(ports.log(), 1);
        for (int turn = 0; turn < 3; turn++) {
            dropConnections();
            for (var attempt : List.of(1, 2, 3)) {
                try {
                    HaltedWriter.record(ports.log(), 2);
                    break;
                } catch (StorageException away) {
                    assertThat(away.fault()).as("attempt %d", attempt).isInstanceOf(Fault.Unavailable.class);
                }
            }
        }

        assertThat(ports.log().open(HaltedWriter.SHOP)).hasSize(2);
    }

    private static void dropConnections() throws SQLException {
        try (var connection = DriverManager.getConnection(TestPostgres.sharedUrl());
                var statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()"
                    + " and application_name = 'weir'");
        }
    }
}
