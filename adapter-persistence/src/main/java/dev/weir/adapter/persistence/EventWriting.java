package dev.weir.adapter.persistence;

import static dev.weir.adapter.persistence.schema.Tables.EVENT;
import static dev.weir.adapter.persistence.schema.Tables.EVENT_MESSAGE;
import static dev.weir.adapter.persistence.schema.Tables.NODE;

import dev.weir.adapter.persistence.WrittenReading.EventKey;
import dev.weir.adapter.persistence.WrittenReading.WrittenEvent;
import dev.weir.domain.run.RunId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;

/**
 * Appends what readings say anew, takes back what they no longer say, and keeps the latest event of every node right. Behind the
 * log's head.
 */
final class EventWriting {

    private final DSLContext sql;
    private final Head head;
    private final int workspace;
    private final Instant at;
    private final Nodes nodes;

    private final List<Appended> appended = new ArrayList<>();
    private final List<Standing> withdrawn = new ArrayList<>();
    private final Map<Long, Integer> moved = new HashMap<>();

    EventWriting(DSLContext sql, Head head, int workspace, Instant at) {
        this.sql = sql;
        this.head = head;
        this.workspace = workspace;
        this.at = Times.kept(at);
        this.nodes = new Nodes(sql, head, workspace);
    }

    private record Appended(long position, RunId run, int place, boolean news, WrittenEvent event) {}

    /** An event of an earlier reading of the same run. */
    private record Standing(
            Long position,
            Long node,
            Integer step,
            Integer ordinal,
            Integer place,
            Instant happened,
            Boolean counts,
            String body,
            String uniqueId) {
        EventKey key() {
            return new EventKey(step, ordinal, uniqueId);
        }

        boolean says(WrittenEvent event) {
            return happened.equals(event.happened()) && counts == event.counts() && body.equals(event.body());
        }
    }

    int write(List<Recording.Change> changes) {
        for (var change : changes) {
            compare(change, change.fresh() ? Map.of() : standing(change.run()));
        }
        if (appended.isEmpty() && withdrawn.isEmpty() && moved.isEmpty()) {
            return 0;
        }
        nodes.load(appended, withdrawn);
        takeBack();
        var latest = new Latest(sql, nodes, withdrawnPositions());
        appended.stream()
                .filter(each -> each.event().counts())
                .forEach(each ->
                        latest.offer(each.event().key().node(), each.event().happened(), each.position()));
        nodes.insertNew();
        insert();
        latest.write();
        return appended.size();
    }

    private Map<EventKey, Standing> standing(RunId run) {
        var standing = new HashMap<EventKey, Standing>();
        sql.select(
                        EVENT.POSITION,
                        EVENT.NODE_ID,
                        EVENT.STEP,
                        EVENT.ORDINAL,
                        EVENT.PLACE,
                        EVENT.HAPPENED,
                        EVENT.COUNTS,
                        EVENT.BODY,
                        NODE.UNIQUE_ID)
                .from(EVENT)
                .join(NODE)
                .on(NODE.ID.eq(EVENT.NODE_ID))
                .where(EVENT.WORKSPACE_ID.eq(workspace), EVENT.RUN_ID.eq(run.value()), EVENT.STANDS.eq(true))
                .fetch(Records.mapping(Standing::new))
                .forEach(each -> standing.put(each.key(), each));
        return standing;
    }

    private void compare(Recording.Change change, Map<EventKey, Standing> before) {
        var gone = new HashMap<>(before);
        var place = 0;
        var seen = new HashSet<EventKey>();
        for (WrittenEvent event : change.written().events()) {
            if (!seen.add(event.key())) {
                continue;
            }
            var known = before.get(event.key());
            if (known != null && known.says(event)) {
                gone.remove(event.key());
                if (known.place() != place) {
                    moved.put(known.position(), place);
                }
            } else {
                appended.add(
                        new Appended(head.nextPosition(), change.run(), place, change.news() && known == null, event));
            }
            place++;
        }
        withdrawn.addAll(gone.values());
    }

    private Set<Long> withdrawnPositions() {
        var positions = new HashSet<Long>();
        withdrawn.forEach(each -> positions.add(each.position()));
        return positions;
    }

    private void takeBack() {
        Portions.each(
                sql,
                withdrawnPositions(),
                (seeking, portion) -> seeking.update(EVENT)
                        .set(EVENT.STANDS, false)
                        .where(EVENT.POSITION.in(portion))
                        .execute());
        if (!moved.isEmpty()) {
            var rows = new ArrayList<@Nullable Object[]>();
            moved.forEach((position, place) -> rows.add(new @Nullable Object[] {place, position}));
            Batches.update(sql, EVENT, List.of(EVENT.PLACE), EVENT.POSITION, rows);
        }
    }

