package dev.weir.adapter.persistence;

import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/** Every deed in a transaction of its own, and every failure in our words. */
final class Transactions {

    private final DSLContext sql;
    private final StorageSettings settings;

    Transactions(DataSource source, StorageSettings settings) {
        this.settings = settings;
        this.sql = DSL.using(
                source,
                Database.of(settings).dialect(),
                new Settings().withExecuteLogging(false).withRenderSchema(false).withRenderCatalog(false));
    }

    /** Changes something: all of it stands afterwards, or nothing. */
    <T> T write(Function<DSLContext, T> deed) {
        try {
            return sql.transactionResult(inside -> deed.apply(inside.dsl()));
        } catch (DataAccessException failure) {
            throw Faults.of(settings, failure);
        }
    }

    /** Asks one question, or several that need not fit together to the moment. */
    <T> T read(Function<DSLContext, T> question) {
        try {
            return question.apply(sql);
        } catch (DataAccessException failure) {
            throw Faults.of(settings, failure);
        }
    }

    /** Asks several questions of one state of the store. */
    <T> T readTogether(Function<DSLContext, T> questions) {
        return write(questions);
    }
}
