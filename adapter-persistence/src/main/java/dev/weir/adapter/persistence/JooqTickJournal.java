package dev.weir.adapter.persistence;

import static dev.weir.adapter.persistence.schema.Tables.LOOP_LAST;
import static dev.weir.adapter.persistence.schema.Tables.TICK;
import static org.jooq.impl.DSL.noCondition;

import dev.weir.domain.tick.Tick;
import dev.weir.domain.value.Slice;
import dev.weir.ports.driven.TickJournal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record5;
import org.jooq.Records;
import org.jooq.SelectJoinStep;

/** The journal in a database. */
final class JooqTickJournal implements TickJournal {

    private final Transactions transactions;

    JooqTickJournal(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void note(Tick tick) {
        transactions.jot(sql -> {
            sql.select(LOOP_LAST.TICK_ID)
                    .from(LOOP_LAST)
                    .where(LOOP_LAST.LOOP_NAME.eq(tick.loop()))
                    .forUpdate()
                    .fetchOptional(LOOP_LAST.TICK_ID)
                    .ifPresent(last -> sql.deleteFrom(TICK)
                            .where(TICK.ID.eq(last), TICK.OUTCOME.eq("idle"))
                            .execute());
            var id = sql.insertInto(TICK)
                    .set(TICK.LOOP_NAME, tick.loop())
                    .set(TICK.STARTED, Times.kept(tick.at()))
                    .set(TICK.TOOK_NANOS, tick.took().toNanos())
                    .set(TICK.OUTCOME, tick.outcome().word())
                    .set(TICK.BODY, TickCodec.write(tick.outcome()))
                    .returningResult(TICK.ID)
                    .fetchSingle(TICK.ID);
            return sql.insertInto(LOOP_LAST)
                    .set(LOOP_LAST.LOOP_NAME, tick.loop())
                    .set(LOOP_LAST.TICK_ID, id)
                    .onConflict(LOOP_LAST.LOOP_NAME)
                    .doUpdate()
                    .set(LOOP_LAST.TICK_ID, id)
                    .execute();
        });
    }

    /** A row as it stands. */
    private record Noted(Long id, String loop, Instant started, Long took, String body) {

        Tick tick() {
            return new Tick(loop, started, Duration.ofNanos(took), TickCodec.read("tick " + id, body));
        }
    }

    private static SelectJoinStep<Record5<Long, String, Instant, Long, String>> select(DSLContext sql) {
        return sql.select(TICK.ID, TICK.LOOP_NAME, TICK.STARTED, TICK.TOOK_NANOS, TICK.BODY)
                .from(TICK);
    }

    @Override
    public List<Tick> last() {
        return transactions.read(sql -> select(sql)
                .join(LOOP_LAST)
                .on(LOOP_LAST.TICK_ID.eq(TICK.ID))
                .orderBy(LOOP_LAST.LOOP_NAME)
                .fetch(Records.mapping(Noted::new))
                .stream()
                .map(Noted::tick)
                .toList());
    }

    @Override
    public Slice<Tick> ticks(Optional<String> loop, Slice.Request part) {
        var below = part.cursor().map(Cursor::number);
        return transactions.read(sql -> {
            var noted = select(sql)
                    .where(loop.map(TICK.LOOP_NAME::eq).orElse(noCondition()))
                    .and(below.map(TICK.ID::lt).orElse(noCondition()))
                    .orderBy(TICK.ID.desc())
                    .limit(part.limit() + 1)
                    .fetch(Records.mapping(Noted::new));
            var cut = Cursor.cut(noted, part, Noted::id);
            return new Slice<>(cut.items().stream().map(Noted::tick).toList(), cut.next());
        });
    }
}
