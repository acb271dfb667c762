package dev.weir.adapter.persistence;

import com.zaxxer.hikari.HikariDataSource;
import dev.weir.domain.fault.Fault;
import dev.weir.ports.driven.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.h2.tools.Restore;

/**
 * Brings a database to this version's schema, or refuses it. PostgreSQL changes a schema within a transaction. H2 does not, so a file
 * that holds something is first copied beside itself, and put back as it was when a step fails. While steps are taken the copy has a
 * name of its own: who finds it there knows that a start was killed in the middle, and puts the copy back before going on.
 */
final class Migrations {

    private static final String FOLDER = "dev/weir/adapter/persistence/migration";

    /** The steps that made this version's schema, in order: with exactly these taken, there is nothing to do. */
    static final List<String> STEPS = List.of("V1__what_is_observed.sql");

    private final StorageSettings settings;
    private final Database database;
    private final String[] locations;

    Migrations(StorageSettings settings) {
        this(settings, "classpath:" + FOLDER);
    }

    Migrations(StorageSettings settings, String... locations) {
        this.settings = settings;
        this.database = Database.of(settings);
        this.locations = locations.clone();
    }

    /**
     * Opens a pool on the database as it was before a start that was killed in the middle of a step. That the pool can be opened shows
     * that this start is over: a file has one owner.
     */
    HikariDataSource pool() {
        var pool = database.pool(settings);
        var copy = unfinished();
        if (copy.filter(Files::exists).isEmpty()) {
            return pool;
        }
        restore(pool, copy.get());
        discard(copy.get());
        return database.pool(settings);
    }

    /** Whether the database has all of this version's schema, so that nothing need be done. */
    boolean areDone(HikariDataSource pool) {
        return SchemaHistory.has(pool, FOLDER, STEPS);
    }

    /** Migrates with connections of {@code pool}. @return how many steps were taken */
    int run(HikariDataSource pool) {
        try {
            return migrate(pool, flyway(pool));
        } catch (FlywayException | SQLException failure) {
            throw refusal(failure);
        }
    }

    /** All steps stand or fall together where the database can take back what it has defined; H2 cannot, and has a copy instead. */
    private Flyway flyway(HikariDataSource pool) {
        return Flyway.configure()
                .dataSource(pool)
                .locations(locations)
                .table(SchemaHistory.TABLE)
                .group(database != Database.H2)
                .load();
    }

    private int migrate(HikariDataSource pool, Flyway flyway) throws SQLException {
        var info = flyway.info();
        refuseNewer(info.applied());
        var known = Optional.ofNullable(info.current());
        var steps = info.pending().length;
        if (steps == 0) {
            flyway.validate();
            return 0;
        }
        if (known.isEmpty()) {
            dropWhatABrokenFirstStartLeft(pool);
        }
        var backup = known.flatMap(_ -> backup(pool));
        try {
            int taken = flyway.migrate().migrationsExecuted;
            backup.ifPresent(copy -> keep(copy, known.orElseThrow().getVersion()));
            return taken;
        } catch (FlywayException failure) {
            backup.ifPresent(copy -> {
                restore(pool, copy);
                discard(copy);
            });
            throw failure;
        }
    }

    private void refuseNewer(MigrationInfo[] applied) {
        for (var step : applied) {
            var state = step.getState();
            if (state.isFailed()) {
                throw new StorageException(new Fault.Damaged(
                        "The database at %s stopped in the middle of step %s of its schema. Put back a backup from before it."
                                .formatted(settings, step.getVersion())));
            }
            if (!state.isResolved()) {
                throw new StorageException(new Fault.Damaged(
                        "The database at %s is of a newer Weir: its schema has step %s (%s), which this one does not know. Start that version or a newer one, or put back a backup from before it; nothing was changed."
                                .formatted(settings, step.getVersion(), step.getDescription())));
            }
        }
    }

    /** A first start that was killed half-way has recorded no step: there is nothing of anybody in it. */
    private void dropWhatABrokenFirstStartLeft(HikariDataSource pool) throws SQLException {
        if (database != Database.H2) {
            return;
        }
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            boolean ours;
            try (var found = statement.executeQuery(
                    "select 1 from information_schema.tables where table_name = '" + SchemaHistory.TABLE + "'")) {
                ours = found.next();
            }
            if (ours) {
                statement.execute("drop all objects");
            }
        }
    }

    private Optional<Path> file() {
        var address = settings.url().split(";", 2)[0];
        var path = address.startsWith("jdbc:h2:file:")
                ? address.substring("jdbc:h2:file:".length())
                : address.matches("jdbc:h2:[~./].*") ? address.substring("jdbc:h2:".length()) : "";
        return path.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Path.of(path.startsWith("~") ? System.getProperty("user.home") + path.substring(1) : path));
    }

    private Optional<Path> unfinished() {
        return database == Database.H2
                ? file().map(file -> file.resolveSibling(file.getFileName() + "-schema-unfinished.zip"))
                : Optional.empty();
    }

    /** Copies the database as a whole or not at all: a copy that was cut short must never be put back. */
    private Optional<Path> backup(HikariDataSource pool) {
        return unfinished().map(copy -> {
            var part = copy.resolveSibling(copy.getFileName() + ".part");
            try (var connection = pool.getConnection();
                    var statement = connection.prepareStatement("backup to ?")) {
                statement.setString(1, part.toString());
                statement.execute();
                Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return copy;
            } catch (SQLException failure) {
                throw Faults.of(settings, failure);
            } catch (IOException failure) {
                throw uncopied(failure);
            }
        });
    }

    /** The copy of a database whose steps are all taken: a way back to the version before. */
    private void keep(Path copy, MigrationVersion from) {
        var kept = file().orElseThrow()
                .resolveSibling(
                        "%s-schema-%s.zip".formatted(file().orElseThrow().getFileName(), from));
        try {
            Files.move(copy, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw uncopied(failure);
        }
    }

    private void discard(Path copy) {
        try {
            Files.deleteIfExists(copy);
        } catch (IOException failure) {
            throw uncopied(failure);
        }
    }

    private StorageException uncopied(IOException failure) {
        return new StorageException(
                new Fault.Unavailable(
                        "The database at %s could not be copied beside itself before its schema changes: %s. Make room there, and let Weir write to the folder."
                                .formatted(settings, failure.getMessage())),
                failure);
    }

    private void restore(HikariDataSource pool, Path copy) {
        pool.close();
        file().ifPresent(file -> {
            var folder = file.toAbsolutePath().resolveSibling("");
            var name = String.valueOf(file.getFileName());
            try {
                Files.deleteIfExists(file.resolveSibling(name + ".mv.db"));
                Restore.execute(copy.toString(), folder.toString(), name);
            } catch (IOException failure) {
                throw new StorageException(
                        new Fault.Damaged(
                                "The database at %s could not be put back; its copy is %s.".formatted(settings, copy)),
                        failure);
            }
        });
    }

    private StorageException refusal(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Faults.of(settings, sql);
            }
        }
        var message = String.valueOf(failure.getMessage());
        if (message.contains("non-empty schema")) {
            return new StorageException(
                    new Fault.Refused(
                            "The database at %s already holds tables that are not Weir's. Give Weir a database or a schema of its own; nothing was changed."
                                    .formatted(settings)),
                    failure);
        }
        return new StorageException(
                new Fault.Damaged("The schema of the database at %s is not as Weir left it: %s"
                        .formatted(settings, message.lines().findFirst().orElse(""))),
                failure);
    }
}
