package dev.weir.adapter.persistence;

import static dev.weir.adapter.persistence.schema.Tables.CHECKPOINT;
import static dev.weir.adapter.persistence.schema.Tables.READING;
import static dev.weir.adapter.persistence.schema.Tables.REMOVED_RUN;
import static dev.weir.adapter.persistence.schema.Tables.RUN;
import static dev.weir.adapter.persistence.schema.Tables.STEP_LOG;

import dev.weir.adapter.persistence.RunRows.Tidied;
import dev.weir.domain.asset.ManifestHash;
import dev.weir.domain.event.KeptRun;
import dev.weir.domain.event.Lane;
import dev.weir.domain.event.Observation;
import dev.weir.domain.event.RunReading;
import dev.weir.domain.run.RunId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Query;

/** One record, inside its transaction and behind the log's head: nobody else writes runs, readings or events meanwhile. */
final class Recording {

    private final DSLContext sql;
    private final Head head;
    private final Observation found;
    private final List<WrittenReading> readings;
    private final int workspace;

    Recording(DSLContext sql, Head head, Observation found, List<WrittenReading> readings) {
        this.sql = sql;
        this.head = head;
        this.found = found;
        this.readings = readings;
        this.workspace = head.workspace(found.workspace());
    }

    /** Writes everything, and says how many events were new. */
    int write() {
        var ids = new HashSet<RunId>();
        found.runs().forEach(kept -> ids.add(kept.run().id()));
        readings.forEach(written -> ids.add(written.reading().run()));
        var known = RunRows.byId(sql, workspace, ids);
        var removed = removed(ids);

        var met = new LinkedHashMap<RunId, KeptRun>();
        var seenAgain = new LinkedHashMap<RunId, KeptRun>();
        for (KeptRun sight : found.runs()) {
            var id = sight.run().id();
            var row = known.get(id);
            if (removed.contains(id)) {
                continue;
            }
            if (row == null) {
                met.merge(id, sight, KeptRun::seenAgain);
                continue;
            }
            var before = seenAgain.getOrDefault(id, row.kept());
            var after = before.seenAgain(sight);
            if (!after.equals(before)) {
                seenAgain.put(id, after);
            }
        }
        var changed = changedReadings(known, met, removed);
        var events = new EventWriting(sql, head, workspace, found.at()).write(changed);
        if (!met.isEmpty() || !seenAgain.isEmpty() || !changed.isEmpty()) {
            var position = head.moveOn();
            RunRows.insert(sql, workspace, met.values(), position);
            RunRows.update(sql, workspace, seenAgain.values(), position);
            changed.forEach(change -> write(change, createdOf(change.run(), known, met)));
            markChanged(changed, position);
            head.write();
        }
        moveReader();
        return events;
    }

    /** A reading that says something new. {@code fresh}: the run was never read; {@code news}: what is new in it is news. */
    record Change(WrittenReading written, boolean fresh, boolean news, Tidied tidied) {
        RunId run() {
            return written.reading().run();
        }
    }

    private List<Change> changedReadings(Map<RunId, RunRows.Row> known, Map<RunId, KeptRun> met, Set<RunId> removed) {
        var before = new HashMap<RunId, byte[]>();
        var ids = readings.stream().map(written -> written.reading().run()).toList();
        Portions.each(
                sql,
                RunRows.values(ids),
                (seeking, portion) -> seeking.select(READING.RUN_ID, READING.FINGERPRINT)
                        .from(READING)
                        .where(READING.WORKSPACE_ID.eq(workspace), READING.RUN_ID.in(portion))
                        .forEach(row -> before.put(new RunId(row.value1()), row.value2())));
        var changed = new LinkedHashMap<RunId, Change>();
        for (WrittenReading written : readings) {
            var id = written.reading().run();
            if (removed.contains(id)) {
                continue;
            }
            var row = known.get(id);
            if (row == null && !met.containsKey(id)) {
                throw new IllegalArgumentException("a reading of run %s, which has no row".formatted(id));
            }
            var tidied = row == null ? Tidied.NOTHING : row.tidied();
            var print = before.get(id);
            if (tidied == Tidied.RESULTS || (print != null && written.saysTheSameAs(print, tidied))) {
                continue;
            }
            var settled = row != null && row.kept().keeping().settled();
            var news = found.next().lane() == Lane.LIVE && !settled;
            changed.put(id, new Change(written, print == null, news, tidied));
        }
        return List.copyOf(changed.values());
    }

