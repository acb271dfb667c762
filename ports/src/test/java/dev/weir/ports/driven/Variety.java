package dev.weir.ports.driven;

import static dev.weir.ports.driven.Sightings.NOON;
import static dev.weir.ports.driven.Sightings.created;

import dev.weir.domain.event.AssetEvent;
import dev.weir.domain.event.Counting;
import dev.weir.domain.event.EventId;
import dev.weir.domain.event.Keeping;
import dev.weir.domain.event.KeptRun;
import dev.weir.domain.event.Lane;
import dev.weir.domain.run.Catalog;
import dev.weir.domain.run.FreshnessResults;
import dev.weir.domain.run.Run;
import dev.weir.domain.run.RunId;
import dev.weir.domain.run.RunResults;
import dev.weir.domain.run.RunStatus;
import dev.weir.domain.run.RunStep;
import dev.weir.domain.run.StartedBy;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.domain.workspace.EnvironmentId;
import dev.weir.domain.workspace.JobId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One of every kind, with everything that may be said and with nothing of it. */
final class Variety {

    private static final long BIG = 70_403_110_000_042L;

    private Variety() {}

    static List<AssetEvent> events(WorkspaceName workspace, long run) {
        var events = new ArrayList<AssetEvent>();
        events.add(new AssetEvent.Materialised(header(workspace, run, 0, new Counting.Counts())));
        events.add(new AssetEvent.Materialised(bare(workspace, run, 1)));
        events.add(new AssetEvent.Reused(bare(workspace, run, 2)));
        events.add(new AssetEvent.Failed(header(workspace, run, 3, new Counting.DoesNot("another target: ci"))));
        events.add(new AssetEvent.Skipped(bare(workspace, run, 4), Optional.of("model.shop.orders")));
        events.add(new AssetEvent.Skipped(bare(workspace, run, 5), Optional.empty()));
        for (var result : AssetEvent.Verdict.Result.values()) {
            events.add(new AssetEvent.Checked(
                    bare(workspace, run, events.size()),
                    Optional.of("model.shop.orders"),
                    new AssetEvent.Verdict(result, OptionalLong.of(events.size()))));
        }
        events.add(new AssetEvent.Checked(
                bare(workspace, run, 10),
                Optional.empty(),
                new AssetEvent.Verdict(AssetEvent.Verdict.Result.PASS, OptionalLong.empty())));
        events.add(new AssetEvent.Observed(bare(workspace, run, 11), Optional.empty()));
        events.add(new AssetEvent.Observed(
                bare(workspace, run, 12),
                Optional.of(new AssetEvent.Freshness(
                        "warn",
                        Optional.of(NOON),
                        Optional.of(new BigDecimal("3.5")),
                        Optional.of(new FreshnessResults.Criteria(
                                Optional.of(new FreshnessResults.Bound(1, "hour")),
                                Optional.empty(),
                                Optional.of("picked_at > '2026-01-01'")))))));
        events.add(new AssetEvent.Observed(
                bare(workspace, run, 13),
                Optional.of(new AssetEvent.Freshness(
                        "runtime error", Optional.empty(), Optional.empty(), Optional.empty()))));
        events.add(new AssetEvent.Observed(
                bare(workspace, run, 14),
                Optional.empty(),
                Optional.of(new Catalog.Relation(
                        Optional.of("BASE TABLE"),
                        Optional.of("dba"),
                        Optional.of("of \"fruit\""),
                        List.of(
                                new Catalog.Column("id", Optional.of("INTEGER"), Optional.of("the key")),
                                new Catalog.Column("náme", Optional.empty(), Optional.empty())),
                        OptionalLong.of(BIG),
                        OptionalLong.of(0),
                        Optional.of("yesterday")))));
        events.add(new AssetEvent.Observed(
                bare(workspace, run, 15),
                Optional.empty(),
                Optional.of(new Catalog.Relation(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        Optional.empty()))));
        return events;
    }

