package dev.weir.app.browse;

import dev.weir.domain.value.WorkspaceName;
import dev.weir.domain.workspace.Workspace;
import dev.weir.ports.driven.Registry;
import dev.weir.ports.driving.UnknownWorkspaceException;
import java.util.List;

/** The workspaces that are declared, asked for by name. */
public final class Declared {

    private final Registry registry;

    public Declared(Registry registry) {
        this.registry = registry;
    }

    List<Workspace> all() {
        return registry.workspaces();
    }

    /** The workspace of this name; whoever asks for another one is told the nearest name. */
    Workspace workspace(WorkspaceName name) {
        var all = registry.workspaces();
        return all.stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownWorkspaceException(
                        name.value(), all.stream().map(it -> it.name().value()).toList()));
    }
}
