package dev.weir.adapter.dbtcloud.artifact;

import dev.weir.domain.asset.ManifestFile;
import dev.weir.domain.asset.ManifestHash;
import dev.weir.domain.run.Catalog;
import dev.weir.domain.run.FreshnessResults;
import dev.weir.domain.run.RunResults;
import dev.weir.domain.value.Tree;
import dev.weir.ports.driven.Artifacts;
import java.nio.file.Path;
import java.util.Set;

/** The one door to dbt's files on disk. Holds nothing, and is safe for several threads. */
public final class ArtifactFiles implements Artifacts {

    /** A gzipped manifest is spooled to a temporary file when the first body is asked for. */
    @Override
    public ManifestFile manifest(Path file) {
        return manifest(file, Set.of());
    }

    @Override
    public ManifestFile manifest(Path file, Set<String> fields) {
        return ManifestReader.read(JsonFile.at(file), new TakenFields(fields));
    }

    @Override
    public ManifestHash identify(Path file) {
        return ManifestIdentity.of(JsonFile.at(file));
    }

    @Override
    public RunResults results(Path file) {
        return RunResultsReader.read(file);
    }

    @Override
    public FreshnessResults freshness(Path file) {
        return FreshnessReader.read(file);
    }

    @Override
    public Catalog catalog(Path file) {
        return CatalogReader.read(file);
    }

    /** Reads any JSON file whole, with the places of its parts. Throws as {@link Artifacts} says. */
    public Tree tree(Path file) {
        return JsonFile.at(file).tree();
    }

    /** Reads JSON text whole, with the places of its parts; {@code source} is the name that errors call it. */
    public Tree tree(String source, String json) {
        return JsonFile.tree(source, json);
    }
}
