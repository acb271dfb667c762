package dev.weir.ports.driven;

import dev.weir.domain.asset.ManifestHash;
import dev.weir.domain.run.ManifestVersion;
import dev.weir.domain.value.Slice;
import dev.weir.domain.value.WorkspaceName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where versions of manifests are kept, by content: what two versions share is stored once. Every method that changes something is
 * one transaction. Throws {@link StorageException} as the log does.
 */
public interface AssetCatalog {

    /**
     * Keeps a version whose text is in {@code file} (JSON, gzipped or not). A known one is only noted as seen again. May throw
     * {@link ArtifactException}, and keeps nothing then, when the text is not JSON.
     *
     * @param fingerprint what the version was made from (commit, dbt version, steps, target …), so that it need not be fetched
     *     again for a run of the same
     */
    void keep(
            WorkspaceName workspace,
            ManifestVersion version,
            ManifestVersion.Standing standing,
            String fingerprint,
            Path file);

    /** The version that was last kept under a fingerprint. */
    Optional<ManifestVersion> madeFrom(WorkspaceName workspace, String fingerprint);

    /** The newest version, by the time at which it was generated, that may be shown. */
    Optional<ManifestVersion> current(WorkspaceName workspace);

    /** One version. */
    Optional<ManifestVersion> version(WorkspaceName workspace, ManifestHash hash);

    /** The newest {@code most} versions that may be shown, newest first: {@link #current} and those before it. */
    List<ManifestVersion> ofProduction(WorkspaceName workspace, int most);

    /** All versions, newest first. */
    Slice<ManifestVersion> versions(WorkspaceName workspace, Slice.Request part);

    /**
     * Writes the version's text to the new file {@code into}; false if it is not kept. It is JSON that reads like what was kept, but for
     * the times at which dbt parsed each node ({@code created_at}): they differ in every parse of the same code.
     */
    boolean fetch(WorkspaceName workspace, ManifestHash hash, Path into);
}
