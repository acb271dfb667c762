package dev.weir.app.observe;

import dev.weir.app.file.Unreadable;
import dev.weir.domain.asset.ManifestHash;
import dev.weir.domain.fault.Fault;
import dev.weir.domain.run.ManifestVersion;
import dev.weir.domain.tick.TickOutcome;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.domain.workspace.ManifestOrigin;
import dev.weir.ports.driven.ArtifactException;
import dev.weir.ports.driven.StorageException;
import dev.weir.ports.driving.RefreshManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes a workspace's manifest from a file. The file may be replaced at any time, so it is copied first; what is half written cannot
 * be read, changes nothing, and is looked at again the next time.
 */
public final class ManifestRefresher implements RefreshManifest {

    private final ManifestShelf shelf;
    private final Scratch scratch;
    private final Map<WorkspaceName, ManifestOrigin> origins;
    private final InstantSource time;
    private final Map<WorkspaceName, Seen> seen = new ConcurrentHashMap<>();

    public ManifestRefresher(
            ManifestShelf shelf, Scratch scratch, Map<WorkspaceName, ManifestOrigin> origins, InstantSource time) {
        this.shelf = shelf;
        this.scratch = scratch;
        this.origins = Map.copyOf(origins);
        this.time = time;
    }

    /** What a file looked like from outside when it was taken over. */
    private record Seen(long size, long modified) {
        static Seen of(Path file) throws IOException {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Seen(attributes.size(), attributes.lastModifiedTime().toMillis());
        }
    }

    @Override
    public TickOutcome refresh(WorkspaceName workspace) {
        return switch (origins.getOrDefault(workspace, ManifestOrigin.usual())) {
            case ManifestOrigin.LatestRun _ -> new TickOutcome.Idle();
            case ManifestOrigin.InFile(var path) -> refresh(workspace, Path.of(path));
        };
    }

    private TickOutcome refresh(WorkspaceName workspace, Path file) {
        var copy = scratch.newFile();
        try {
            var now = Seen.of(file);
            if (now.equals(seen.get(workspace))) {
                return new TickOutcome.Idle();
            }
            Files.copy(file, copy);
            var outcome = take(workspace, file, copy);
            seen.put(workspace, now);
            return outcome;
        } catch (IOException unreadable) {
            return new TickOutcome.Failed(new Fault.Unavailable(
                    "state.from of %s: %s.".formatted(workspace, Unreadable.sentence(file, unreadable))));
        } catch (ArtifactException unreadable) {
            return new TickOutcome.Failed(new Fault.Malformed("state.from of %s: %s"
                    .formatted(workspace, unreadable.fault().sentence().replace(copy.toString(), file.toString()))));
        } catch (StorageException refused) {
            return new TickOutcome.Failed(refused.fault());
        } finally {
            Scratch.discard(copy);
        }
    }

    private TickOutcome take(WorkspaceName workspace, Path file, Path copy) {
        ManifestHash hash = shelf.identify(copy);
        if (shelf.current(workspace)
                .filter(it -> it.version().hash().equals(hash))
                .isPresent()) {
            return new TickOutcome.Idle();
        }
        var manifest = shelf.take(hash, copy).manifest();
        var now = time.instant();
        // The file says which version is shown, however old it is: so it counts as made when it was found.
        shelf.keep(
                workspace,
                new ManifestVersion(
                        hash,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        manifest.metadata().dbtVersion(),
                        now,
                        now,
                        manifest.size()),
                ManifestVersion.Standing.PRODUCTION,
                "file " + file);
        return new TickOutcome.Advanced("took the manifest from %s: %d nodes".formatted(file, manifest.size()));
    }
}
