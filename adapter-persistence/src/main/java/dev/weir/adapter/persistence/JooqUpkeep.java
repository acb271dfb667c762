package dev.weir.adapter.persistence;

import static dev.weir.adapter.persistence.schema.Tables.EVENT;
import static dev.weir.adapter.persistence.schema.Tables.EVENT_MESSAGE;
import static dev.weir.adapter.persistence.schema.Tables.LOOP_LAST;
import static dev.weir.adapter.persistence.schema.Tables.NODE;
import static dev.weir.adapter.persistence.schema.Tables.READING;
import static dev.weir.adapter.persistence.schema.Tables.REMOVED_RUN;
import static dev.weir.adapter.persistence.schema.Tables.RUN;
import static dev.weir.adapter.persistence.schema.Tables.STEP_LOG;
import static dev.weir.adapter.persistence.schema.Tables.TICK;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import dev.weir.adapter.persistence.RunRows.Tidied;
import dev.weir.ports.driven.Upkeep;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Records;

/**
 * Removal from a database. A batch counts rows; it holds the log's head, so that no correction meets a run that is half removed, and
 * is small enough not to be in the way for long.
 */
final class JooqUpkeep implements Upkeep {

    private final Transactions transactions;

    JooqUpkeep(Transactions transactions) {
        this.transactions = transactions;
    }

    private record Old(Integer workspace, Long run, Instant created) {}

    @Override
    public int removeRuns(Instant createdBefore, int most) {
        return transactions.write(sql -> {
            Head.lock(sql);
            var old = sql.select(RUN.WORKSPACE_ID, RUN.RUN_ID, RUN.CREATED)
                    .from(RUN)
                    .where(RUN.CREATED.lt(createdBefore))
                    .orderBy(RUN.CREATED)
                    .limit(most)
                    .fetch(Records.mapping(Old::new));
            var rows = 0;
            for (Old run : old) {
                if (rows >= most) {
                    break;
                }
                var events = removeEvents(sql, run, most - rows);
                rows += events;
                if (rows < most) {
                    removeRun(sql, run);
                    rows++;
                }
            }
            return rows;
        });
    }

    private static void removeRun(DSLContext sql, Old run) {
        removeReading(sql, run);
        sql.deleteFrom(RUN)
                .where(RUN.WORKSPACE_ID.eq(run.workspace()), RUN.RUN_ID.eq(run.run()))
                .execute();
        sql.insertInto(REMOVED_RUN)
                .set(REMOVED_RUN.WORKSPACE_ID, run.workspace())
                .set(REMOVED_RUN.RUN_ID, run.run())
                .set(REMOVED_RUN.CREATED, run.created())
                .execute();
    }

    @Override
    public int removeResults(Instant createdBefore, int most) {
        return transactions.write(sql -> {
            Head.lock(sql);
            var old = sql.select(READING.WORKSPACE_ID, READING.RUN_ID, READING.CREATED)
                    .from(READING)
                    .where(READING.CREATED.lt(createdBefore))
                    .orderBy(READING.CREATED)
                    .limit(most)
                    .fetch(Records.mapping(Old::new));
            var rows = 0;
            for (Old run : old) {
                if (rows >= most) {
                    break;
                }
                rows += removeEvents(sql, run, most - rows);
                if (rows < most) {
                    removeReading(sql, run);
                    mark(sql, run, Tidied.RESULTS);
                    rows++;
                }
            }
            return rows;
        });
    }

    /** Removes at most {@code most} events of a run, but for those that are the latest of their nodes. */
    private static int removeEvents(DSLContext sql, Old run, int most) {
        var positions = sql.select(EVENT.POSITION)
                .from(EVENT)
                .join(NODE)
                .on(NODE.ID.eq(EVENT.NODE_ID))
                .where(
                        EVENT.WORKSPACE_ID.eq(run.workspace()),
                        EVENT.RUN_ID.eq(run.run()),
                        NODE.LATEST.isNull().or(NODE.LATEST.ne(EVENT.POSITION)))
                .limit(most)
                .fetch(EVENT.POSITION);
        Portions.each(sql, positions, (seeking, portion) -> {
            seeking.deleteFrom(EVENT_MESSAGE)
                    .where(EVENT_MESSAGE.POSITION.in(portion))
                    .execute();
            seeking.deleteFrom(EVENT).where(EVENT.POSITION.in(portion)).execute();
        });
        return positions.size();
    }

    private static void removeReading(DSLContext sql, Old run) {
        sql.deleteFrom(READING)
                .where(READING.WORKSPACE_ID.eq(run.workspace()), READING.RUN_ID.eq(run.run()))
                .execute();
        removeLogs(sql, run);
    }

    private static int removeLogs(DSLContext sql, Old run) {
        return sql.deleteFrom(STEP_LOG)
                .where(STEP_LOG.WORKSPACE_ID.eq(run.workspace()), STEP_LOG.RUN_ID.eq(run.run()))
                .execute();
    }

    private static void mark(DSLContext sql, Old run, Tidied tidied) {
        sql.update(RUN)
                .set(RUN.TIDIED, tidied.word())
                .where(RUN.WORKSPACE_ID.eq(run.workspace()), RUN.RUN_ID.eq(run.run()))
                .execute();
    }

    @Override
    public int removeLogs(Instant createdBefore, int most) {
        return transactions.write(sql -> {
            Head.lock(sql);
            var old = sql.selectDistinct(STEP_LOG.WORKSPACE_ID, STEP_LOG.RUN_ID, STEP_LOG.CREATED)
                    .from(STEP_LOG)
                    .where(STEP_LOG.CREATED.lt(createdBefore))
                    .orderBy(STEP_LOG.CREATED)
                    .limit(most)
                    .fetch(Records.mapping(Old::new));
            var rows = 0;
            for (Old run : old) {
                if (rows >= most) {
                    break;
                }
                rows += removeLogs(sql, run);
                mark(sql, run, Tidied.LOGS);
            }
            return rows;
        });
    }

    @Override
    public int removeTicks(Instant before, int most) {
        return transactions.write(sql -> {
            List<Long> old = sql.select(TICK.ID)
                    .from(TICK)
                    .where(TICK.STARTED.lt(before))
                    .and(notExists(selectOne().from(LOOP_LAST).where(LOOP_LAST.TICK_ID.eq(TICK.ID))))
                    .limit(most)
                    .fetch(TICK.ID);
            Portions.each(
                    sql,
                    old,
                    (seeking, portion) ->
                            seeking.deleteFrom(TICK).where(TICK.ID.in(portion)).execute());
            return old.size();
        });
    }
}
