package dev.weir.adapter.persistence;

import static dev.weir.adapter.persistence.schema.Tables.EVENT;
import static dev.weir.adapter.persistence.schema.Tables.NODE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;

/** Which event is each node's latest after a record: by the time at which it happened, then by its place in the log. */
final class Latest {

    private final DSLContext sql;
    private final Map<String, Standing> standing = new HashMap<>();

    /** {@code lost}: the latest was taken back, so the log must be asked which one is it now. */
    private record Standing(
            long node, @Nullable Long position, @Nullable Instant at, boolean lost, boolean changed) {

        boolean yieldsTo(Instant happened, long later) {
            return position == null || at == null || happened.isAfter(at) || (happened.equals(at) && later > position);
        }
    }

    Latest(DSLContext sql, EventWriting.Nodes nodes, Set<Long> withdrawn) {
        this.sql = sql;
        for (var node : nodes.all()) {
            var lost = node.latest().map(withdrawn::contains).orElse(false);
            standing.put(
                    node.uniqueId(),
                    new Standing(
                            node.id(),
                            node.latest().orElse(null),
                            node.latestAt().orElse(null),
                            lost,
                            lost));
        }
    }

    /** An event that counts and is being appended. */
    void offer(String node, Instant happened, long position) {
        standing.computeIfPresent(
                node,
                (_, known) -> known.lost() || known.yieldsTo(happened, position)
                        ? new Standing(known.node(), position, happened, known.lost(), true)
                        : known);
    }

    /** Writes what changed; after the events were written. */
    void write() {
        var rows = new ArrayList<@Nullable Object[]>();
        for (var each : standing.values()) {
            if (each.lost()) {
                var found = newest(each.node());
                rows.add(new @Nullable Object[] {
                    found.map(Newest::position).orElse(null),
                    found.map(Newest::happened).orElse(null),
                    each.node()
                });
            } else if (each.changed()) {
                rows.add(new @Nullable Object[] {each.position(), each.at(), each.node()});
            }
        }
        Batches.update(sql, NODE, List.of(NODE.LATEST, NODE.LATEST_AT), NODE.ID, rows);
    }

    private record Newest(Long position, Instant happened) {}

    private Optional<Newest> newest(long node) {
        return sql.select(EVENT.POSITION, EVENT.HAPPENED)
                .from(EVENT)
                .where(EVENT.NODE_ID.eq(node), EVENT.COUNTS.eq(true), EVENT.STANDS.eq(true))
                .orderBy(EVENT.HAPPENED.desc(), EVENT.POSITION.desc())
                .limit(1)
                .fetchOptional(Records.mapping(Newest::new));
    }
}
