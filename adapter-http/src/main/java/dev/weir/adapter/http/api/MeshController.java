package dev.weir.adapter.http.api;

import dev.weir.adapter.http.api.AssetView.LatestView;
import dev.weir.ports.driving.BrowseMesh;
import dev.weir.ports.driving.BrowseMesh.Joint;
import dev.weir.ports.driving.BrowseMesh.MeshPlace;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;

/** Nodes of one project that another one uses. Workspaces that the caller may not see are left out. */
@Controller(Api.WORKSPACE)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "mesh")
final class MeshController {

    private static final String NOT_FOR_YOU = "it belongs to a workspace that this token may not see";

    private final BrowseMesh browse;

    MeshController(BrowseMesh browse) {
        this.browse = browse;
    }

    /** Everything in the workspace that belongs to another project, and whose it is. */
    @Get("/mesh")
    Items<JointView> joints(HttpRequest<?> request, String workspace) {
        var caller = Caller.of(request);
        return Items.whole(browse.joints(Asked.workspace(workspace)), it -> JointView.of(it, caller));
    }

    /** Whose a node is, and which other workspaces use it. */
    @Get("/assets/{uniqueId}/mesh")
    PlaceView place(HttpRequest<?> request, String workspace, String uniqueId) {
        var name = Asked.workspace(workspace);
        var caller = Caller.of(request);
        return browse.place(name, uniqueId)
                .map(it -> PlaceView.of(it, caller))
                .orElseThrow(() ->
                        new NotFoundException("The current manifest of %s has no node %s.".formatted(name, uniqueId)));
    }

    /** A node of another project. Without an owner it is a stub, and {@code why} says what is missing. */
    @Serdeable
    record JointView(String uniqueId, Optional<OwnerView> owner, Optional<String> why) {
        static JointView of(Joint joint, Caller caller) {
            return joint.owner()
                    .filter(it -> !caller.sees(it.workspace()))
                    .map(_ -> new JointView(joint.uniqueId(), Optional.empty(), Optional.of(NOT_FOR_YOU)))
                    .orElseGet(
                            () -> new JointView(joint.uniqueId(), joint.owner().map(OwnerView::of), joint.why()));
        }
    }

    /** The asset that it is. {@code by}: unique id, relation or link. */
    @Serdeable
    record OwnerView(String workspace, String uniqueId, String by, Optional<LatestView> latest) {
        static OwnerView of(BrowseMesh.OwnedBy owner) {
            return new OwnerView(
                    owner.workspace().value(),
                    owner.uniqueId(),
                    owner.by(),
                    owner.latest().map(LatestView::of));
        }
    }

    /** Where a node stands among the projects; {@code joint} is null for the workspace's own. */
    @Serdeable
    record PlaceView(Optional<JointView> joint, List<UseView> usedBy) {
        static PlaceView of(MeshPlace place, Caller caller) {
            return new PlaceView(
                    place.joint().map(it -> JointView.of(it, caller)),
                    place.usedBy().stream()
                            .filter(it -> caller.sees(it.workspace()))
                            .map(it -> new UseView(it.workspace().value(), it.uniqueId(), it.downstream()))
                            .toList());
        }
    }

    /** A node of another workspace that stands for this one, and what is made from it there. */
    @Serdeable
    record UseView(String workspace, String uniqueId, List<String> downstream) {}
}
