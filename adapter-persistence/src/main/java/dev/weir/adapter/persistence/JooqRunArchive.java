package dev.weir.adapter.persistence;

import static dev.weir.adapter.persistence.schema.Tables.EVENT;
import static dev.weir.adapter.persistence.schema.Tables.NODE;
import static dev.weir.adapter.persistence.schema.Tables.READING;
import static dev.weir.adapter.persistence.schema.Tables.RUN;
import static dev.weir.adapter.persistence.schema.Tables.STEP_LOG;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.when;

import dev.weir.domain.asset.ManifestHash;
import dev.weir.domain.event.AssetEvent;
import dev.weir.domain.event.KeptRun;
import dev.weir.domain.event.Logged;
import dev.weir.domain.event.RunReading;
import dev.weir.domain.run.RunFilter;
import dev.weir.domain.run.RunId;
import dev.weir.domain.value.Slice;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.ports.driven.RunArchive;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Every question about what stands in the log of a database. */
final class JooqRunArchive implements RunArchive {

    private final Transactions transactions;

    JooqRunArchive(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Map<String, Logged> latest(WorkspaceName workspace) {
        return ask(workspace, Map.of(), (sql, id) -> {
            var rows = EventRows.rows(EventRows.columns(sql)
                    .from(NODE)
                    .join(EVENT)
                    .on(EVENT.POSITION.eq(NODE.LATEST))
                    .where(NODE.WORKSPACE_ID.eq(id)));
            var latest = new TreeMap<String, Logged>();
            EventRows.read(sql, rows).forEach(logged -> latest.put(node(logged), logged));
            return latest;
        });
    }

    private static String node(Logged logged) {
        return logged.event().header().id().node();
    }

    @Override
    public Slice<Logged> history(WorkspaceName workspace, String node, Slice.Request part) {
        var after = part.cursor().map(Cursor.Moment::read);
        return ask(
                workspace,
                Slice.whole(List.of()),
                (sql, id) -> nodeId(sql, id, node)
                        .map(nodeId -> {
                            var rows = EventRows.rows(EventRows.select(sql)
                                    .where(EVENT.NODE_ID.eq(nodeId), EVENT.STANDS.eq(true))
                                    .and(after.map(JooqRunArchive::older).orElse(noCondition()))
                                    .orderBy(EVENT.HAPPENED.desc(), EVENT.POSITION.desc())
                                    .limit(part.limit() + 1));
                            return Cursor.cut(
                                    EventRows.read(sql, rows),
                                    part,
                                    last -> new Cursor.Moment(
                                            Times.kept(last.event().header().at()), last.position()));
                        })
                        .orElse(Slice.whole(List.of())));
    }

    /** One walk down the node's history in its index, which ends at the first that tells it. */
    @Override
    public Optional<Logged> described(WorkspaceName workspace, String node) {
        return ask(
                workspace,
                Optional.empty(),
                (sql, id) -> nodeId(sql, id, node).flatMap(nodeId -> {
                    var rows = EventRows.rows(EventRows.select(sql)
                            .where(EVENT.NODE_ID.eq(nodeId), EVENT.STANDS.eq(true))
                            .and(EVENT.BODY.like(EventCodec.DESCRIBED))
                            .orderBy(EVENT.HAPPENED.desc(), EVENT.POSITION.desc())
                            .limit(1));
                    return EventRows.read(sql, rows).stream().findFirst();
                }));
    }

    private static Condition older(Cursor.Moment last) {
        return EVENT.HAPPENED.le(last.at()).and(EVENT.HAPPENED.lt(last.at()).or(EVENT.POSITION.lt(last.number())));
    }

    private static Optional<Long> nodeId(DSLContext sql, int workspace, String node) {
        return sql.select(NODE.ID)
                .from(NODE)
                .where(NODE.WORKSPACE_ID.eq(workspace), NODE.UNIQUE_ID.eq(node))
                .fetchOptional(NODE.ID);
    }

    /** One seek in the index for each node: a window over all their histories would read what it then drops. */
    @Override
    public Map<String, List<Logged>> recent(WorkspaceName workspace, Collection<String> nodes, int most) {
        return nodes.isEmpty()
                ? Map.of()
                : ask(workspace, Map.of(), (sql, id) -> {
                    var ids = new ArrayList<Long>();
                    Portions.each(
                            sql,
                            nodes,
                            (seeking, portion) -> ids.addAll(seeking.select(NODE.ID)
                                    .from(NODE)
                                    .where(NODE.WORKSPACE_ID.eq(id), NODE.UNIQUE_ID.in(portion))
                                    .fetch(NODE.ID)));
                    var rows = new ArrayList<EventRows.Row>();
                    for (Long nodeId : ids) {
                        rows.addAll(EventRows.rows(EventRows.select(sql)
                                .where(EVENT.NODE_ID.eq(nodeId), EVENT.STANDS.eq(true))
                                .orderBy(EVENT.HAPPENED.desc(), EVENT.POSITION.desc())
                                .limit(most)));
                    }
                    var recent = new TreeMap<String, List<Logged>>();
                    EventRows.read(sql, rows)
                            .forEach(logged -> recent.computeIfAbsent(node(logged), _ -> new ArrayList<>())
                                    .add(logged));
                    return recent;
                });
    }

    @Override
    public Slice<KeptRun> runs(WorkspaceName workspace, RunFilter filter, Slice.Request part) {
        var below = part.cursor().map(Cursor::number);
        return ask(
                workspace,
                Slice.whole(List.of()),
                (sql, id) -> Cursor.cut(
                        RunRows.select(sql)
                                .where(RUN.WORKSPACE_ID.eq(id))
                                .and(fits(filter))
                                .and(below.map(RUN.RUN_ID::lt).orElse(noCondition()))
                                .orderBy(RUN.RUN_ID.desc())
                                .limit(part.limit() + 1)
                                .fetch(RunRows::kept),
                        part,
                        last -> last.run().id()));
    }

    private static Condition fits(RunFilter filter) {
        var condition = noCondition();
        if (!filter.statuses().isEmpty()) {
            condition = condition.and(RUN.STATUS.in(filter.statuses()));
        }
        if (!filter.keepings().isEmpty()) {
            condition = condition.and(RUN.KEEPING.in(filter.keepings()));
        }
        return condition
                .and(filter.job().map(job -> RUN.JOB_ID.eq(job.value())).orElse(noCondition()))
                .and(filter.category().map(RUN.CATEGORY::eq).orElse(noCondition()))
                .and(filter.from().map(RUN.CREATED::ge).orElse(noCondition()))
                .and(filter.to().map(RUN.CREATED::lt).orElse(noCondition()));
    }

    @Override
    public Optional<KeptRun> run(WorkspaceName workspace, RunId id) {
        return ask(
                workspace,
                Optional.empty(),
                (sql, in) -> RunRows.select(sql)
                        .where(RUN.WORKSPACE_ID.eq(in), RUN.RUN_ID.eq(id.value()))
                        .fetchOptional(RunRows::kept));
    }

    @Override
    public Optional<RunReading> reading(WorkspaceName workspace, RunId id) {
        return transactions.readTogether(sql -> Head.Workspaces.id(sql, workspace)
                .flatMap(in -> sql.select(READING.MANIFEST, READING.BODY)
                        .from(READING)
                        .where(READING.WORKSPACE_ID.eq(in), READING.RUN_ID.eq(id.value()))
                        .fetchOptional(row -> {
                            var stored = Stored.read("reading of run %s".formatted(id), row.value2());
                            return new RunReading(
                                    id,
                                    Optional.ofNullable(row.value1()).map(ManifestHash::new),
                                    ReadingCodec.steps(stored),
                                    events(sql, in, id),
                                    ReadingCodec.losses(stored),
                                    logs(sql, in, id, noCondition()));
                        })));
    }

    private static List<AssetEvent> events(DSLContext sql, int workspace, RunId run) {
        var rows = EventRows.rows(EventRows.select(sql)
                .where(EVENT.WORKSPACE_ID.eq(workspace), EVENT.RUN_ID.eq(run.value()), EVENT.STANDS.eq(true))
                .orderBy(EVENT.PLACE));
        return EventRows.read(sql, rows).stream().map(Logged::event).toList();
    }

    private static List<RunReading.StepLog> logs(DSLContext sql, int workspace, RunId run, Condition which) {
        return sql
                .select(STEP_LOG.STEP, STEP_LOG.BODY)
                .from(STEP_LOG)
                .where(STEP_LOG.WORKSPACE_ID.eq(workspace), STEP_LOG.RUN_ID.eq(run.value()))
                .and(which)
                .orderBy(STEP_LOG.STEP, STEP_LOG.SEQ)
                .fetchGroups(STEP_LOG.STEP, STEP_LOG.BODY)
                .entrySet()
                .stream()
                .map(step -> new RunReading.StepLog(step.getKey(), Packing.unpackText(Packing.joined(step.getValue()))))
                .toList();
    }

    @Override
    public Optional<String> log(WorkspaceName workspace, RunId id, int step) {
        return ask(
                workspace,
                Optional.empty(),
                (sql, in) -> logs(sql, in, id, STEP_LOG.STEP.eq(step)).stream()
                        .map(RunReading.StepLog::text)
                        .findFirst());
    }

    @Override
    public Map<String, Long> completeness(WorkspaceName workspace, Instant from, Instant to) {
        return ask(workspace, Map.of(), (sql, id) -> {
            var standing = when(RUN.KEEPING.eq("listed").and(RUN.ENDED.eq(false)), "open")
                    .otherwise(RUN.KEEPING);
            var counts = new HashMap<String, Long>();
            sql.select(standing, count())
                    .from(RUN)
                    .where(RUN.WORKSPACE_ID.eq(id), RUN.CREATED.ge(from), RUN.CREATED.lt(to))
                    .groupBy(RUN.KEEPING, RUN.ENDED)
                    .forEach(row -> counts.merge(row.value1(), row.value2().longValue(), Long::sum));
            return counts;
        });
    }

    /** Asks about a workspace; one that the log has never met has nothing. */
    private <T> T ask(WorkspaceName workspace, T nothing, BiFunction<DSLContext, Integer, T> question) {
        return transactions.read(sql -> Head.Workspaces.id(sql, workspace)
                .map(id -> question.apply(sql, id))
                .orElse(nothing));
    }
}
