package dev.weir.ports.driven;

import dev.weir.domain.asset.ManifestHash;
import dev.weir.domain.run.ManifestVersion;
import dev.weir.domain.value.Slice;
import dev.weir.domain.value.WorkspaceName;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

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

    /**
     * The newest step from one version of production to the next, up to {@code since}, over which any of {@code parts} is not the same
     * text. Texts are read only where they differ, so that it costs little however many versions it was the same in.
     *
     * @param beside fields of the entry that may differ: {@code a.b} is the field {@code b} of the map {@code a}
     */
    Traced trace(WorkspaceName workspace, ManifestHash since, Parts parts, Set<String> beside);

    /** All versions, newest first. */
    Slice<ManifestVersion> versions(WorkspaceName workspace, Slice.Request part);

    /**
     * Writes the version's text to the new file {@code into}; false if it is not kept. It is JSON that reads like what was kept, but for
     * the times at which dbt parsed each node ({@code created_at}): they differ in every parse of the same code.
     */
    boolean fetch(WorkspaceName workspace, ManifestHash hash, Path into);

    /**
     * The same with less in it: of the maps at the top of the text only {@code parts} are there, and those of which nothing is wanted
     * are empty. The metadata stands whole.
     */
    boolean fetch(WorkspaceName workspace, ManifestHash hash, Parts parts, Path into);

    /** Some of a manifest: the entry {@code key} of {@code section}, and other sections as they stand. */
    record Parts(String section, String key, Set<String> whole) {
        public Parts {
            whole = Set.copyOf(whole);
        }
    }

    /**
     * How far back something was the same.
     *
     * @param versions how many versions of production were compared, from {@code since} on; none if that is not one of them
     * @param step empty if it is the same in all of them
     */
    record Traced(int versions, Optional<Step> step) {}

    /**
     * Two versions of production of which the one follows the other.
     *
     * @param sections those in which something differs
     */
    record Step(ManifestVersion before, ManifestVersion since, Set<String> sections) {
        public Step {
            sections = Set.copyOf(sections);
        }
    }
}
