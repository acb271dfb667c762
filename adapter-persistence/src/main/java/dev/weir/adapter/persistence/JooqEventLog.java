package dev.weir.adapter.persistence;

import static dev.weir.adapter.persistence.schema.Tables.CHECKPOINT;
import static dev.weir.adapter.persistence.schema.Tables.EVENT;
import static dev.weir.adapter.persistence.schema.Tables.REMOVED_RUN;
import static dev.weir.adapter.persistence.schema.Tables.RUN;
import static dev.weir.adapter.persistence.schema.Tables.WORKSPACE;
import static org.jooq.impl.DSL.max;

import dev.weir.domain.event.Checkpoint;
import dev.weir.domain.event.KeptRun;
import dev.weir.domain.event.Lane;
import dev.weir.domain.event.Logged;
import dev.weir.domain.event.Observation;
import dev.weir.domain.run.RunId;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.ports.driven.EventLog;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/** The log in a database. {@link Recording} writes it. */
final class JooqEventLog implements EventLog {

    private final Transactions transactions;

    JooqEventLog(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Records what a poll has found and moves its reader on. Repeated, it changes nothing; overtaken, it writes nothing. */
    @Override
    public Recorded record(Observation found) {
        var written = WrittenReading.of(found);
        return transactions.write(sql -> {
            var head = Head.lock(sql);
            var version = Head.Workspaces.id(sql, found.workspace())
                    .map(workspace -> version(sql, workspace, found.next().lane()))
                    .orElse(0L);
            if (version != found.basedOn()) {
                return new Recorded.Overtaken(version);
            }
            var events = new Recording(sql, head, found, written).write();
            return new Recorded.Appended(events, head.position());
        });
    }

    private static long version(DSLContext sql, int workspace, Lane lane) {
        return sql.select(CHECKPOINT.VERSION)
                .from(CHECKPOINT)
                .where(CHECKPOINT.WORKSPACE_ID.eq(workspace), CHECKPOINT.LANE.eq(lane.word()))
                .fetchOptional(CHECKPOINT.VERSION)
                .orElse(0L);
    }

    @Override
    public Optional<Checkpoint> checkpoint(WorkspaceName workspace, Lane lane) {
        return ask(
                workspace,
                Optional.empty(),
                (sql, id) -> sql.select(CHECKPOINT.VERSION, CHECKPOINT.BODY)
                        .from(CHECKPOINT)
                        .where(CHECKPOINT.WORKSPACE_ID.eq(id), CHECKPOINT.LANE.eq(lane.word()))
                        .fetchOptional(
                                row -> ReadingCodec.checkpoint(workspace.value(), lane, row.value1(), row.value2())));
    }

    @Override
    public List<KeptRun> open(WorkspaceName workspace) {
        return ask(
                workspace,
                List.of(),
                (sql, id) -> RunRows.select(sql)
                        .where(RUN.WORKSPACE_ID.eq(id), RUN.ENDED.eq(false), RUN.KEEPING.ne("unavailable"))
                        .orderBy(RUN.RUN_ID)
                        .fetch(RunRows::kept));
    }

    @Override
    public List<KeptRun> due(WorkspaceName workspace, Lane lane, Instant now, int most) {
        return ask(
                workspace,
                List.of(),
                (sql, id) -> RunRows.select(sql)
                        .where(
                                RUN.WORKSPACE_ID.eq(id),
                                RUN.ENDED.eq(true),
                                RUN.KEEPING.in("listed", "waiting"),
                                RUN.LANE.eq(lane.word()),
                                RUN.DUE.isNull().or(RUN.DUE.le(now)))
                        .orderBy(RUN.RUN_ID.desc())
                        .limit(most)
                        .fetch(RunRows::kept));
    }

    @Override
    public Optional<Instant> createdAt(WorkspaceName workspace, RunId run) {
        return ask(
                workspace,
                Optional.empty(),
                (sql, id) -> sql.select(RUN.CREATED)
                        .from(RUN)
                        .where(RUN.WORKSPACE_ID.eq(id), RUN.RUN_ID.eq(run.value()))
                        .fetchOptional(RUN.CREATED)
                        .or(() -> sql.select(REMOVED_RUN.CREATED)
                                .from(REMOVED_RUN)
                                .where(REMOVED_RUN.WORKSPACE_ID.eq(id), REMOVED_RUN.RUN_ID.eq(run.value()))
                                .fetchOptional(REMOVED_RUN.CREATED)));
    }

    @Override
    public Optional<RunId> newestCreatedBefore(WorkspaceName workspace, Instant created) {
        return ask(
                workspace,
                Optional.empty(),
                (sql, id) -> Stream.of(
                                sql.select(max(RUN.RUN_ID))
                                        .from(RUN)
                                        .where(RUN.WORKSPACE_ID.eq(id), RUN.CREATED.lt(created))
                                        .fetchOptional(0, Long.class),
                                sql.select(max(REMOVED_RUN.RUN_ID))
                                        .from(REMOVED_RUN)
                                        .where(REMOVED_RUN.WORKSPACE_ID.eq(id), REMOVED_RUN.CREATED.lt(created))
                                        .fetchOptional(0, Long.class))
                        .flatMap(Optional::stream)
                        .max(Long::compare)
                        .map(RunId::new));
    }

    @Override
    public Set<RunId> known(WorkspaceName workspace, Collection<RunId> runs) {
        return runs.isEmpty()
                ? Set.of()
                : ask(workspace, Set.of(), (sql, id) -> {
                    var known = new HashSet<RunId>();
                    var wanted = RunRows.values(runs);
                    Portions.each(sql, wanted, (seeking, portion) -> {
                        seeking.select(RUN.RUN_ID)
                                .from(RUN)
                                .where(RUN.WORKSPACE_ID.eq(id), RUN.RUN_ID.in(portion))
                                .forEach(row -> known.add(new RunId(row.value1())));
                        seeking.select(REMOVED_RUN.RUN_ID)
                                .from(REMOVED_RUN)
                                .where(REMOVED_RUN.WORKSPACE_ID.eq(id), REMOVED_RUN.RUN_ID.in(portion))
                                .forEach(row -> known.add(new RunId(row.value1())));
                    });
                    return Set.copyOf(known);
                });
    }

    @Override
    public long head() {
        return transactions.read(Head::position);
    }

    @Override
    public List<Logged> since(long position, int most) {
        return transactions.read(sql -> EventRows.read(
                sql,
                EventRows.rows(EventRows.select(sql)
                        .where(EVENT.POSITION.gt(position))
                        .orderBy(EVENT.POSITION)
                        .limit(most))));
    }

    @Override
    public List<Moved> moved(long position, int most) {
        return transactions.read(sql -> sql.select(RUN.CHANGED, WORKSPACE.NAME, RUN.RUN_ID)
                .from(RUN)
                .join(WORKSPACE)
                .on(WORKSPACE.ID.eq(RUN.WORKSPACE_ID))
                .where(RUN.CHANGED.gt(position))
                .orderBy(RUN.CHANGED, RUN.RUN_ID)
                .limit(most)
                .fetch(row -> new Moved(row.value1(), new WorkspaceName(row.value2()), new RunId(row.value3()))));
    }

    /** Asks about a workspace; one that the log has never met has nothing. */
    private <T> T ask(WorkspaceName workspace, T nothing, BiFunction<DSLContext, Integer, T> question) {
        return transactions.read(sql -> Head.Workspaces.id(sql, workspace)
                .map(id -> question.apply(sql, id))
                .orElse(nothing));
    }
}
