package dev.weir.app.keep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.domain.fault.Fault;
import dev.weir.domain.tick.TickOutcome;
import dev.weir.ports.driven.StorageException;
import dev.weir.ports.driven.Upkeep;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HouseKeeperTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private final Rows rows = new Rows();
    private final HouseKeeper keeper = new HouseKeeper(
            rows,
            new HouseKeeper.Kept(Duration.ofDays(400), Duration.ofDays(90), Duration.ofDays(14)),
            InstantSource.fixed(NOON));

    @Test
    void everythingIsRemovedBatchByBatch() {
        rows.logs = 1_200;

        assertThat(keeper.tidy()).isEqualTo(new TickOutcome.Advanced("removed 1200 rows of logs"));
        assertThat(keeper.tidy()).isEqualTo(new TickOutcome.Idle());
        assertThat(rows.asked).contains(NOON.minus(Duration.ofDays(400)), NOON.minus(Duration.ofDays(90)));
    }

    @Test
    void aTurnEndsAlsoWhenThereIsMuchToDo() {
        rows.logs = 1_000_000;

        assertThat(keeper.tidy()).isInstanceOf(TickOutcome.Advanced.class);
        assertThat(rows.logs).isEqualTo(990_000);
    }

    @Test
    void aStoreThatIsAwayIsAFailedTurn() {
        rows.away = true;

        assertThat(keeper.tidy()).isEqualTo(new TickOutcome.Failed(new Fault.Unavailable("away")));
    }

    /** Rows of logs alone; all else is empty. */
    private static final class Rows implements Upkeep {

        private final List<Instant> asked = new ArrayList<>();
        private int logs;
        private boolean away;

        @Override
        public int removeRuns(Instant createdBefore, int most) {
            if (away) {
                throw new StorageException(new Fault.Unavailable("away"));
            }
            asked.add(createdBefore);
            return 0;
        }

        @Override
        public int removeResults(Instant createdBefore, int most) {
            asked.add(createdBefore);
            return 0;
        }

        @Override
        public int removeLogs(Instant createdBefore, int most) {
            int taken = Math.min(most, logs);
            logs -= taken;
            return taken;
        }

        @Override
        public int removeTicks(Instant before, int most) {
            return 0;
        }
    }
}
