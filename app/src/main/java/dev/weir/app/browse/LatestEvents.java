package dev.weir.app.browse;

import dev.weir.domain.event.Logged;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.ports.driven.EventLog;
import dev.weir.ports.driven.RunArchive;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The latest event of every node, read again only when the log has moved. */
public final class LatestEvents {

    private final EventLog log;
    private final RunArchive archive;
    private final Map<WorkspaceName, At> kept = new ConcurrentHashMap<>();

    public LatestEvents(EventLog log, RunArchive archive) {
        this.log = log;
        this.archive = archive;
    }

    private record At(long head, Map<String, Logged> latest) {}

    Map<String, Logged> of(WorkspaceName workspace) {
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
