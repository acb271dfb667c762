package dev.weir.adapter.http.api;

import dev.weir.ports.driving.BrowseWorkspaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;

/** How each workspace stands. */
@Controller("/api/v1/workspaces")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "workspaces")
final class WorkspaceController {

    private final BrowseWorkspaces browse;

    WorkspaceController(BrowseWorkspaces browse) {
        this.browse = browse;
    }

    /** Every workspace: its last poll, lag, manifest, mode and problems. */
    @Get
    Items<WorkspaceView> workspaces(HttpRequest<?> request) {
        var caller = Caller.of(request);
        return Items.whole(
                browse.workspaces().stream()
                        .filter(it -> caller.sees(it.workspace().name()))
                        .toList(),
                WorkspaceView::of);
    }

    /** One workspace. */
    @Get("/{workspace}")
    WorkspaceView workspace(String workspace) {
        return WorkspaceView.of(browse.workspace(Asked.workspace(workspace)));
    }
}
