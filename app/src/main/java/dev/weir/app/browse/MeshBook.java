package dev.weir.app.browse;

import dev.weir.app.observe.ManifestShelf;
import dev.weir.domain.asset.ManifestHash;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.domain.workspace.Mesh;
import dev.weir.domain.workspace.Workspace;
import dev.weir.ports.driven.Registry;
import dev.weir.ports.driven.Registry.Definitions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** How the current manifests of all workspaces hang together, worked out again when one of them is another. */
public final class MeshBook {

    private final Registry registry;
    private final ManifestShelf shelf;
    private final List<Mesh.Link> links;
    private final AtomicReference<Optional<Page>> last = new AtomicReference<>(Optional.empty());

    public MeshBook(Registry registry, ManifestShelf shelf, List<Mesh.Link> links) {
        this.registry = registry;
        this.shelf = shelf;
        this.links = List.copyOf(links);
    }

    private record Seen(Workspace workspace, Optional<String> kind, ManifestHash manifest) {}

    private record Page(
            List<Seen> seen, Map<Seen, Mesh.Member> members, Mesh mesh, Map<WorkspaceName, List<Mesh.Joint>> joints) {}

    Mesh mesh() {
        return page().mesh();
    }

    /** What of a workspace belongs to another project. */
    List<Mesh.Joint> joints(WorkspaceName workspace) {
        return page().joints().getOrDefault(workspace, List.of());
    }

    /** Which version each workspace shows is asked for without opening its manifest; only one that is another is opened. */
    private Page page() {
        var seen = new ArrayList<Seen>();
        for (var workspace : registry.workspaces()) {
            shelf.currentVersion(workspace.name()).ifPresent(version -> {
                var kind = registry.definitions(workspace.name())
                        .map(Definitions::environment)
                        .flatMap(it -> it.kind());
                seen.add(new Seen(workspace, kind, version.hash()));
            });
        }
        var known = last.get();
        if (known.isPresent() && known.get().seen().equals(seen)) {
            return known.get();
        }
        var members = new LinkedHashMap<Seen, Mesh.Member>();
        seen.forEach(
                it -> known.flatMap(page -> Optional.ofNullable(page.members().get(it)))
                        .or(() -> opened(it))
                        .ifPresent(member -> members.put(it, member)));
        var mesh = new Mesh(List.copyOf(members.values()), links);
        var joints = new HashMap<WorkspaceName, List<Mesh.Joint>>();
        members.keySet()
                .forEach(it -> joints.put(
                        it.workspace().name(), mesh.jointsOf(it.workspace().name())));
        var page = new Page(seen, members, mesh, joints);
        last.set(Optional.of(page));
        return page;
    }

    private Optional<Mesh.Member> opened(Seen seen) {
        return shelf.version(seen.workspace().name(), seen.manifest())
                .map(it ->
                        new Mesh.Member(seen.workspace(), seen.kind(), it.file().manifest()));
    }
}
