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
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * The store: opened once, and its ports used by any number of threads. The database is brought to this version's schema first; one
 * that is damaged, or of a newer version, is refused with a {@link StorageException}, and nothing is changed.
 */
public final class Storage implements AutoCloseable {

    /** What the container of the plain tables' repositories has to be told. */
    public static final Map<String, Object> PROPERTIES = Map.of("datasources.default.dialect", "POSTGRES");

    private final HikariDataSource pool;
    private final Optional<ApplicationContext> own;
    private final Transactions transactions;
    private final Registry registry;
    private final ApiBudget budget;

    private Storage(
            StorageSettings settings,
            HikariDataSource pool,
            Supplier<ApplicationContext> container,
            Optional<ApplicationContext> own,
            Instant now) {
        this.pool = pool;
        this.own = own;
        this.transactions = new Transactions(pool, settings);
        // Twice: the first one only puts an end to what making the schema has left open.
        transactions.settle();
        transactions.settle();
        this.budget = new JooqApiBudget(transactions, settings.callsPerMinute());
        var beans = container.get();
        beans.registerSingleton(DataSource.class, pool, Qualifiers.byName("default"));
        this.registry = new DataRegistry(
                beans, settings, () -> new InstallationRow(UUID.randomUUID().toString(), Times.kept(now)));
    }

    /**
     * Opens the store, and makes it where there is none, with a small container of its own.
     *
     * @throws StorageException if it cannot be reached, is in use, damaged, or not Weir's, in a sentence that says how to mend it
     */
    public static Storage open(StorageSettings settings, InstantSource clock) {
        var own = ApplicationContext.builder()
                .deduceEnvironment(false)
                .bootstrapEnvironment(false)
                .enableDefaultPropertySources(false)
                .banner(false)
                .properties(PROPERTIES)
                .build();
        return open(settings, clock, own::start, Optional.of(own));
    }

    /**
     * Opens the store, and makes it where there is none, with the repositories of its plain tables among the beans of a container
     * that others share. It is not closed with the store.
     *
     * @param container is asked for when the database stands, and has {@link #PROPERTIES} among its own
     * @throws StorageException if it cannot be reached, is in use, damaged, or not Weir's, in a sentence that says how to mend it
     */
    public static Storage open(StorageSettings settings, InstantSource clock, Supplier<ApplicationContext> container) {
        return open(settings, clock, container, Optional.empty());
    }

    private static Storage open(
            StorageSettings settings,
            InstantSource clock,
            Supplier<ApplicationContext> container,
            Optional<ApplicationContext> own) {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        var migrations = new Migrations(settings);
        var pool = migrations.pool();
        try {
            if (!migrations.areDone(pool)) {
                migrations.run(pool);
            }
            return new Storage(settings, pool, container, own, clock.instant());
        } catch (RuntimeException failure) {
            own.ifPresent(ApplicationContext::close);
            pool.close();
            throw failure;
        }
    }

    /** Brings the database to this version's schema and lets go of it. @return how many steps were taken */
    public static int migrate(StorageSettings settings) {
        var migrations = new Migrations(settings);
        try (var pool = migrations.pool()) {
            return migrations.run(pool);
        }
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
        own.ifPresent(ApplicationContext::close);
        pool.close();
    }
}
