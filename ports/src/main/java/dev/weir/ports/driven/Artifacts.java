package dev.weir.ports.driven;

import dev.weir.domain.asset.ManifestFile;
import dev.weir.domain.asset.ManifestHash;
import dev.weir.domain.asset.NodeBodies;
import dev.weir.domain.run.Catalog;
import dev.weir.domain.run.FreshnessResults;
import dev.weir.domain.run.RunResults;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Set;
import java.util.function.ObjIntConsumer;

/**
 * Reading the files that dbt leaves behind, gzipped or not: the first bytes tell. What cannot be read, is cut off or is of another
 * kind ends with an {@link ArtifactException} whose sentence names the file.
 */
public interface Artifacts {

    /** Reads the hot tier of a manifest in one pass, and keeps the file at hand for the bodies until it is closed. */
    ManifestFile manifest(Path file);

    /**
     * The same for someone who will soon ask for these fields of all bodies, named as for {@link NodeBodies#each(BitSet, Set,
     * ObjIntConsumer)}: what is told of them for the first time is then taken from this pass, and not from another one.
     */
    ManifestFile manifest(Path file, Set<String> fields);

    /** What a manifest says, as a hash without what differs in every parse of the same code. One pass over the file. */
    ManifestHash identify(Path file);

    /** Reads {@code run_results.json} of any version. What is odd inside is counted and costs nothing else. */
    RunResults results(Path file);

    /** Reads {@code sources.json}: what {@code dbt source freshness} found. */
    FreshnessResults freshness(Path file);

    /** Reads {@code catalog.json}: what the warehouse says of its tables. */
    Catalog catalog(Path file);
}
