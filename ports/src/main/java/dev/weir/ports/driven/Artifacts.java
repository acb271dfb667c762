package dev.weir.ports.driven;

import dev.weir.domain.asset.ManifestFile;
import java.nio.file.Path;

/**
 * Reading the files that dbt leaves behind, gzipped or not: the first bytes tell. What cannot be read, is cut off or is of another
 * kind ends with an {@link ArtifactException} whose sentence names the file.
 */
public interface Artifacts {

    /** Reads the hot tier of a manifest in one pass, and keeps the file at hand for the bodies until it is closed. */
    ManifestFile manifest(Path file);
}
