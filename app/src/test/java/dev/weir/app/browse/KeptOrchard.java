package dev.weir.app.browse;

import dev.weir.adapter.dbtcloud.artifact.ArtifactFiles;
import dev.weir.domain.run.ManifestVersion;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.ports.driven.StoragePorts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;

/** The real manifest of a project with one of everything, kept as what a workspace has in production. */
final class KeptOrchard {

    private static final String MANIFEST = "/dev/weir/adapter/dbtcloud/sandbox/artifacts/build-clean/manifest.json.gz";

    private KeptOrchard() {}

    static void in(StoragePorts store, WorkspaceName workspace, Path folder, Instant at) throws IOException {
        in(store, workspace, folder, at, UnaryOperator.identity());
    }

    /** The same, with its text changed. */
    static void in(StoragePorts store, WorkspaceName workspace, Path folder, Instant at, UnaryOperator<String> changed)
            throws IOException {
        var file = Files.createTempFile(folder, "orchard", ".json");
        try (var in = new GZIPInputStream(Objects.requireNonNull(ArtifactFiles.class.getResourceAsStream(MANIFEST)))) {
            Files.writeString(file, changed.apply(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
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
