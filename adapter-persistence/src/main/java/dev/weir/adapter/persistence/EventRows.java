package dev.weir.adapter.persistence;

import static dev.weir.adapter.persistence.schema.Tables.EVENT;
import static dev.weir.adapter.persistence.schema.Tables.EVENT_MESSAGE;
import static dev.weir.adapter.persistence.schema.Tables.NODE;
import static dev.weir.adapter.persistence.schema.Tables.WORKSPACE;

import dev.weir.domain.event.EventId;
import dev.weir.domain.event.Logged;
import dev.weir.domain.run.RunId;
import dev.weir.domain.value.WorkspaceName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record11;
import org.jooq.Records;
import org.jooq.ResultQuery;
import org.jooq.SelectJoinStep;
import org.jooq.SelectSelectStep;

/** Rows of the log as events. Names of nodes and long messages are looked up beside, so that each query has one obvious plan. */
final class EventRows {

    private EventRows() {}

    /** A row as it stands. */
    record Row(
            Long position,
            Integer workspace,
            Long run,
            Long node,
            Integer step,
            Integer ordinal,
            Instant happened,
            Instant recorded,
            Boolean counts,
            Boolean news,
            String body) {}

    static SelectJoinStep<
                    Record11<Long, Integer, Long, Long, Integer, Integer, Instant, Instant, Boolean, Boolean, String>>
            select(DSLContext sql) {
        return columns(sql).from(EVENT);
    }

    static SelectSelectStep<
                    Record11<Long, Integer, Long, Long, Integer, Integer, Instant, Instant, Boolean, Boolean, String>>
            columns(DSLContext sql) {
        return sql.select(
                EVENT.POSITION,
                EVENT.WORKSPACE_ID,
                EVENT.RUN_ID,
                EVENT.NODE_ID,
                EVENT.STEP,
                EVENT.ORDINAL,
                EVENT.HAPPENED,
                EVENT.RECORDED,
                EVENT.COUNTS,
                EVENT.NEWS,
                EVENT.BODY);
    }

    static List<Row> rows(
            ResultQuery<
                            Record11<
                                    Long,
                                    Integer,
                                    Long,
                                    Long,
                                    Integer,
                                    Integer,
                                    Instant,
                                    Instant,
                                    Boolean,
                                    Boolean,
                                    String>>
                    query) {
        return query.fetch(Records.mapping(Row::new));
    }

    static List<Logged> read(DSLContext sql, List<Row> rows) {
        var nodes = names(sql, rows.stream().map(Row::node).distinct().toList());
        var messages = longMessages(sql, rows);
        var read = new ArrayList<Logged>(rows.size());
        for (Row row : rows) {
            var node = Optional.ofNullable(nodes.get(row.node()))
                    .orElseThrow(() -> Stored.damaged(
                            "event at position " + row.position(), "its node has no row", Optional.empty()));
            var id = new EventId(node.workspace(), new RunId(row.run()), row.step(), node.uniqueId(), row.ordinal());
            var event = EventCodec.read(
                    id, row.happened(), row.counts(), row.body(), Optional.ofNullable(messages.get(row.position())));
            read.add(new Logged(
                    row.position(), event, row.recorded(), row.news() ? Logged.News.NEWS : Logged.News.HISTORY));
        }
        return read;
    }

    private record Name(WorkspaceName workspace, String uniqueId) {}

    private static Map<Long, Name> names(DSLContext sql, Collection<Long> ids) {
        var names = new HashMap<Long, Name>();
        if (ids.isEmpty()) {
            return names;
        }
        var workspaces = sql.select(WORKSPACE.ID, WORKSPACE.NAME)
                .from(WORKSPACE)
                .fetchMap(WORKSPACE.ID, row -> new WorkspaceName(row.value2()));
        Portions.each(
                sql,
                ids,
                (seeking, portion) -> seeking.select(NODE.ID, NODE.WORKSPACE_ID, NODE.UNIQUE_ID)
                        .from(NODE)
                        .where(NODE.ID.in(portion))
                        .forEach(row -> {
                            var workspace = workspaces.get(row.value2());
                            if (workspace != null) {
                                names.put(row.value1(), new Name(workspace, row.value3()));
                            }
                        }));
        return names;
    }

    private static Map<Long, String> longMessages(DSLContext sql, List<Row> rows) {
        var positions = rows.stream()
                .filter(row -> EventCodec.hasLongMessage(row.body()))
                .map(Row::position)
                .toList();
        var messages = new HashMap<Long, String>();
        Portions.each(
                sql,
                positions,
                (seeking, portion) -> seeking.select(EVENT_MESSAGE.POSITION, EVENT_MESSAGE.BODY)
                        .from(EVENT_MESSAGE)
                        .where(EVENT_MESSAGE.POSITION.in(portion))
                        .orderBy(EVENT_MESSAGE.POSITION, EVENT_MESSAGE.SEQ)
                        .fetchGroups(EVENT_MESSAGE.POSITION, EVENT_MESSAGE.BODY)
                        .forEach((position, pieces) ->
                                messages.put(position, Packing.unpackText(Packing.joined(pieces)))));
        return messages;
    }
}
