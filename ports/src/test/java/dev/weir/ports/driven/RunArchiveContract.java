package dev.weir.ports.driven;

import static dev.weir.ports.driven.Sightings.FARM;
import static dev.weir.ports.driven.Sightings.NOON;
import static dev.weir.ports.driven.Sightings.SHOP;
import static dev.weir.ports.driven.Sightings.backfill;
import static dev.weir.ports.driven.Sightings.built;
import static dev.weir.ports.driven.Sightings.created;
import static dev.weir.ports.driven.Sightings.ended;
import static dev.weir.ports.driven.Sightings.failed;
import static dev.weir.ports.driven.Sightings.going;
import static dev.weir.ports.driven.Sightings.live;
import static dev.weir.ports.driven.Sightings.read;
import static dev.weir.ports.driven.Sightings.reading;
import static dev.weir.ports.driven.Sightings.withLog;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.weir.domain.asset.ManifestHash;
import dev.weir.domain.event.AssetEvent;
import dev.weir.domain.event.Counting;
import dev.weir.domain.event.Keeping;
import dev.weir.domain.event.KeptRun;
import dev.weir.domain.event.Lane;
import dev.weir.domain.event.Logged;
import dev.weir.domain.event.RunReading;
import dev.weir.domain.run.Catalog;
import dev.weir.domain.run.Run;
import dev.weir.domain.run.RunFilter;
import dev.weir.domain.run.RunId;
import dev.weir.domain.run.RunStatus;
import dev.weir.domain.run.StartedBy;
import dev.weir.domain.value.Loss;
import dev.weir.domain.value.Slice;
import dev.weir.domain.workspace.JobId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every archive must answer, of what stands in its log. */
public abstract class RunArchiveContract {

    private static final String ORDERS = "model.shop.orders";
    private static final String ITEMS = "model.shop.items";

    private EventLog log;
    private RunArchive archive;

    /** A new and empty store. */
    protected abstract StoragePorts storage();

    @BeforeEach
    void open() {
        var storage = storage();
        log = storage.log();
        archive = storage.archive();
    }

