package dev.weir.app.keep;

import dev.weir.domain.tick.TickOutcome;
import dev.weir.ports.driven.StorageException;
import dev.weir.ports.driven.Upkeep;
import dev.weir.ports.driving.KeepHouse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Removes what was kept long enough, in batches that are small enough for nobody to wait. What one turn leaves, the next takes. */
public final class HouseKeeper implements KeepHouse {

    private static final int BATCH = 500;
    private static final int BATCHES_A_TURN = 20;

    /** Ticks are for finding out what went wrong; who looks for older ones reads the logs. */
    private static final Duration TICKS = Duration.ofDays(14);

    private final Upkeep upkeep;
    private final Kept kept;
    private final InstantSource time;

    public HouseKeeper(Upkeep upkeep, Kept kept, InstantSource time) {
        this.upkeep = upkeep;
        this.kept = kept;
        this.time = time;
    }

    /** How long each is kept after its run was created. */
    public record Kept(Duration runs, Duration results, Duration logs) {}

    @Override
    public TickOutcome tidy() {
        var now = time.instant();
        var removed = new ArrayList<String>();
        try {
            note(removed, "runs", most -> upkeep.removeRuns(now.minus(kept.runs()), most));
            note(removed, "results", most -> upkeep.removeResults(now.minus(kept.results()), most));
            note(removed, "logs", most -> upkeep.removeLogs(now.minus(kept.logs()), most));
            note(removed, "ticks", most -> upkeep.removeTicks(now.minus(TICKS), most));
        } catch (StorageException failure) {
            return new TickOutcome.Failed(failure.fault());
        }
        return removed.isEmpty()
                ? new TickOutcome.Idle()
                : new TickOutcome.Advanced("removed " + String.join(", ", removed));
    }

    private static void note(List<String> removed, String what, IntUnaryOperator removeAtMost) {
        int sum = 0;
        for (int batch = 0; batch < BATCHES_A_TURN; batch++) {
            int rows = removeAtMost.applyAsInt(BATCH);
            sum += rows;
            if (rows == 0) {
                break;
            }
        }
        if (sum > 0) {
            removed.add("%d rows of %s".formatted(sum, what));
        }
    }
}
