package dev.weir.app.browse;

import dev.weir.domain.event.Logged;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.domain.workspace.Mesh.Owner;
import dev.weir.ports.driven.EventLog;
import dev.weir.ports.driven.RunArchive;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The latest event of every node, read again only when the log has moved. */
public final class LatestEvents {

    private final EventLog log;
    private final RunArchive archive;
    private final Optional<MeshBook> mesh;
    private final Map<WorkspaceName, At> kept = new ConcurrentHashMap<>();

    public LatestEvents(EventLog log, RunArchive archive) {
        this(log, archive, Optional.empty());
    }

    private LatestEvents(EventLog log, RunArchive archive, Optional<MeshBook> mesh) {
        this.log = log;
        this.archive = archive;
        this.mesh = mesh;
    }

    /** {@return the same, where a node of another project has what happened to it in the workspace that owns it} */
    public LatestEvents across(MeshBook book) {
        return new LatestEvents(log, archive, Optional.of(book));
    }

    private record At(long head, Map<String, Logged> latest) {}

    Map<String, Logged> of(WorkspaceName workspace) {
        var own = own(workspace);
        var joints = mesh.map(it -> it.joints(workspace)).orElse(List.of());
        if (joints.isEmpty()) {
            return own;
        }
        var joined = new HashMap<>(own);
        joints.forEach(joint -> {
            if (joint.owner() instanceof Owner.Owned(var owner, var id, var _)) {
                var there = own(owner).get(id);
                if (there != null) {
                    joined.putIfAbsent(joint.uniqueId(), there);
                }
            }
        });
        return joined;
    }

    private Map<String, Logged> own(WorkspaceName workspace) {
        // The head is read first: what is recorded in between is read twice, and never missed.
        long head = log.head();
        var known = kept.get(workspace);
        if (known != null && known.head() == head) {
            return known.latest();
        }
        var latest = archive.latest(workspace);
        kept.put(workspace, new At(head, latest));
        return latest;
    }
}
