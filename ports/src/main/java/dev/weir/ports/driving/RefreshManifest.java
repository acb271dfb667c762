package dev.weir.ports.driving;

import dev.weir.domain.tick.TickOutcome;
import dev.weir.domain.value.WorkspaceName;

/** Looking again at where a workspace's manifest comes from, where that is a file. Never throws for what is wrong with the file. */
public interface RefreshManifest {

    /** Takes the manifest over if it is another one than last time. */
    TickOutcome refresh(WorkspaceName workspace);
}
