package dev.weir.ports.driving;

import dev.weir.domain.tick.TickOutcome;
import dev.weir.domain.value.WorkspaceName;

/** Looks at dbt Cloud once and records what is there. Never throws for what went wrong out there: that is an outcome. */
public interface PollWorkspace {

    /** Meets new runs, follows open ones, and reads those that ended. */
    TickOutcome poll(WorkspaceName workspace);

    /** Reads some of what happened before, newest first. */
    TickOutcome backfill(WorkspaceName workspace);
}
