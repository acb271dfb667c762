package dev.weir.adapter.persistence;

import static dev.weir.adapter.persistence.schema.Tables.RUN;

import dev.weir.domain.event.Keeping;
import dev.weir.domain.event.KeptRun;
import dev.weir.domain.run.RunId;
import dev.weir.domain.workspace.JobId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jspecify.annotations.Nullable;

/** Rows of runs as kept runs, and back. Columns beside the body are what queries ask for. */
final class RunRows {

    private RunRows() {}

    /** What of a run was removed, and is not taken in again. */
    enum Tidied {
        NOTHING,
        LOGS,
        RESULTS;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record Row(KeptRun kept, Tidied tidied) {}

    static SelectJoinStep<? extends Record> select(DSLContext sql) {
        return sql.select(RUN.WORKSPACE_ID, RUN.RUN_ID, RUN.LANE, RUN.TIDIED, RUN.BODY, RUN.PREVIEW)
                .from(RUN);
    }

    static List<KeptRun> read(DSLContext sql, Condition condition, Field<?>... order) {
        return select(sql).where(condition).orderBy(order).fetch(RunRows::kept);
    }

    static KeptRun kept(Record row) {
        var place = "run %d".formatted(row.get(RUN.RUN_ID));
        var preview = row.get(RUN.PREVIEW);
        return RunCodec.read(
                place,
                RunCodec.lane(row.get(RUN.LANE)),
                row.get(RUN.BODY),
                preview == null ? List.of() : RunCodec.preview(place, preview));
    }

    static Map<RunId, Row> byId(DSLContext sql, int workspace, Collection<RunId> ids) {
        var rows = new HashMap<RunId, Row>();
        Portions.each(
                sql,
                values(ids),
                (seeking, portion) -> select(seeking)
                        .where(RUN.WORKSPACE_ID.eq(workspace), RUN.RUN_ID.in(portion))
                        .forEach(row -> rows.put(new RunId(row.get(RUN.RUN_ID)), new Row(kept(row), tidied(row)))));
        return rows;
    }

    private static Tidied tidied(Record row) {
        return switch (row.get(RUN.TIDIED)) {
            case "nothing" -> Tidied.NOTHING;
            case "logs" -> Tidied.LOGS;
            default -> Tidied.RESULTS;
        };
    }

    static List<Long> values(Collection<RunId> ids) {
        return ids.stream().map(RunId::value).toList();
    }

    /** A new row of each of these. */
    static void insert(DSLContext sql, int workspace, Collection<KeptRun> runs, long changed) {
        var inserts = new ArrayList<Query>();
        for (KeptRun kept : runs) {
            inserts.add(sql.insertInto(RUN)
                    .set(RUN.WORKSPACE_ID, workspace)
                    .set(RUN.RUN_ID, kept.run().id().value())
                    .set(RUN.LANE, kept.lane().word())
                    .set(RUN.CREATED, created(kept))
                    .set(RUN.TIDIED, Tidied.NOTHING.word())
                    .set(columns(kept))
                    .set(RUN.CHANGED, changed));
        }
        sql.batch(inserts).execute();
    }

    /** Writes these over their rows. */
    static void update(DSLContext sql, int workspace, Collection<KeptRun> runs, long changed) {
        var updates = new ArrayList<Query>();
        for (KeptRun kept : runs) {
            updates.add(sql.update(RUN)
                    .set(columns(kept))
                    .set(RUN.CHANGED, changed)
                    .where(
                            RUN.WORKSPACE_ID.eq(workspace),
                            RUN.RUN_ID.eq(kept.run().id().value())));
        }
        sql.batch(updates).execute();
    }

    static Instant created(KeptRun kept) {
        return Times.kept(kept.run().times().created());
    }

    private static Map<Field<?>, @Nullable Object> columns(KeptRun kept) {
        var run = kept.run();
        var columns = new HashMap<Field<?>, @Nullable Object>();
        columns.put(RUN.ENDED, run.ended());
        columns.put(RUN.STATUS, run.status().word());
        columns.put(RUN.KEEPING, kept.keeping().word());
        columns.put(
                RUN.DUE, kept.keeping() instanceof Keeping.Waiting(var until, var _, var _) ? Times.kept(until) : null);
        columns.put(RUN.JOB_ID, run.job().map(JobId::value).orElse(null));
        columns.put(
                RUN.CATEGORY, run.startedBy().category().map(RunRows::shortened).orElse(null));
        columns.put(RUN.BODY, RunCodec.write(kept));
        columns.put(RUN.PREVIEW, packed(RunCodec.preview(kept.preview())));
        return columns;
    }

    private static byte @Nullable [] packed(Optional<byte[]> preview) {
        return preview.orElse(null);
    }

    private static String shortened(String word) {
        return word.length() > 1_000 ? word.substring(0, 1_000) : word;
    }
}