    @Test
    void latestIsByTheTimeAtWhichItHappenedAndNotByArrival() {
        live(log, List.of(read(5)), reading(5, built(SHOP, 5, ORDERS)));
        backfill(log, List.of(read(3)), reading(3, failed(SHOP, 3, ORDERS), failed(SHOP, 3, ITEMS)));

        assertThat(events(archive.latest(SHOP)))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(ORDERS, built(SHOP, 5, ORDERS), ITEMS, failed(SHOP, 3, ITEMS)));
        assertThat(archive.latest(FARM)).isEmpty();
    }

    @Test
    void ofTwoEventsAtTheSameTimeTheLaterInTheLogIsLatest() {
        var first = built(SHOP, 1, ORDERS, NOON, new Counting.Counts());
        var second = built(SHOP, 2, ORDERS, NOON, new Counting.Counts());
        live(log, List.of(read(1), read(2)), reading(1, first), reading(2, second));

        assertThat(events(archive.latest(SHOP))).containsEntry(ORDERS, second);
    }

    @Test
    void whatDoesNotCountIsHistoryAndNeverLatest() {
        var ci = built(SHOP, 2, ORDERS, created(2), new Counting.DoesNot("another target: ci"));
        live(log, List.of(read(1), read(2)), reading(1, built(SHOP, 1, ORDERS)), reading(2, ci));

        assertThat(events(archive.latest(SHOP))).containsEntry(ORDERS, built(SHOP, 1, ORDERS));
        assertThat(archive.history(SHOP, ORDERS, Slice.Request.FIRST).items())
                .extracting(Logged::event)
                .containsExactly(ci, built(SHOP, 1, ORDERS));
    }

    @Test
    void aCorrectionThatTakesTheLatestAwayBringsTheOneBeforeBack() {
        live(log, List.of(read(1)), reading(1, built(SHOP, 1, ORDERS)));
        live(log, List.of(read(2)), reading(2, failed(SHOP, 2, ORDERS), failed(SHOP, 2, ITEMS)));
        live(log, List.of(read(2)), reading(2));

        assertThat(events(archive.latest(SHOP))).containsExactlyEntriesOf(Map.of(ORDERS, built(SHOP, 1, ORDERS)));
        assertThat(archive.history(SHOP, ORDERS, Slice.Request.FIRST).items())
                .extracting(Logged::event)
                .containsExactly(built(SHOP, 1, ORDERS));
        assertThat(archive.history(SHOP, ITEMS, Slice.Request.FIRST).items()).isEmpty();
    }

    @Test
    void aCorrectionMovesTheLatestToWhatItSaysNow() {
        live(log, List.of(read(1)), reading(1, failed(SHOP, 1, ORDERS)));
        live(log, List.of(read(1)), reading(1, built(SHOP, 1, ORDERS)));

        assertThat(events(archive.latest(SHOP))).containsEntry(ORDERS, built(SHOP, 1, ORDERS));
    }

    @Test
    void aHistoryIsReadPartByPartNewestFirstWhileItGrows() {
        for (var run = 1; run <= 5; run++) {
            live(log, List.of(read(run)), reading(run, built(SHOP, run, ORDERS), built(SHOP, run, ITEMS)));
        }
        var first = archive.history(SHOP, ORDERS, new Slice.Request(2, Optional.empty()));
        live(log, List.of(read(6)), reading(6, built(SHOP, 6, ORDERS)));
        var second = archive.history(SHOP, ORDERS, new Slice.Request(2, first.next()));
        var third = archive.history(SHOP, ORDERS, new Slice.Request(2, second.next()));

        assertThat(runsOf(first)).containsExactly(5L, 4L);
        assertThat(runsOf(second)).containsExactly(3L, 2L);
        assertThat(runsOf(third)).containsExactly(1L);
        assertThat(third.next()).isEmpty();
    }

    @Test
    void aHistoryThatEndsWithItsPartHasNoNext() {
        live(log, List.of(read(1)), reading(1, built(SHOP, 1, ORDERS)));

        assertThat(archive.history(SHOP, ORDERS, new Slice.Request(1, Optional.empty()))
                        .next())
                .isEmpty();
    }

    @Test
    void aCursorThatNobodyGaveIsRefused() {
        var made = new Slice.Request(5, Optional.of("drop table"));

        assertThatIllegalArgumentException().isThrownBy(() -> archive.history(SHOP, ORDERS, made));
        assertThatIllegalArgumentException().isThrownBy(() -> archive.runs(SHOP, RunFilter.ALL, made));
    }

    @Test
    void whatTheWarehouseHoldsIsToldByTheNewestThatSaysItHoweverLongAgo() {
        live(log, List.of(read(1), read(2)), reading(1, described(1, 7)), reading(2, described(2, 8)));
        for (var run = 3; run <= 400; run++) {
            live(log, List.of(read(run)), reading(run, run == 5 ? saysSo(run) : built(SHOP, run, ORDERS)));
        }
        live(log, List.of(read(500)), reading(500, built(SHOP, 500, ITEMS)));

        assertThat(archive.described(SHOP, ORDERS)).map(Logged::event).contains(described(2, 8));
        assertThat(archive.described(SHOP, ITEMS)).isEmpty();
        assertThat(archive.described(SHOP, "model.shop.nowhere")).isEmpty();
        assertThat(archive.described(FARM, ORDERS)).isEmpty();
        live(log, List.of(read(2)), reading(2));
        assertThat(archive.described(SHOP, ORDERS)).map(Logged::event).contains(described(1, 7));
    }

    private static AssetEvent described(long run, long rows) {
        return new AssetEvent.Observed(
                Sightings.header(
                        SHOP, run, ORDERS, created(run), "described", new Counting.DoesNot("nothing was built")),
                Optional.empty(),
                Optional.of(new Catalog.Relation(
                        Optional.of("BASE TABLE"),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(new Catalog.Column("id", Optional.of("INTEGER"), Optional.empty())),
                        OptionalLong.of(rows),
                        OptionalLong.empty(),
                        Optional.empty())));
    }

    /** Its message looks like what describes. */
    private static AssetEvent saysSo(long run) {
        var header = Sightings.header(SHOP, run, ORDERS, created(run), "error", new Counting.Counts());
        return new AssetEvent.Failed(new AssetEvent.Header(
                header.id(),
                header.at(),
                header.status(),
                header.resourceType(),
                Optional.of("{\"described\":{\"rows\":9}}"),
                header.execution(),
                header.counting()));
    }

    @Test
    void recentGivesTheNewestOfEachNode() {
        for (var run = 1; run <= 4; run++) {
            live(log, List.of(read(run)), reading(run, built(SHOP, run, ORDERS)));
        }
        live(log, List.of(read(5)), reading(5, built(SHOP, 5, ITEMS)));
        var recent = archive.recent(SHOP, List.of(ORDERS, ITEMS, "model.shop.nobody"), 2);

        assertThat(recent).containsOnlyKeys(ORDERS, ITEMS);
        assertThat(recent.get(ORDERS))
                .extracting(Logged::event)
                .containsExactly(built(SHOP, 4, ORDERS), built(SHOP, 3, ORDERS));
        assertThat(recent.get(ITEMS)).hasSize(1);
    }

    @Test
    void runsAreReadPartByPartNewestFirst() {
        live(log, List.of(ended(2), read(1), going(3)));
        var first = archive.runs(SHOP, RunFilter.ALL, new Slice.Request(2, Optional.empty()));
        var second = archive.runs(SHOP, RunFilter.ALL, new Slice.Request(2, first.next()));

        assertThat(first.items()).containsExactly(going(3), ended(2));
        assertThat(second.items()).containsExactly(read(1));
        assertThat(second.next()).isEmpty();
        assertThat(archive.runs(FARM, RunFilter.ALL, Slice.Request.FIRST).items())
                .isEmpty();
    }

    @Test
    void runsAreFilteredByEverythingThatIsAsked() {
        var plain = Sightings.run(4, new RunStatus.Errored());
        var byApi = KeptRun.met(
                new Run(
                        plain.id(),
                        Optional.of(new JobId(311)),
                        plain.jobName(),
                        plain.environment(),
                        plain.status(),
                        plain.statusMessage(),
                        new StartedBy(Optional.of("api"), Optional.empty(), Optional.empty(), StartedBy.Overrides.NONE),
                        plain.code(),
                        plain.times(),
                        plain.retries(),
                        plain.page()),
                Lane.LIVE);
        live(log, List.of(read(1), ended(2), going(3), byApi));
        var none = RunFilter.ALL;

        assertThat(idsWith(RunFilter.withStatus(List.of("success", "error")))).containsExactly(4L, 2L, 1L);
        assertThat(idsWith(
                        new RunFilter(List.of(), List.of("read"), none.job(), none.category(), none.from(), none.to())))
                .containsExactly(1L);
        assertThat(idsWith(new RunFilter(
                        List.of(), List.of(), Optional.of(new JobId(311)), none.category(), none.from(), none.to())))
                .containsExactly(4L);
        assertThat(idsWith(new RunFilter(List.of(), List.of(), none.job(), Optional.of("api"), none.from(), none.to())))
                .containsExactly(4L);
        assertThat(idsWith(new RunFilter(
                        List.of(),
                        List.of(),
                        none.job(),
                        none.category(),
                        Optional.of(created(2)),
                        Optional.of(created(4)))))
                .containsExactly(3L, 2L);
    }

    private List<Long> idsWith(RunFilter filter) {
        return archive.runs(SHOP, filter, Slice.Request.FIRST).items().stream()
                .map(kept -> kept.run().id().value())
                .toList();
    }

    @Test
    void aReadingIsReadAsItWasRecorded() {
        var full = new RunReading(
                new RunId(1),
                Optional.of(new ManifestHash("0123456789abcdef".repeat(4))),
                List.of(
                        new RunReading.StepReading(1, Optional.empty(), 0, "calls no dbt"),
                        new RunReading.StepReading(4, Optional.of("abc"), 2, "2 rows")),
                List.of(built(SHOP, 1, ORDERS), failed(SHOP, 1, ITEMS)),
                List.of(new Loss("unknown status", "half-done", 3)),
                List.of(new RunReading.StepLog(4, "12:00 \u001b[31mError\u001b[0m\n")));
        live(log, List.of(read(1)), full);

        assertThat(archive.reading(SHOP, new RunId(1))).contains(full);
        assertThat(archive.reading(SHOP, new RunId(2))).isEmpty();
        assertThat(archive.log(SHOP, new RunId(1), 4)).contains("12:00 \u001b[31mError\u001b[0m\n");
        assertThat(archive.log(SHOP, new RunId(1), 5)).isEmpty();
    }

    @Test
    void aLogOfManyMegabytesIsKeptWhole() {
        var text = new StringBuilder();
        for (var line = 0; text.length() < 6_000_000; line++) {
            text.append(line * 2_654_435_761L ^ line).append(" rows\n");
        }
        live(log, List.of(read(1)), withLog(reading(1), 4, text.toString()));

        assertThat(archive.log(SHOP, new RunId(1), 4).orElseThrow().equals(text.toString()))
                .isTrue();
    }

    @Test
    void aMessageOfManyMegabytesIsKeptWhole() {
        var message = "é".repeat(3_000_000);
        var plain = Sightings.header(SHOP, 1, ORDERS, NOON, "error", new Counting.Counts());
        var event = new AssetEvent.Failed(new AssetEvent.Header(
                plain.id(),
                plain.at(),
                plain.status(),
                plain.resourceType(),
                Optional.of(message),
                plain.execution(),
                plain.counting()));
        live(log, List.of(read(1)), reading(1, event));

        var read = Objects.requireNonNull(archive.latest(SHOP).get(ORDERS));
        assertThat(read.event().header().message().orElseThrow().equals(message))
                .isTrue();
    }

    @Test
    void everyRunCreatedInATimeStandsInTheAccountOnce() {
        live(
                log,
                List.of(
                        read(1),
                        read(2),
                        going(3),
                        ended(4),
                        ended(5).keptAs(new Keeping.Waiting(NOON, 1, "late")),
                        ended(6).keptAs(new Keeping.Unavailable(NOON, "gone")),
                        going(7).keptAs(new Keeping.Excluded("exclude-ci")),
                        read(8)));

        assertThat(archive.completeness(SHOP, created(1), created(8)))
                .isEqualTo(
                        Map.of("read", 2L, "open", 1L, "listed", 1L, "waiting", 1L, "unavailable", 1L, "excluded", 1L));
    }

    private static Map<String, AssetEvent> events(Map<String, Logged> logged) {
        var events = new java.util.TreeMap<String, AssetEvent>();
        logged.forEach((node, each) -> events.put(node, each.event()));
        return events;
    }

    private static List<Long> runsOf(Slice<Logged> part) {
        var runs = new ArrayList<Long>();
        part.items()
                .forEach(logged -> runs.add(logged.event().header().id().run().value()));
        return runs;
    }
}
