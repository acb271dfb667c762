package dev.weir.adapter.persistence;

import com.zaxxer.hikari.HikariDataSource;
import dev.weir.ports.driven.StorageException;
import io.micronaut.core.util.SupplierUtil;
import java.sql.SQLException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Every deed in a transaction of its own, and every failure in our words. */
final class Transactions {

    private final HikariDataSource pool;
    private final Supplier<DSLContext> sql;
    private final StorageSettings settings;

    Transactions(HikariDataSource pool, StorageSettings settings) {
        this.pool = pool;
        this.settings = settings;
        // Made for the first deed: jOOQ takes a twentieth of a start to make ready, which need not wait for it.
        this.sql = SupplierUtil.memoized(() -> DSL.using(
                pool,
                Database.of(settings).dialect(),
                new Settings().withExecuteLogging(false).withRenderSchema(false).withRenderCatalog(false)));
    }

    /** Changes something: all of it stands afterwards, or nothing. */
    <T> T write(Function<DSLContext, T> deed) {
        try {
            T done = sql.get().transactionResult(inside -> deed.apply(inside.dsl()));
            settle();
            return done;
        } catch (DataAccessException failure) {
            throw said(failure);
        }
    }

    /** The same for what nobody misses after a power cut: it is not waited for until it is on the disk. */
    <T> T jot(Function<DSLContext, T> deed) {
        try {
            return sql.get().transactionResult(inside -> deed.apply(inside.dsl()));
        } catch (DataAccessException failure) {
            throw said(failure);
        }
    }

    /**
     * Waits until what was committed is on the disk. PostgreSQL does so in its commit. H2 should with {@code WRITE_DELAY=0}, and after
     * the schema was made in the same process it does not: a process that was killed then lost everything since (measured with 2.5.252).
     */
    void settle() {
        if (Database.of(settings) != Database.H2) {
            return;
        }
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("checkpoint sync");
        } catch (SQLException failure) {
            throw said(failure, failure);
        }
    }

    /** Asks one question, or several that need not fit together to the moment. */
    <T> T read(Function<DSLContext, T> question) {
        try {
            return question.apply(sql.get());
        } catch (DataAccessException failure) {
            throw said(failure);
        }
    }

    /** Asks several questions of one state of the store. */
    <T> T readTogether(Function<DSLContext, T> questions) {
        return jot(questions);
    }

    /**
     * When one connection learns that the server has stopped, the others are as dead and do not know it yet: the pool trusts one that was
     * used half a second ago. So none is kept.
     */
    private StorageException said(DataAccessException failure) {
        return said(failure, failure.getCause(SQLException.class));
    }

    private StorageException said(Exception failure, @Nullable SQLException cause) {
        if (cause != null && Faults.isGone(cause)) {
            pool.getHikariPoolMXBean().softEvictConnections();
        }
        return Faults.of(settings, failure);
    }
}