    private static AssetEvent.Header header(WorkspaceName workspace, long run, int ordinal, Counting counting) {
        return new AssetEvent.Header(
                new EventId(workspace, new RunId(run), 2, "model.shop.órders_\u5b57", ordinal),
                created(run).plusNanos(123_456_000L + 1_000L * ordinal),
                "Weird Status",
                "model",
                Optional.of("line one\nline \"two\" \u0007 \ud83d\ude80"),
                new AssetEvent.Execution(
                        new BigDecimal("12.3456789"),
                        Optional.of(created(run)),
                        Optional.of("Thread-7"),
                        Optional.of("0d5a5b9e"),
                        List.of(
                                new RunResults.Phase("compile", Optional.of(created(run)), Optional.of(created(run))),
                                new RunResults.Phase("execute", Optional.empty(), Optional.empty())),
                        Optional.of(new RunResults.Batches(3, 1)),
                        Optional.of("\"db\".\"s\".\"t\""),
                        new AssetEvent.Measures(OptionalLong.of(12), OptionalLong.of(BIG), Optional.of("q-1"))),
                counting);
    }

    private static AssetEvent.Header bare(WorkspaceName workspace, long run, int ordinal) {
        return new AssetEvent.Header(
                new EventId(workspace, new RunId(run), 2, "x", ordinal),
                created(run),
                "success",
                "",
                Optional.empty(),
                new AssetEvent.Execution(
                        BigDecimal.ZERO,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty()),
                new Counting.Counts());
    }

    static List<KeptRun> runs() {
        var full = new Run(
                new RunId(BIG),
                Optional.of(new JobId(BIG + 1)),
                Optional.of("nightly"),
                Optional.of(new EnvironmentId(BIG + 2)),
                new RunStatus.Running(),
                Optional.of("all is \"well\""),
                new StartedBy(
                        Optional.of("api"),
                        Optional.of("weir:…"),
                        Optional.of(17L),
                        new StartedBy.Overrides(
                                Optional.of("feature"),
                                Optional.of("s"),
                                Optional.of("ci"),
                                List.of("dbt build", "dbt test"))),
                new Run.Code(Optional.of("main"), Optional.of("0a1b2c"), Optional.of("1.10.2")),
                new Run.Times(NOON, Optional.of(NOON), Optional.of(NOON), Optional.of(NOON.plusSeconds(1))),
                Optional.of(new RunId(BIG - 1)),
                Optional.of("https://ab123.us1.dbt.com/x"));
        var steps = List.of(
                new RunStep(
                        1, "Clone", Optional.empty(), new RunStatus.Success(), Optional.of(NOON), Optional.of(NOON)),
                new RunStep(
                        2,
                        "Invoke",
                        Optional.of("dbt build"),
                        new RunStatus.Unrecognised(77, false),
                        Optional.empty(),
                        Optional.empty()));
        var all = new ArrayList<KeptRun>();
        all.add(new KeptRun(
                full, steps, Lane.LIVE, new Keeping.Listed(), List.of(new KeptRun.NodePreview("orders", "ok"))));
        var keepings = List.of(
                new Keeping.Listed(),
                new Keeping.Waiting(NOON, 3, "run_results.json of step 4 is not there yet"),
                new Keeping.Read(NOON),
                new Keeping.Unavailable(NOON, "gone"),
                new Keeping.Excluded("exclude-ci"));
        for (Keeping keeping : keepings) {
            all.add(Sightings.ended(10L + all.size()).keptAs(keeping));
        }
        var statuses = List.of(
                new RunStatus.Queued(),
                new RunStatus.Starting(),
                new RunStatus.Running(),
                new RunStatus.Success(),
                new RunStatus.Errored(),
                new RunStatus.Cancelled(),
                new RunStatus.Unrecognised(77, false),
                new RunStatus.Unrecognised(99, true));
        for (RunStatus status : statuses) {
            all.add(KeptRun.met(Sightings.run(10L + all.size(), status), Lane.BACKFILL));
        }
        return all;
    }
}
