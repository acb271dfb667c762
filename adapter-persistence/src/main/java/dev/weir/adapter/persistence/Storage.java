package dev.weir.adapter.persistence;

import com.zaxxer.hikari.HikariDataSource;
import dev.weir.adapter.persistence.RegistryTables.InstallationRow;
import dev.weir.ports.driven.ApiBudget;
import dev.weir.ports.driven.AssetCatalog;
import dev.weir.ports.driven.EventLog;
import dev.weir.ports.driven.Registry;
import dev.weir.ports.driven.RunArchive;
import dev.weir.ports.driven.StorageException;
import dev.weir.ports.driven.TickJournal;
import dev.weir.ports.driven.Upkeep;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * The store: opened once, and its ports used by any number of threads. The database is brought to this version's schema first; one
 * that is damaged, or of a newer version, is refused with a {@link StorageException}, and nothing is changed.
 */
public final class Storage implements AutoCloseable {

    private final HikariDataSource pool;
    private final ApplicationContext beans;
    private final Transactions transactions;
    private final Registry registry;
    private final ApiBudget budget;

    private Storage(
            StorageSettings settings, HikariDataSource pool, Supplier<ApplicationContext> container, Instant now) {
        this.pool = pool;
        this.transactions = new Transactions(pool, settings);
        // Twice: the first one only puts an end to what making the schema has left open.
        transactions.settle();
        transactions.settle();
        this.beans = container.get();
        this.budget = new JooqApiBudget(transactions, settings.callsPerMinute());
        this.registry = new DataRegistry(
                beans, settings, () -> new InstallationRow(UUID.randomUUID().toString(), Times.kept(now)));
    }

    /**
     * Opens the store, and makes it where there is none.
     *
     * @throws StorageException if it cannot be reached, is in use, damaged, or not Weir's, in a sentence that says how to mend it
     */
    public static Storage open(StorageSettings settings, InstantSource clock) {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        var migrations = new Migrations(settings);
        var pool = migrations.pool();
        var container = new FutureTask<>(() -> beans(pool));
        Thread.ofPlatform().daemon().name("weir-tables").start(container);
        try {
            migrations.run(pool);
            return new Storage(settings, pool, () -> waited(container), clock.instant());
        } catch (RuntimeException failure) {
            waited(container).close();
            pool.close();
            throw failure;
        }
    }

    /** The container, which was being made beside the schema: it asks the database nothing before it is asked itself. */
    private static ApplicationContext waited(FutureTask<ApplicationContext> container) {
        try {
            return container.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped while the store was opened");
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the container of the plain tables does not start", failed.getCause());
        }
    }

    /** Brings the database to this version's schema and lets go of it. @return how many steps were taken */
    public static int migrate(StorageSettings settings) {
        var migrations = new Migrations(settings);
        try (var pool = migrations.pool()) {
            return migrations.run(pool);
        }
    }

    /** A small container of the module's own, for the repositories of the plain tables. */
    private static ApplicationContext beans(DataSource source) {
        var context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .bootstrapEnvironment(false)
                .enableDefaultPropertySources(false)
                .banner(false)
                .properties(Map.of("datasources.default.dialect", "POSTGRES"))
                .build();
        context.registerSingleton(DataSource.class, source, Qualifiers.byName("default"));
        return context.start();
    }

    public EventLog log() {
        return new JooqEventLog(transactions);
    }

    public RunArchive archive() {
        return new JooqRunArchive(transactions);
    }

    public Upkeep upkeep() {
        return new JooqUpkeep(transactions);
    }

    public AssetCatalog catalog() {
        return new JooqAssetCatalog(transactions);
    }

    public Registry registry() {
        return registry;
    }

    public TickJournal journal() {
        return new JooqTickJournal(transactions);
    }

    public ApiBudget budget() {
        return budget;
    }

    /** The pool, for what must share the database: a clustered scheduler. */
    public DataSource source() {
        return pool;
    }

    @Override
    public void close() {
        beans.close();
        pool.close();
    }
}
