package dev.weir.app.upkeep;

import dev.weir.domain.tick.TickOutcome;
import dev.weir.ports.driven.StorageException;
import dev.weir.ports.driven.Upkeep;
import dev.weir.ports.driving.KeepHouse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.IntUnaryOperator;

/** Removes batch by batch, so that no transaction is long, and stops after a number of them: the next turn goes on. */
public final class HouseKeeper implements KeepHouse {

    private static final int BATCH = 500;

    private static final int MOST_BATCHES = 40;

    /** Ticks explain what happened lately; nobody asks for those of last month. */
    private static final Duration TICKS = Duration.ofDays(30);

    private final Upkeep upkeep;
    private final Ages ages;
    private final InstantSource time;

    public HouseKeeper(Upkeep upkeep, Ages ages, InstantSource time) {
        this.upkeep = upkeep;
        this.ages = ages;
        this.time = time;
    }

    /** How old each kind of thing becomes. A run's results and logs never outlive the run. */
    public record Ages(Duration runs, Duration results, Duration logs) {
        public Ages {
            if (runs.isNegative() || results.isNegative() || logs.isNegative()) {
                throw new IllegalArgumentException("nothing can be kept for less than no time");
            }
        }
    }

    @Override
    public TickOutcome tidy() {
        try {
            var now = time.instant();
            int logs = remove(most -> upkeep.removeLogs(now.minus(ages.logs()), most));
            int results = remove(most -> upkeep.removeResults(now.minus(ages.results()), most));
            int runs = remove(most -> upkeep.removeRuns(now.minus(ages.runs()), most));
            int ticks = remove(most -> upkeep.removeTicks(now.minus(TICKS), most));
            return logs + results + runs + ticks == 0
                    ? new TickOutcome.Idle()
                    : new TickOutcome.Advanced("removed %d runs, the results of %d, the logs of %d, and %d ticks"
                            .formatted(runs, results, logs, ticks));
        } catch (StorageException refused) {
            return new TickOutcome.Failed(refused.fault());
        }
    }

    private static int remove(IntUnaryOperator batch) {
        int all = 0;
        for (int turn = 0; turn < MOST_BATCHES; turn++) {
            int removed = batch.applyAsInt(BATCH);
            all += removed;
            if (removed == 0) {
                break;
            }
        }
        return all;
    }
}
