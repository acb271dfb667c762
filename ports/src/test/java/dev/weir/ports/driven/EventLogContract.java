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
import static dev.weir.ports.driven.Sightings.next;
import static dev.weir.ports.driven.Sightings.read;
import static dev.weir.ports.driven.Sightings.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.weir.domain.event.AssetEvent;
import dev.weir.domain.event.Checkpoint;
import dev.weir.domain.event.Keeping;
import dev.weir.domain.event.KeptRun;
import dev.weir.domain.event.Lane;
import dev.weir.domain.event.Logged;
import dev.weir.domain.event.Observation;
import dev.weir.domain.run.RunId;
import dev.weir.domain.run.RunStatus;
import dev.weir.domain.run.RunStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every log must do. */
public abstract class EventLogContract {

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
    void anEmptyLogKnowsNothing() {
        assertThat(log.head()).isZero();
        assertThat(log.since(0, 10)).isEmpty();
        assertThat(log.moved(0, 10)).isEmpty();
        assertThat(log.checkpoint(SHOP, Lane.LIVE)).isEmpty();
        assertThat(log.open(SHOP)).isEmpty();
        assertThat(log.due(SHOP, Lane.LIVE, NOON, 10)).isEmpty();
        assertThat(log.newestCreatedBefore(SHOP, NOON)).isEmpty();
        assertThat(log.known(SHOP, List.of(new RunId(1)))).isEmpty();
    }

    @Test
    void whatIsRecordedIsReadInTheOrderOfTheLog() {
        var orders = built(SHOP, 1, "model.shop.orders");
        var items = failed(SHOP, 1, "model.shop.items");
        var recorded = live(log, List.of(read(1)), reading(1, orders, items));

        assertThat(recorded.events()).isEqualTo(2);
        assertThat(recorded.head()).isEqualTo(log.head());
        assertThat(log.since(0, 10)).extracting(Logged::event).containsExactly(orders, items);
        assertThat(log.since(0, 10)).extracting(Logged::recordedAt).containsOnly(NOON);
        assertThat(log.since(0, 10)).isSortedAccordingTo((a, b) -> Long.compare(a.position(), b.position()));
        assertThat(log.since(log.since(0, 1).getFirst().position(), 10))
                .extracting(Logged::event)
                .containsExactly(items);
        assertThat(log.since(recorded.head(), 10)).isEmpty();
    }

    @Test
    void theCheckpointIsKeptAndItsVersionGrowsByOne() {
        var swept = new Checkpoint(
                Lane.BACKFILL, 77, Optional.of(new RunId(9)), Optional.of(NOON), Checkpoint.Progress.DONE);
        log.record(new Observation(SHOP, 0, swept, List.of(), List.of(), NOON));

        assertThat(log.checkpoint(SHOP, Lane.BACKFILL))
                .contains(new Checkpoint(
                        Lane.BACKFILL, 1, Optional.of(new RunId(9)), Optional.of(NOON), Checkpoint.Progress.DONE));
        assertThat(log.checkpoint(SHOP, Lane.LIVE)).isEmpty();
        assertThat(log.checkpoint(FARM, Lane.BACKFILL)).isEmpty();
    }

