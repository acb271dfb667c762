package dev.weir.app.browse;

import dev.weir.adapter.dbtcloud.artifact.ArtifactFiles;
import dev.weir.domain.run.ManifestVersion;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.ports.driven.StoragePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** The real manifest of a project with one of everything, kept as what a workspace has in production. */
final class KeptOrchard {

    private static final String MANIFEST = "/dev/weir/adapter/dbtcloud/sandbox/artifacts/build-clean/manifest.json.gz";

    private KeptOrchard() {}

    static void in(StoragePorts store, WorkspaceName workspace, Path folder, Instant at) throws IOException {
        var file = folder.resolve("orchard.json.gz");
        try (var in = Objects.requireNonNull(ArtifactFiles.class.getResourceAsStream(MANIFEST))) {
            Files.copy(in, file);
        }
        var version = new ManifestVersion(
                new ArtifactFiles().identify(file),
                Optional.empty(),
                Optional.empty(),
                Optional.of("c1"),
                Optional.of("1.12.6"),
                at,
                at,
                1);
        store.catalog().keep(workspace, version, ManifestVersion.Standing.PRODUCTION, "f", file);
    }
}
