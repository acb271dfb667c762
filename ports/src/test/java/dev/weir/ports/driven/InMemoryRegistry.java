package dev.weir.ports.driven;

import dev.weir.domain.value.WorkspaceName;
import dev.weir.domain.workspace.Workspace;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A registry that lasts as long as the object. */
public final class InMemoryRegistry implements Registry {

    private final Map<WorkspaceName, Definitions> definitions = new HashMap<>();
    private TreeMap<WorkspaceName, Workspace> watched = new TreeMap<>();

    @Override
    public String installation() {
        return "in-memory";
    }

    @Override
    public synchronized void publish(List<Workspace> declared, String configuration, Instant at) {
        watched = new TreeMap<>();
        declared.forEach(workspace -> watched.put(workspace.name(), workspace));
    }

    @Override
    public synchronized List<Workspace> workspaces() {
        return List.copyOf(watched.values());
    }

    @Override
    public synchronized void define(WorkspaceName workspace, Definitions read) {
        definitions.put(workspace, read);
    }

    @Override
    public synchronized Optional<Definitions> definitions(WorkspaceName workspace) {
        return Optional.ofNullable(definitions.get(workspace));
    }
}
