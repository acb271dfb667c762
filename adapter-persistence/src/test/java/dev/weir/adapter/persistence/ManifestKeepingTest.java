package dev.weir.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.weir.domain.asset.ManifestHash;
import dev.weir.domain.fault.Fault;
import dev.weir.domain.run.ManifestVersion;
import dev.weir.ports.driven.ArtifactException;
import dev.weir.ports.driven.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestKeepingTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** Enough for several batches, of which one is written while the next is read. */
    private static final int NODES = 12_000;

    @TempDir
    private Path folder;

    private StorageSettings settings;
    private Storage storage;

    @BeforeEach
    void open() {
        settings = StorageSettings.inFile(folder.resolve("weir"));
        storage = TestStores.open(settings);
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void whatIsNotJsonIsTheFilesFaultAndNothingOfItIsKept() throws IOException {
        var file = Files.writeString(
                folder.resolve("manifest.json"),
                "{\"nodes\": {\"model.a.b\": {\"name\": \"b\"}, \"model.a.c\": {\"columns\": {\"x\": [1,]}}}}");

        assertThatExceptionOfType(ArtifactException.class)
                .isThrownBy(() -> keep(file))
                .satisfies(bad -> assertThat(bad.fault()).isInstanceOf(Fault.Malformed.class));

        assertNothingIsKept();
    }

    @Test
    void whatEndsTooEarlyLeavesNothingOfWhatWasWrittenBefore() throws Exception {
        assertThatExceptionOfType(ArtifactException.class).isThrownBy(() -> keep(manifest("")));

        assertNothingIsKept();
        assertThat(partsInStore()).isZero();
    }

    @Test
    void aWriteThatFailsBesideTheReadingFailsTheKeepingAndLeavesNothing() throws Exception {
        var file = manifest("}}");
        execute("alter table manifest_part add constraint in_one_piece check (seq = 0)");

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> keep(file))
                .satisfies(failed -> assertThat(failed).rootCause().hasMessageContaining("in_one_piece"));

        assertNothingIsKept();
        assertThat(partsInStore()).isZero();
        execute("alter table manifest_part drop constraint in_one_piece");
        keep(file);
        assertThat(storage.catalog().current(HaltedWriter.SHOP)).isPresent();
        assertThat(partsInStore()).isGreaterThan(NODES);
    }

    private void assertNothingIsKept() {
        assertThat(storage.catalog().current(HaltedWriter.SHOP)).isEmpty();
        assertThat(storage.catalog().madeFrom(HaltedWriter.SHOP, "f")).isEmpty();
    }

    private void keep(Path file) {
        var version = new ManifestVersion(
                new ManifestHash("0".repeat(64)),
                Optional.empty(),
                Optional.empty(),
                Optional.of("c1"),
                Optional.of("1.12.6"),
                NOON,
                NOON,
                2);
        storage.catalog().keep(HaltedWriter.SHOP, version, ManifestVersion.Standing.PRODUCTION, "f", file);
    }

    /** A manifest of {@link #NODES} nodes with a thousand bytes each, and a last one that fits no row. */
    private Path manifest(String end) throws IOException {
        var file = folder.resolve("large.json");
        try (var out = Files.newBufferedWriter(file)) {
            out.write("{\"nodes\": {");
            for (int at = 0; at < NODES; at++) {
                out.write("\"model.a.m%d\": {\"raw_code\": \"%d %s\"}, ".formatted(at, at, "select 1 ".repeat(100)));
            }
            out.write("\"model.a.last\": {\"raw_code\": \"");
            out.write(new Random(3)
                    .ints(1_200_000, 'A', 'Z')
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString());
            out.write("\"}");
            out.write(end);
        }
        return file;
    }

    private long partsInStore() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from manifest_part")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(Database.H2.address(settings.url()), "weir", "");
    }
}
