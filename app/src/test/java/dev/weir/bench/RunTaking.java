package dev.weir.bench;

import dev.weir.adapter.dbtcloud.artifact.ArtifactFiles;
import dev.weir.adapter.persistence.Storage;
import dev.weir.adapter.persistence.StorageSettings;
import dev.weir.domain.asset.Manifest;
import dev.weir.domain.event.AssetEvent;
import dev.weir.domain.event.Checkpoint;
import dev.weir.domain.event.Counting;
import dev.weir.domain.event.Interpretation;
import dev.weir.domain.event.KeptRun;
import dev.weir.domain.event.Lane;
import dev.weir.domain.event.Observation;
import dev.weir.domain.event.RunReading;
import dev.weir.domain.run.Run;
import dev.weir.domain.run.RunId;
import dev.weir.domain.run.RunResults;
import dev.weir.domain.run.RunStatus;
import dev.weir.domain.run.StartedBy;
import dev.weir.domain.value.WorkspaceName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/** From the results of a run of 10,000 nodes to events in the log, beside a bare batch of as many rows on the same H2. */
final class RunTaking implements Benchmark {

    private static final int ROWS = 10_000;
    private static final int WARM_UP = 40;
    private static final WorkspaceName SHOP = new WorkspaceName("shop");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Override
    public String name() {
        return "run-take";
    }

    @Override
    public String about() {
        return "interpreting and recording a run of 10,000 results, against a bare JDBC batch on the same H2";
    }

    @Override
    public void measure(Bench bench) throws Exception {
        var artifacts = new ArtifactFiles();
        var made = bench.folder().resolve("manifest.json");
        MadeUpManifest.write(made, ROWS + ROWS / 4);
        var file = bench.folder().resolve("run_results.json");
        try (var manifest = artifacts.manifest(made);
                var storage =
                        Storage.open(StorageSettings.inFile(bench.folder().resolve("store")), InstantSource.system())) {
            MadeUpRun.write(file, manifest.manifest(), ROWS);
            var results = artifacts.results(file);
            bench.row(
                    "interpreted, warm",
                    bench.millis(WARM_UP, 15, () -> events(results, manifest.manifest(), 1)),
                    "ms",
                    "wanted",
                    50);
            var run = new AtomicLong();
            var interpreted = LongStream.range(0, 19)
                    .mapToObj(it -> events(results, manifest.manifest(), it + 1))
                    .toList();
            double ours = bench.millis(10, 9, () -> {
                long id = run.incrementAndGet();
                return record(storage, id, interpreted.get((int) id - 1));
            });
            double bare;
            double lasting;
            try (var connection = storage.source().getConnection()) {
                bare = bench.millis(10, 9, () -> batch(connection, run.incrementAndGet(), false));
                lasting = bench.millis(10, 9, () -> batch(connection, run.incrementAndGet(), true));
            }
            bench.row("recorded", ours, "ms", "bare JDBC batch", bare);
            bench.row("recorded", ours, "ms", "bare JDBC batch that waits for the disk as ours does", lasting);
        }
    }

    private static List<AssetEvent> events(RunResults results, Manifest manifest, long run) {
        return Interpretation.of(
                        results,
                        Optional.of(manifest),
                        new Interpretation.Origin(SHOP, new RunId(run), 4, NOON, new Counting.Counts()))
                .events();
    }

    private static Object record(Storage storage, long id, List<AssetEvent> events) {
        var run = new RunId(id);
        var log = storage.log();
        var from = log.checkpoint(SHOP, Lane.LIVE).orElseGet(() -> Checkpoint.start(Lane.LIVE));
        var reading = new RunReading(
                run,
                Optional.empty(),
                List.of(new RunReading.StepReading(4, Optional.of("made-up"), events.size(), "rows")),
                events,
                List.of(),
                List.of());
        return log.record(new Observation(SHOP, from.version(), from, List.of(met(run)), List.of(reading), NOON));
    }

    private static KeptRun met(RunId run) {
        return KeptRun.met(
                new Run(
                        run,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        new RunStatus.Success(),
                        Optional.empty(),
                        StartedBy.UNKNOWN,
                        new Run.Code(Optional.empty(), Optional.empty(), Optional.empty()),
                        new Run.Times(NOON, Optional.empty(), Optional.empty(), Optional.of(NOON)),
                        Optional.empty(),
                        Optional.empty()),
                Lane.LIVE);
    }

    /**
     * As many rows into a table with the columns and indexes of the log's, in one batch and one commit.
     *
     * @param lasting whether to wait until a crash can take nothing of it away, which a commit alone does not do on H2
     */
    private static Object batch(Connection connection, long run, boolean lasting) throws SQLException {
        try (var making = connection.createStatement()) {
            making.execute(
                    "create table if not exists bare (position bigint primary key, workspace_id int, run_id bigint,"
                            + " node_id bigint, step int, ordinal int, place int, happened timestamp(6) with time zone,"
                            + " recorded timestamp(6) with time zone, counts boolean, news boolean, stands boolean,"
                            + " body varchar(1000000))");
            making.execute("create index if not exists bare_by_run on bare (workspace_id, run_id)");
            making.execute("create index if not exists bare_by_node on bare (node_id, happened desc, position desc)");
        }
        connection.setAutoCommit(false);
        var body = "x".repeat(400);
        try (var insert = connection.prepareStatement(
                "insert into bare values (?, 1, ?, ?, 4, 0, 0, ?, ?, true, true, true, ?)")) {
            for (int row = 0; row < ROWS; row++) {
                insert.setLong(1, run * ROWS + row);
                insert.setLong(2, run);
                insert.setLong(3, row);
                insert.setObject(4, NOON.atOffset(ZoneOffset.UTC));
                insert.setObject(5, NOON.atOffset(ZoneOffset.UTC));
                insert.setString(6, body);
                insert.addBatch();
            }
            var done = insert.executeBatch();
            connection.commit();
            if (lasting) {
                try (var waiting = connection.createStatement()) {
                    waiting.execute("checkpoint sync");
                }
            }
            return done;
        } finally {
            connection.setAutoCommit(true);
        }
    }
}
