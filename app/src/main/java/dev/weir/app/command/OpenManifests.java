package dev.weir.app.command;

import dev.weir.domain.asset.ManifestFile;
import dev.weir.ports.driven.Artifacts;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The manifests that were read last, so that many cases over one file read it once. Not safe for several threads. */
final class OpenManifests implements AutoCloseable {

    private static final int MOST = 4;

    private final Artifacts artifacts;
    private final Map<Path, ManifestFile> open = new LinkedHashMap<>();

    OpenManifests(Artifacts artifacts) {
        this.artifacts = artifacts;
    }

    ManifestFile manifest(Path file) {
        return manifest(file, Set.of());
    }

    /** {@code fields} are those that will be asked for of all bodies, as for {@link Artifacts#manifest(Path, Set)}. */
    ManifestFile manifest(Path file, Set<String> fields) {
        Path path = file.toAbsolutePath().normalize();
        var known = open.remove(path);
        var manifest = known == null ? artifacts.manifest(path, fields) : known;
        open.put(path, manifest);
        if (open.size() > MOST) {
            var oldest = open.keySet().iterator().next();
            var let = open.remove(oldest);
            if (let != null) {
                let.close();
            }
        }
        return manifest;
    }

    @Override
    public void close() {
        open.values().forEach(ManifestFile::close);
        open.clear();
    }
}