    @Test
    void anOvertakenReaderWritesNothing() {
        var late = next(log, SHOP, Lane.LIVE, List.of(read(1)), reading(1, built(SHOP, 1, "model.shop.orders")));
        live(log, List.of(going(2)));
        var head = log.head();

        assertThat(log.record(late)).isEqualTo(new EventLog.Recorded.Overtaken(1));
        assertThat(log.head()).isEqualTo(head);
        assertThat(log.since(0, 10)).isEmpty();
        assertThat(log.known(SHOP, List.of(new RunId(1), new RunId(2)))).containsExactly(new RunId(2));
        assertThat(log.checkpoint(SHOP, Lane.LIVE).orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void aReaderThatNamesAVersionOfTheFutureWritesNothing() {
        var start = Checkpoint.start(Lane.LIVE);
        assertThat(log.record(new Observation(SHOP, 3, start, List.of(read(1)), List.of(), NOON)))
                .isEqualTo(new EventLog.Recorded.Overtaken(0));
        assertThat(log.known(SHOP, List.of(new RunId(1)))).isEmpty();
    }

    @Test
    void theLanesOfAWorkspaceDoNotOvertakeEachOther() {
        live(log, List.of(going(2)));
        backfill(log, List.of(ended(1)));
        live(log, List.of(going(3)));

        assertThat(log.known(SHOP, List.of(new RunId(1), new RunId(2), new RunId(3))))
                .hasSize(3);
    }

    @Test
    void aRepetitionMovesNothingButTheCheckpoint() {
        var found = reading(1, built(SHOP, 1, "model.shop.orders"));
        live(log, List.of(read(1)), found);
        var head = log.head();

        assertThat(live(log, List.of(read(1)), found)).isEqualTo(new EventLog.Recorded.Appended(0, head));
        assertThat(log.since(0, 10)).hasSize(1);
        assertThat(log.head()).isEqualTo(head);
        assertThat(log.checkpoint(SHOP, Lane.LIVE).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void theHeadGrowsWhenARunChangesWithoutAnEvent() {
        live(log, List.of(going(1)));
        var met = log.head();
        assertThat(met).isPositive();
        live(log, List.of(ended(1)));
        assertThat(log.head()).isGreaterThan(met);
        assertThat(log.moved(met, 10)).containsExactly(new EventLog.Moved(log.head(), SHOP, new RunId(1)));
        live(log, List.of());
        assertThat(log.moved(log.head(), 10)).isEmpty();
    }

    @Test
    void whatTheLiveReaderMeetsIsNewsAndWhatTheBackfillReadsIsHistory() {
        live(log, List.of(read(2)), reading(2, built(SHOP, 2, "model.shop.orders")));
        backfill(log, List.of(read(1)), reading(1, built(SHOP, 1, "model.shop.orders")));

        assertThat(log.since(0, 10)).extracting(Logged::news).containsExactly(Logged.News.NEWS, Logged.News.HISTORY);
    }

    @Test
    void aStepThatIsReadLaterIsStillNews() {
        var orders = built(SHOP, 1, "model.shop.orders");
        var items = built(SHOP, 1, "model.shop.items");
        live(log, List.of(ended(1).keptAs(new Keeping.Waiting(NOON, 1, "step 5 is late"))), reading(1, orders));
        var later = live(log, List.of(read(1)), reading(1, orders, items));

        assertThat(later.events()).isEqualTo(1);
        assertThat(log.since(0, 10)).extracting(Logged::event).containsExactly(orders, items);
        assertThat(log.since(0, 10)).extracting(Logged::news).containsOnly(Logged.News.NEWS);
    }

    @Test
    void aCorrectionReplacesTheReadingAndIsNoNews() {
        var right = built(SHOP, 1, "model.shop.orders");
        var wrong = failed(SHOP, 1, "model.shop.items");
        var mended = built(SHOP, 1, "model.shop.items");
        var invented = built(SHOP, 1, "model.shop.ghost");
        live(log, List.of(read(1)), reading(1, right, wrong, invented));
        var before = log.head();
        var corrected = live(log, List.of(read(1)), reading(1, mended, right));

        assertThat(corrected.events()).isEqualTo(1);
        assertThat(log.since(before, 10)).extracting(Logged::event).containsExactly(mended);
        assertThat(log.since(before, 10)).extracting(Logged::news).containsExactly(Logged.News.HISTORY);
        assertThat(archive.reading(SHOP, new RunId(1)).orElseThrow().events()).containsExactly(mended, right);
        assertThat(log.since(0, 10))
                .as("a slow reader sees what a quick one saw")
                .extracting(Logged::event)
                .containsExactly(right, wrong, invented, mended);
    }

    @Test
    void aCorrectionThatOnlyTakesAwayMovesTheHead() {
        var orders = built(SHOP, 1, "model.shop.orders");
        live(log, List.of(read(1)), reading(1, orders, built(SHOP, 1, "model.shop.ghost")));
        var before = log.head();

        assertThat(live(log, List.of(), reading(1, orders)).events()).isZero();
        assertThat(log.head()).isGreaterThan(before);
        assertThat(log.moved(before, 10)).extracting(EventLog.Moved::run).containsExactly(new RunId(1));
    }

    @Test
    void aReadingOfARunThatNobodyListedIsRefusedAndChangesNothing() {
        var found = next(log, SHOP, Lane.LIVE, List.of(going(2)), reading(1, built(SHOP, 1, "model.shop.orders")));

        assertThatIllegalArgumentException().isThrownBy(() -> log.record(found)).withMessageContaining("run 1");
        assertThat(log.head()).isZero();
        assertThat(log.checkpoint(SHOP, Lane.LIVE)).isEmpty();
        assertThat(log.known(SHOP, List.of(new RunId(2)))).isEmpty();
    }

    @Test
    void anOlderSightOfARunNeverReplacesANewerOne() {
        live(log, List.of(read(1)));
        backfill(log, List.of(KeptRun.met(Sightings.run(1, new RunStatus.Starting()), Lane.BACKFILL)));

        var kept = archive.run(SHOP, new RunId(1)).orElseThrow();
        assertThat(kept.run().status()).isEqualTo(new RunStatus.Success());
        assertThat(kept.keeping()).isInstanceOf(Keeping.Read.class);
        assertThat(kept.lane()).isEqualTo(Lane.LIVE);
    }

    @Test
    void stepsAndPreviewAreKeptUntilSomethingNewerIsSeen() {
        var step = new RunStep(
                1,
                "Clone git repository",
                Optional.empty(),
                new RunStatus.Success(),
                Optional.of(NOON),
                Optional.empty());
        var busy = new KeptRun(
                going(1).run(),
                List.of(step),
                Lane.LIVE,
                new Keeping.Listed(),
                List.of(new KeptRun.NodePreview("orders", "start")));
        live(log, List.of(busy));
        assertThat(archive.run(SHOP, new RunId(1))).contains(busy);

        live(log, List.of(ended(1)));
        var kept = archive.run(SHOP, new RunId(1)).orElseThrow();
        assertThat(kept.steps()).containsExactly(step);
        assertThat(kept.preview()).isEmpty();
    }

    @Test
    void openRunsAreThoseThatHaveNotEndedOldestFirstExcludedOnesToo() {
        var excluded = going(1).keptAs(new Keeping.Excluded("exclude-ci"));
        live(log, List.of(going(3), ended(2), excluded));

        assertThat(log.open(SHOP)).containsExactly(excluded, going(3));
        assertThat(log.open(FARM)).isEmpty();
    }

    @Test
    void aRunThatWasGivenUpBeforeItEndedIsNotOpen() {
        live(log, List.of(going(1).keptAs(new Keeping.Unavailable(NOON, "it is not there")), going(2)));

        assertThat(log.open(SHOP)).containsExactly(going(2));
    }

    @Test
    void dueAreEndedRunsOfTheLaneThatWaitNoLongerNewestFirst() {
        var waits = ended(5).keptAs(new Keeping.Waiting(NOON.plusSeconds(1), 1, "late"));
        var waited = ended(4).keptAs(new Keeping.Waiting(NOON, 2, "late"));
        live(
                log,
                List.of(
                        going(9),
                        read(8),
                        ended(7).keptAs(new Keeping.Excluded("exclude-ci")),
                        ended(6).keptAs(new Keeping.Unavailable(NOON, "gone")),
                        waits,
                        waited,
                        ended(3),
                        ended(2)));
        var old = KeptRun.met(Sightings.run(1, new RunStatus.Errored()), Lane.BACKFILL);
        backfill(log, List.of(old));

        assertThat(log.due(SHOP, Lane.LIVE, NOON, 10)).containsExactly(waited, ended(3), ended(2));
        assertThat(log.due(SHOP, Lane.LIVE, NOON, 2)).containsExactly(waited, ended(3));
        assertThat(log.due(SHOP, Lane.LIVE, NOON.plusSeconds(1), 1)).containsExactly(waits);
        assertThat(log.due(SHOP, Lane.BACKFILL, NOON, 10)).containsExactly(old);
    }

    @Test
    void theNewestRunCreatedBeforeATimeIsToldByItsId() {
        live(log, List.of(ended(3), ended(5), ended(4)));

        assertThat(log.newestCreatedBefore(SHOP, created(5))).contains(new RunId(4));
        assertThat(log.newestCreatedBefore(SHOP, created(6))).contains(new RunId(5));
        assertThat(log.newestCreatedBefore(SHOP, created(3))).isEmpty();
        assertThat(log.newestCreatedBefore(FARM, created(6))).isEmpty();
    }

    @Test
    void aRunTellsWhenItWasCreated() {
        live(log, List.of(ended(3)));

        assertThat(log.createdAt(SHOP, new RunId(3))).contains(created(3));
        assertThat(log.createdAt(SHOP, new RunId(4))).isEmpty();
        assertThat(log.createdAt(FARM, new RunId(3))).isEmpty();
    }

    @Test
    void equalRunIdsOfTwoWorkspacesAreTwoRuns() {
        live(log, List.of(read(1)), reading(1, built(SHOP, 1, "model.shop.orders")));
        log.record(next(log, FARM, Lane.LIVE, List.of(ended(1))));

        assertThat(archive.run(FARM, new RunId(1)).orElseThrow().keeping()).isInstanceOf(Keeping.Listed.class);
        assertThat(archive.reading(FARM, new RunId(1))).isEmpty();
        assertThat(archive.latest(FARM)).isEmpty();
    }

    @Test
    void manyWritersAtOnceAndNoReaderSkips() throws InterruptedException, ExecutionException {
        var writers = 4;
        var each = 25;
        var seen = new ArrayList<Long>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = new ArrayList<Callable<Integer>>();
            for (var writer = 0; writer < writers; writer++) {
                var workspace = new dev.weir.domain.value.WorkspaceName("writer-" + writer);
                done.add(() -> {
                    for (var run = 1; run <= each; run++) {
                        log.record(next(
                                log,
                                workspace,
                                Lane.LIVE,
                                List.of(read(run)),
                                reading(run, built(workspace, run, "a"), built(workspace, run, "b"))));
                    }
                    return each;
                });
            }
            var futures = done.stream().map(threads::submit).toList();
            var last = 0L;
            while (seen.size() < writers * each * 2) {
                if (futures.stream().allMatch(java.util.concurrent.Future::isDone)
                        && log.since(last, 1).isEmpty()) {
                    break;
                }
                for (Logged logged : log.since(last, 7)) {
                    seen.add(logged.position());
                    last = logged.position();
                }
            }
            for (var future : futures) {
                future.get();
            }
        }
        assertThat(seen).hasSize(writers * each * 2).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void everyKindOfEventIsReadAsItWasRecorded() {
        var all = Variety.events(SHOP, 1);
        live(log, List.of(read(1)), reading(1, all.toArray(AssetEvent[]::new)));

        assertThat(log.since(0, 100)).extracting(Logged::event).containsExactlyElementsOf(all);
        assertThat(archive.reading(SHOP, new RunId(1)).orElseThrow().events()).containsExactlyElementsOf(all);
    }

    @Test
    void everyKindOfRunIsReadAsItWasRecorded() {
        var all = Variety.runs();
        live(log, all);

        for (KeptRun kept : all) {
            assertThat(archive.run(SHOP, kept.run().id())).contains(kept);
        }
    }
}
