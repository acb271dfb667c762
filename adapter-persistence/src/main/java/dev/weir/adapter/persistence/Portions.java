package dev.weir.adapter.persistence;

import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.ParamCastMode;
import org.jooq.impl.DSL;

/**
 * Many keys, a portion at a time. H2 seeks each key of a list in the index and then holds the row that it finds against the whole list
 * again, so that 10,000 keys at once take half a minute, and 10,000 in portions a part of a second. It does so only as long as nothing
 * stands around the keys: with a cast around each, as jOOQ writes it, and a second condition it goes through all of the table, for
 * every portion (measured with 2.5.252).
 */
final class Portions {

    private static final int SIZE = 200;

    private Portions() {}

    /** Asks or does something with each portion, with a context that writes keys as they are; nothing without keys. */
    static <T> void each(DSLContext sql, Collection<T> keys, BiConsumer<DSLContext, List<T>> deed) {
        var all = List.copyOf(keys);
        var seeking = all.isEmpty() ? sql : seeking(sql);
        for (int from = 0; from < all.size(); from += SIZE) {
            deed.accept(seeking, all.subList(from, Math.min(all.size(), from + SIZE)));
        }
    }

    /** PostgreSQL has to be told the type of some parameters, and seeks in either case. */
    private static DSLContext seeking(DSLContext sql) {
        if (sql.family() != SQLDialect.H2) {
            return sql;
        }
        var bare = DSL.using(sql.configuration().derive(sql.settings()));
        bare.settings().setParamCastMode(ParamCastMode.NEVER);
        return bare;
    }
}
