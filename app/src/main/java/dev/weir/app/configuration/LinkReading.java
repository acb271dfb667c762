package dev.weir.app.configuration;

import dev.weir.domain.value.Nearest;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.domain.workspace.Mesh;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code links}: which nodes of other projects belong to which workspace, where that cannot be found out. */
final class LinkReading {

    private final List<WorkspaceName> known;
    private final List<Problem> problems;

    LinkReading(List<WorkspaceName> known, List<Problem> problems) {
        this.known = List.copyOf(known);
        this.problems = problems;
    }

    List<Mesh.Link> read(List<Part> parts) {
        var links = new ArrayList<Mesh.Link>();
        for (var part : parts) {
            var complete = true;
            for (var key : List.of("workspace", "node", "owner")) {
                if (part.text(key).isEmpty()) {
                    problems.add(new Problem(part.fields().place(), "%s has no %s.".formatted(part.path(), key)));
                    complete = false;
                }
            }
            if (complete) {
                link(part).ifPresent(links::add);
            }
        }
        return links;
    }

    /** {@code owner} is a workspace, or a workspace, a slash and the unique id there. */
    private Optional<Mesh.Link> link(Part part) {
        var node = part.text("node").orElseThrow();
        var owner = part.text("owner").orElseThrow().split("/", 2);
        var workspace = workspace(part, "workspace", part.text("workspace").orElseThrow());
        var owning = workspace(part, "owner", owner[0]);
        if (workspace.isEmpty() || owning.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Mesh.Link(workspace.get(), node, owning.get(), owner.length > 1 ? owner[1] : node));
    }

    private Optional<WorkspaceName> workspace(Part part, String key, String name) {
        var found = known.stream().filter(it -> it.value().equals(name)).findFirst();
        if (found.isEmpty()) {
            var nearest =
                    Nearest.to(name, known.stream().map(WorkspaceName::value).toList());
            problems.add(new Problem(
                    part.placeOf(key),
                    "%s.%s: no workspace is named %s.%s"
                            .formatted(
                                    part.path(),
                                    key,
                                    name,
                                    nearest.map(" Did you mean %s?"::formatted).orElse(""))));
        }
        return found;
    }
}
