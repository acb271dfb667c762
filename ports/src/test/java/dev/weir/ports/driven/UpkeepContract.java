package dev.weir.ports.driven;

import static dev.weir.ports.driven.Sightings.NOON;
import static dev.weir.ports.driven.Sightings.SHOP;
import static dev.weir.ports.driven.Sightings.backfill;
import static dev.weir.ports.driven.Sightings.built;
import static dev.weir.ports.driven.Sightings.created;
import static dev.weir.ports.driven.Sightings.live;
import static dev.weir.ports.driven.Sightings.read;
import static dev.weir.ports.driven.Sightings.reading;
import static dev.weir.ports.driven.Sightings.withLog;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.domain.event.Lane;
import dev.weir.domain.event.Logged;
import dev.weir.domain.run.RunId;
import dev.weir.domain.tick.Tick;
import dev.weir.domain.tick.TickOutcome;
import dev.weir.domain.value.Slice;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every removal must leave. */
public abstract class UpkeepContract {

    private static final String ORDERS = "model.shop.orders";
    private static final String ITEMS = "model.shop.items";

    private StoragePorts storage;

    /** A new and empty store. */
    protected abstract StoragePorts storage();

    @BeforeEach
    void open() {
        storage = storage();
        for (var run = 1; run <= 6; run++) {
            live(
                    storage.log(),
                    List.of(read(run)),
                    withLog(
                            reading(run, built(SHOP, run, ORDERS), built(SHOP, run, "model.shop.only_" + run)),
                            4,
                            "log"));
        }
    }

    /** Removes batch after batch, and counts the batches that removed something. */
    private static int untilNothingIsLeft(IntSupplier removal) {
        var batches = 0;
        while (removal.getAsInt() > 0) {
            batches++;
            assertThat(batches).as("batches").isLessThan(1_000);
        }
        return batches;
    }

    @Test
    void runsAreRemovedInBatchesWithEverythingOfThemButTheLatestOfEachNode() {
        var batches = untilNothingIsLeft(() -> storage.upkeep().removeRuns(created(4), 2));

        assertThat(batches).isGreaterThan(1);
        assertThat(storage.archive().run(SHOP, new RunId(3))).isEmpty();
        assertThat(storage.archive().run(SHOP, new RunId(4))).isPresent();
        assertThat(storage.archive().reading(SHOP, new RunId(3))).isEmpty();
        assertThat(storage.archive().log(SHOP, new RunId(3), 4)).isEmpty();
        assertThat(storage.archive().latest(SHOP)).containsKeys(ORDERS, "model.shop.only_1", "model.shop.only_3");
        assertThat(storage.archive().history(SHOP, ORDERS, Slice.Request.FIRST).items())
                .extracting(logged -> logged.event().header().id().run().value())
                .containsExactly(6L, 5L, 4L);
    }

    @Test
    void aRemovedRunIsKnownAndNotTakenInAgain() {
        untilNothingIsLeft(() -> storage.upkeep().removeRuns(created(4), 100));
        backfill(storage.log(), List.of(read(2)), reading(2, built(SHOP, 2, ITEMS)));

        assertThat(storage.log().known(SHOP, List.of(new RunId(2), new RunId(7))))
                .containsExactly(new RunId(2));
        assertThat(storage.log().newestCreatedBefore(SHOP, created(3))).contains(new RunId(2));
        assertThat(storage.archive().run(SHOP, new RunId(2))).isEmpty();
        assertThat(storage.archive().latest(SHOP)).doesNotContainKey(ITEMS);
    }

    @Test
    void resultsAreRemovedAndTheRunsStay() {
        untilNothingIsLeft(() -> storage.upkeep().removeResults(created(4), 2));

        assertThat(storage.archive().run(SHOP, new RunId(3))).contains(read(3));
        assertThat(storage.archive().reading(SHOP, new RunId(3))).isEmpty();
        assertThat(storage.archive().reading(SHOP, new RunId(4))).isPresent();
        assertThat(storage.archive().log(SHOP, new RunId(3), 4)).isEmpty();
        assertThat(storage.archive().latest(SHOP)).containsKeys(ORDERS, "model.shop.only_1");
        assertThat(storage.log().due(SHOP, Lane.LIVE, created(100), 10)).isEmpty();
    }

    @Test
    void removedResultsAreNotTakenInAgain() {
        untilNothingIsLeft(() -> storage.upkeep().removeResults(created(4), 100));
        live(storage.log(), List.of(read(2)), reading(2, built(SHOP, 2, ITEMS)));

        assertThat(storage.archive().reading(SHOP, new RunId(2))).isEmpty();
        assertThat(storage.archive().latest(SHOP)).doesNotContainKey(ITEMS);
    }

    @Test
    void logsAreRemovedAndTheReadingStays() {
        untilNothingIsLeft(() -> storage.upkeep().removeLogs(created(4), 2));

        assertThat(storage.archive().log(SHOP, new RunId(3), 4)).isEmpty();
        assertThat(storage.archive().log(SHOP, new RunId(4), 4)).contains("log");
        assertThat(storage.archive().reading(SHOP, new RunId(3)).orElseThrow().events())
                .hasSize(2);
        assertThat(storage.archive().reading(SHOP, new RunId(3)).orElseThrow().logs())
                .isEmpty();
    }

    @Test
    void aLogThatWasRemovedIsNotTakenInAgainByARepetition() {
        untilNothingIsLeft(() -> storage.upkeep().removeLogs(created(4), 100));
        var same = withLog(reading(2, built(SHOP, 2, ORDERS), built(SHOP, 2, "model.shop.only_2")), 4, "log");
        var head = storage.log().head();

        assertThat(live(storage.log(), List.of(), same).head()).isEqualTo(head);
        assertThat(storage.archive().log(SHOP, new RunId(2), 4)).isEmpty();
    }

    @Test
    void aCorrectionStillFindsTheLatestBesideWhatWasRemoved() {
        untilNothingIsLeft(() -> storage.upkeep().removeResults(created(6), 100));
        live(storage.log(), List.of(read(6)), reading(6));

        assertThat(storage.archive().latest(SHOP))
                .as("all that stood before the last one is gone")
                .doesNotContainKey(ORDERS);
    }

    @Test
    void whatIsStillReadIsNotMovedInTheLogByARemoval() {
        var before = storage.log().since(0, 100);
        untilNothingIsLeft(() -> storage.upkeep().removeRuns(created(4), 100));
        var after = storage.log().since(0, 100);

        assertThat(before).containsAll(after);
        assertThat(after).extracting(Logged::position).isSorted();
        assertThat(storage.log().head()).isEqualTo(before.getLast().position());
    }

    @Test
    void ticksAreRemovedButForEachLoopsLast() {
        for (var minute = 0; minute < 10; minute++) {
            storage.journal().note(tick("poll/shop", minute));
        }
        storage.journal().note(tick("poll/farm", 1));
        untilNothingIsLeft(() -> storage.upkeep().removeTicks(NOON.plus(Duration.ofMinutes(8)), 3));

        assertThat(storage.journal()
                        .ticks(Optional.of("poll/shop"), Slice.Request.FIRST)
                        .items())
                .containsExactly(tick("poll/shop", 9), tick("poll/shop", 8));
        assertThat(storage.journal().last()).containsExactly(tick("poll/farm", 1), tick("poll/shop", 9));
    }

    private static Tick tick(String loop, int minute) {
        return new Tick(
                loop,
                NOON.plus(Duration.ofMinutes(minute)),
                Duration.ofMillis(5),
                new TickOutcome.Advanced("tick " + minute));
    }
}
