package dev.weir.app.browse;

import dev.weir.app.observe.ManifestShelf;
import dev.weir.domain.event.Logged;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.domain.workspace.Mesh;
import dev.weir.domain.workspace.Mesh.Owner;
import dev.weir.ports.driving.BrowseAssets.Latest;
import dev.weir.ports.driving.BrowseMesh;
import java.util.List;
import java.util.Optional;

/** Tells whose a node of another project is, and who uses one of ours. */
public final class MeshBrowser implements BrowseMesh {

    private final Declared declared;
    private final ManifestShelf shelf;
    private final MeshBook book;
    private final LatestEvents latest;

    public MeshBrowser(Declared declared, ManifestShelf shelf, MeshBook book, LatestEvents latest) {
        this.declared = declared;
        this.shelf = shelf;
        this.book = book;
        this.latest = latest;
    }

    @Override
    public List<Joint> joints(WorkspaceName workspace) {
        return book.joints(declared.workspace(workspace).name()).stream()
                .map(this::told)
                .toList();
    }

    @Override
    public Optional<MeshPlace> place(WorkspaceName workspace, String uniqueId) {
        var name = declared.workspace(workspace).name();
        var manifest = shelf.current(name).map(it -> it.file().manifest());
        if (manifest.isEmpty() || manifest.get().indexOf(uniqueId).isEmpty()) {
            return Optional.empty();
        }
        var joint = book.joints(name).stream()
                .filter(it -> it.uniqueId().equals(uniqueId))
                .findFirst()
                .map(this::told);
        var uses = book.mesh().usersOf(name, uniqueId).stream().map(this::use).toList();
        return Optional.of(new MeshPlace(joint, uses));
    }

    private Joint told(Mesh.Joint joint) {
        return switch (joint.owner()) {
            case Owner.Stub(var why) -> new Joint(joint.uniqueId(), Optional.empty(), Optional.of(why));
            case Owner.Owned(var owner, var id, var by) ->
                new Joint(
                        joint.uniqueId(),
                        Optional.of(new OwnedBy(
                                owner,
                                id,
                                by.word(),
                                Optional.ofNullable(latest.of(owner).get(id)).map(MeshBrowser::inShort))),
                        Optional.empty());
        };
    }

    private static Latest inShort(Logged last) {
        var header = last.event().header();
        return new Latest(last.event().outcome(), header.at(), header.id().run());
    }

    private Use use(Mesh.Joint joint) {
        var downstream = shelf.current(joint.workspace()).stream()
                .map(it -> it.file().manifest())
                .flatMap(manifest -> manifest.node(joint.uniqueId()).children())
                .filter(it -> Drawn.isAsset(it.type()))
                .map(it -> it.uniqueId())
                .sorted()
                .toList();
        return new Use(joint.workspace(), joint.uniqueId(), downstream);
    }
}
