package dev.weir.app.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.domain.event.Checkpoint;
import dev.weir.domain.event.KeptRun;
import dev.weir.domain.event.Lane;
import dev.weir.domain.event.Observation;
import dev.weir.domain.run.RunFilter;
import dev.weir.domain.tick.TickOutcome;
import dev.weir.domain.value.Slice;
import dev.weir.ports.driven.ScriptedDbtCloud;
import dev.weir.ports.driven.StoragePorts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HouseKeeperTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final StoragePorts store = StoragePorts.inMemory(100);
    private final ScriptedDbtCloud cloud = new ScriptedDbtCloud();
    private final HouseKeeper keeper = new HouseKeeper(
            store.upkeep(),
            new HouseKeeper.Ages(Duration.ofDays(10), Duration.ofDays(5), Duration.ofDays(2)),
            () -> NOON);

    @Test
    void whatIsOldEnoughIsRemovedAndTheRestStays() {
        met(101, NOON.minus(Duration.ofDays(11)));
        met(102, NOON.minus(Duration.ofDays(9)));

        assertThat(keeper.tidy()).isInstanceOf(TickOutcome.Advanced.class);
        assertThat(store.archive()
                        .runs(cloud.workspace().name(), RunFilter.ALL, Slice.Request.FIRST)
                        .items())
                .extracting(it -> it.run().id().value())
                .containsExactly(102L);
    }

    @Test
    void whereNothingIsOldThereIsNothingToDo() {
        met(101, NOON);

        assertThat(keeper.tidy()).isEqualTo(new TickOutcome.Idle());
    }

    private void met(long id, Instant created) {
        var run =
                cloud.run(id).createdAt(created).finishedAt(created).succeeded().run();
        var name = cloud.workspace().name();
        long version =
                store.log().checkpoint(name, Lane.LIVE).map(Checkpoint::version).orElse(0L);
        store.log()
                .record(new Observation(
                        name,
                        version,
                        Checkpoint.start(Lane.LIVE),
                        List.of(KeptRun.met(run, Lane.LIVE)),
                        List.of(),
                        NOON));
    }
}
