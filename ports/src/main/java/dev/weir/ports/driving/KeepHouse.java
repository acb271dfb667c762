package dev.weir.ports.driving;

import dev.weir.domain.tick.TickOutcome;

/** Removes what was kept long enough, a batch at a time. */
public interface KeepHouse {

    TickOutcome tidy();
}
