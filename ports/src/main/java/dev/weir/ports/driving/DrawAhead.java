package dev.weir.ports.driving;

import dev.weir.domain.value.WorkspaceName;

/** Begins to draw and to gather what will be asked for, so that nobody waits for it. */
public interface DrawAhead {

    /**
     * Begins to work out what a workspace shows at first sight, if its manifest is another one than at the last call. Returns at once.
     *
     * @throws UnknownWorkspaceException if nothing of that name is declared
     */
    void drawAhead(WorkspaceName workspace);
}