    private void insert() {
        if (appended.isEmpty()) {
            return;
        }
        var rows = new ArrayList<Object[]>(appended.size());
        for (var each : appended) {
            var event = each.event();
            rows.add(new Object[] {
                each.position(),
                workspace,
                each.run().value(),
                nodes.id(event.key().node()),
                event.key().step(),
                event.key().ordinal(),
                each.place(),
                event.happened(),
                at,
                event.counts(),
                each.news(),
                true,
                event.body()
            });
        }
        Batches.insert(
                sql,
                EVENT,
                List.of(
                        EVENT.POSITION,
                        EVENT.WORKSPACE_ID,
                        EVENT.RUN_ID,
                        EVENT.NODE_ID,
                        EVENT.STEP,
                        EVENT.ORDINAL,
                        EVENT.PLACE,
                        EVENT.HAPPENED,
                        EVENT.RECORDED,
                        EVENT.COUNTS,
                        EVENT.NEWS,
                        EVENT.STANDS,
                        EVENT.BODY),
                rows);
        appended.stream()
                .filter(each -> EventCodec.hasLongMessage(each.event().event()))
                .forEach(this::insertMessage);
    }

    private void insertMessage(Appended each) {
        var message = each.event().event().header().message().orElse("");
        var pieces = Packing.pieces(Packing.pack(message));
        for (var seq = 0; seq < pieces.size(); seq++) {
            sql.insertInto(EVENT_MESSAGE)
                    .set(EVENT_MESSAGE.POSITION, each.position())
                    .set(EVENT_MESSAGE.SEQ, seq)
                    .set(EVENT_MESSAGE.BODY, pieces.get(seq))
                    .execute();
        }
    }

    /** The rows of nodes that this record names. */
    static final class Nodes {

        /** More than these, and it is quicker to read all nodes of the workspace than to seek each. */
        private static final int MANY = 2_000;

        private final DSLContext sql;
        private final Head head;
        private final int workspace;
        private final Map<String, Node> byUniqueId = new HashMap<>();
        private final List<Node> made = new ArrayList<>();

        /** {@code latest} and its time are empty for a node without an event that counts. */
        record Node(long id, String uniqueId, Optional<Long> latest, Optional<Instant> latestAt) {}

        Nodes(DSLContext sql, Head head, int workspace) {
            this.sql = sql;
            this.head = head;
            this.workspace = workspace;
        }

        private void load(List<Appended> appended, List<Standing> withdrawn) {
            var wanted = new HashSet<String>();
            appended.forEach(each -> wanted.add(each.event().key().node()));
            withdrawn.forEach(each -> wanted.add(each.uniqueId()));
            if (wanted.size() > MANY) {
                find(sql, NODE.WORKSPACE_ID.eq(workspace));
                byUniqueId.keySet().retainAll(wanted);
            } else {
                Portions.each(
                        sql,
                        wanted,
                        (seeking, portion) ->
                                find(seeking, NODE.WORKSPACE_ID.eq(workspace).and(NODE.UNIQUE_ID.in(portion))));
            }
            for (var each : appended) {
                byUniqueId.computeIfAbsent(each.event().key().node(), uniqueId -> {
                    var node = new Node(head.nextNode(), uniqueId, Optional.empty(), Optional.empty());
                    made.add(node);
                    return node;
                });
            }
        }

        private void find(DSLContext asked, Condition which) {
            asked.select(NODE.ID, NODE.UNIQUE_ID, NODE.LATEST, NODE.LATEST_AT)
                    .from(NODE)
                    .where(which)
                    .forEach(row -> byUniqueId.put(
                            row.value2(),
                            new Node(
                                    row.value1(),
                                    row.value2(),
                                    Optional.ofNullable(row.value3()),
                                    Optional.ofNullable(row.value4()))));
        }

        Iterable<Node> all() {
            return byUniqueId.values();
        }

        long id(String uniqueId) {
            var node = byUniqueId.get(uniqueId);
            if (node == null) {
                throw new IllegalStateException("node %s was not loaded".formatted(uniqueId));
            }
            return node.id();
        }

        private void insertNew() {
            Batches.insert(
                    sql,
                    NODE,
                    List.of(NODE.ID, NODE.WORKSPACE_ID, NODE.UNIQUE_ID),
                    made.stream()
                            .map(node -> new Object[] {node.id(), workspace, node.uniqueId()})
                            .toList());
        }
    }
}
