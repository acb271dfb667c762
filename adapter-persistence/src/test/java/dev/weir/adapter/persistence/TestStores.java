package dev.weir.adapter.persistence;

import dev.weir.ports.driven.StoragePorts;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;

/** The stores that the contracts are held against: one of each database, emptied for every test. */
final class TestStores {

    /** Small, so that the contract of the budget comes to its end. */
    static final int CALLS_PER_MINUTE = 10;

    private TestStores() {}

    static StoragePorts h2() {
        return emptied(H2.STORAGE);
    }

    static StoragePorts postgres() {
        return emptied(Postgres.STORAGE);
    }

    private static final class H2 {
        static final Storage STORAGE = AtEnd.closed(
                folder -> open(StorageSettings.inFile(folder.resolve("weir")).allowing(CALLS_PER_MINUTE)));
    }

    private static final class Postgres {
        static final Storage STORAGE = open(at(TestPostgres.sharedUrl()));
    }

    static Storage open(StorageSettings settings) {
        return Storage.open(settings, InstantSource.system());
    }

    static StorageSettings at(String url) {
        return new StorageSettings(url, Optional.empty(), Optional.empty(), CALLS_PER_MINUTE);
    }

    static StoragePorts ports(Storage storage) {
        return new StoragePorts(
                storage.log(),
                storage.archive(),
                storage.upkeep(),
                storage.catalog(),
                storage.registry(),
                storage.journal(),
                storage.budget());
    }

    private static StoragePorts emptied(Storage storage) {
        try (var connection = storage.source().getConnection();
                var statement = connection.createStatement()) {
            var tables = new ArrayList<String>();
            try (var found = statement.executeQuery(
                    "select table_name from information_schema.tables where table_schema = 'public'"
                            + " and table_type = 'BASE TABLE'")) {
                while (found.next()) {
                    tables.add(found.getString(1));
                }
            }
            for (String table : tables) {
                switch (table) {
                    case "weir_schema_history", "installation", "manifest_turn" -> {}
                    case "log_head" ->
                        statement.execute("update log_head set last_position = 0, last_node = 0, last_workspace = 0");
                    default -> statement.execute("delete from " + table);
                }
            }
            return ports(storage);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
