package dev.weir.adapter.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.SQLDialect;

/** The two databases, and how a connection to each is opened. Closed by nature: the schema is written for these. */
enum Database {
    H2,
    POSTGRES;

    private static final int CONNECTIONS = 10;
    private static final int CONNECT_MILLIS = 10_000;

    /**
     * What an H2 address may not choose. With WRITE_DELAY at its default, commits of the last fraction of a second are lost when the
     * process is killed; the rest makes H2 read PostgreSQL's dialect.
     */
    private static final String ALWAYS =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;LOCK_TIMEOUT=30000"
                    + ";DB_CLOSE_ON_EXIT=FALSE";

    private static final Set<String> OURS = Arrays.stream(ALWAYS.split(";"))
            .filter(option -> !option.isEmpty())
            .map(Database::name)
            .collect(Collectors.toUnmodifiableSet());

    static Database of(StorageSettings settings) {
        return settings.url().startsWith("jdbc:h2:") ? H2 : POSTGRES;
    }

    SQLDialect dialect() {
        return switch (this) {
            case H2 -> SQLDialect.H2;
            case POSTGRES -> SQLDialect.POSTGRES;
        };
    }

    /** The address with what must hold in any case. */
    String address(String url) {
        return switch (this) {
            case H2 -> {
                var parts = url.split(";");
                var kept = Arrays.stream(parts)
                        .skip(1)
                        .filter(option -> !OURS.contains(name(option)))
                        .map(option -> ";" + option)
                        .collect(Collectors.joining());
                var inMemory = parts[0].startsWith("jdbc:h2:mem:") ? ";DB_CLOSE_DELAY=-1" : "";
                yield parts[0] + kept + ALWAYS + inMemory;
            }
            case POSTGRES -> url;
        };
    }

    private static String name(String option) {
        return option.split("=", 2)[0].strip().toUpperCase(Locale.ROOT);
    }

    /** A pool whose first connection stands; it mends itself when the database was away. */
    HikariDataSource pool(StorageSettings settings) {
        var config = new HikariConfig();
        config.setPoolName("weir");
        config.setJdbcUrl(address(settings.url()));
        config.setUsername(settings.user().orElse(this == H2 ? "weir" : null));
        config.setPassword(settings.password().orElse(this == H2 ? "" : null));
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECT_MILLIS);
        config.setInitializationFailTimeout(1);
        if (this == H2) {
            config.setExceptionOverride(new Closed());
        }
        if (this == POSTGRES) {
            config.addDataSourceProperty("reWriteBatchedInserts", "true");
            config.addDataSourceProperty("tcpKeepAlive", "true");
            config.addDataSourceProperty("connectTimeout", "10");
            config.addDataSourceProperty("ApplicationName", "weir");
        }
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException unopened) {
            throw Faults.of(settings, unopened.getCause() == null ? unopened : unopened.getCause());
        }
    }

    /**
     * H2 closes itself when it could not write, and all its connections are dead from then on. A new one opens the file again: so none
     * of the old ones may go back into the pool.
     */
    private static final class Closed implements SQLExceptionOverride {

        private static final Set<Integer> FOR_GOOD = Set.of(50_000, 90_007, 90_098, 90_121);

        @java.lang.Override
        public Override adjudicate(SQLException failure) {
            return FOR_GOOD.contains(failure.getErrorCode()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
        }
    }
}
