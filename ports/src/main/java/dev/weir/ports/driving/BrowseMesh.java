package dev.weir.ports.driving;

import dev.weir.domain.value.WorkspaceName;
import dev.weir.ports.driving.BrowseAssets.Latest;
import java.util.List;
import java.util.Optional;

/**
 * How workspaces hang together: nodes of one project that another one uses (dbt Mesh). Throws {@link UnknownWorkspaceException} for a
 * workspace that is not declared.
 */
public interface BrowseMesh {

    /** Everything in a workspace that belongs to another project, in the order of unique ids. */
    List<Joint> joints(WorkspaceName workspace);

    /** Where one node of a workspace stands; empty if the current manifest has none of this id. */
    Optional<MeshPlace> place(WorkspaceName workspace, String uniqueId);

    /**
     * A node that belongs to another project.
     *
     * @param owner the one asset that it is; empty for a stub
     * @param why of a stub: what is missing
     */
    record Joint(String uniqueId, Optional<OwnedBy> owner, Optional<String> why) {}

    /** The asset that a node stands for. {@code by}: unique id, relation or link. */
    record OwnedBy(WorkspaceName workspace, String uniqueId, String by, Optional<Latest> latest) {}

    /**
     * Where a node stands among the projects.
     *
     * @param joint whose it is; empty for the workspace's own
     * @param usedBy the nodes that stand for it in other workspaces, with what is made from them there
     */
    record MeshPlace(Optional<Joint> joint, List<Use> usedBy) {
        public MeshPlace {
            usedBy = List.copyOf(usedBy);
        }
    }

    /** A node of another workspace that stands for this one. */
    record Use(WorkspaceName workspace, String uniqueId, List<String> downstream) {
        public Use {
            downstream = List.copyOf(downstream);
        }
    }
}