    private Set<RunId> removed(Set<RunId> ids) {
        var removed = new HashSet<RunId>();
        Portions.each(
                sql,
                RunRows.values(ids),
                (seeking, portion) -> seeking.select(REMOVED_RUN.RUN_ID)
                        .from(REMOVED_RUN)
                        .where(REMOVED_RUN.WORKSPACE_ID.eq(workspace), REMOVED_RUN.RUN_ID.in(portion))
                        .forEach(row -> removed.add(new RunId(row.value1()))));
        return removed;
    }

    private static Instant createdOf(RunId id, Map<RunId, RunRows.Row> known, Map<RunId, KeptRun> met) {
        var row = known.get(id);
        var kept = row == null ? met.get(id) : row.kept();
        if (kept == null) {
            throw new IllegalStateException("run %s was met neither now nor before".formatted(id));
        }
        return RunRows.created(kept);
    }

    private void write(Change change, Instant created) {
        var id = change.run().value();
        var manifest =
                change.written().reading().manifest().map(ManifestHash::value).orElse(null);
        if (change.fresh()) {
            sql.insertInto(READING)
                    .set(READING.WORKSPACE_ID, workspace)
                    .set(READING.RUN_ID, id)
                    .set(READING.CREATED, created)
                    .set(READING.MANIFEST, manifest)
                    .set(READING.FINGERPRINT, change.written().fingerprint())
                    .set(READING.BODY, change.written().body())
                    .execute();
        } else {
            sql.update(READING)
                    .set(READING.MANIFEST, manifest)
                    .set(READING.FINGERPRINT, change.written().fingerprint())
                    .set(READING.BODY, change.written().body())
                    .where(READING.WORKSPACE_ID.eq(workspace), READING.RUN_ID.eq(id))
                    .execute();
            sql.deleteFrom(STEP_LOG)
                    .where(STEP_LOG.WORKSPACE_ID.eq(workspace), STEP_LOG.RUN_ID.eq(id))
                    .execute();
        }
        if (change.tidied() == Tidied.NOTHING) {
            change.written().reading().logs().forEach(log -> write(id, created, log));
        }
    }

    private void write(long run, Instant created, RunReading.StepLog log) {
        var pieces = Packing.pieces(Packing.pack(log.text()));
        for (var seq = 0; seq < pieces.size(); seq++) {
            sql.insertInto(STEP_LOG)
                    .set(STEP_LOG.WORKSPACE_ID, workspace)
                    .set(STEP_LOG.RUN_ID, run)
                    .set(STEP_LOG.STEP, log.step())
                    .set(STEP_LOG.SEQ, seq)
                    .set(STEP_LOG.CREATED, created)
                    .set(STEP_LOG.BODY, pieces.get(seq))
                    .execute();
        }
    }

    private void markChanged(List<Change> changed, long position) {
        var marks = new ArrayList<Query>();
        for (Change change : changed) {
            marks.add(sql.update(RUN)
                    .set(RUN.CHANGED, position)
                    .where(
                            RUN.WORKSPACE_ID.eq(workspace),
                            RUN.RUN_ID.eq(change.run().value())));
        }
        sql.batch(marks).execute();
    }

    private void moveReader() {
        var lane = found.next().lane().word();
        var body = ReadingCodec.write(found.next());
        var moved = sql.update(CHECKPOINT)
                .set(CHECKPOINT.VERSION, found.basedOn() + 1)
                .set(CHECKPOINT.BODY, body)
                .where(CHECKPOINT.WORKSPACE_ID.eq(workspace), CHECKPOINT.LANE.eq(lane))
                .execute();
        if (moved == 0) {
            sql.insertInto(CHECKPOINT)
                    .set(CHECKPOINT.WORKSPACE_ID, workspace)
                    .set(CHECKPOINT.LANE, lane)
                    .set(CHECKPOINT.VERSION, found.basedOn() + 1)
                    .set(CHECKPOINT.BODY, body)
                    .execute();
        }
    }
}
