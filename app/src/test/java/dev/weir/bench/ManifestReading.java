package dev.weir.bench;

import com.fasterxml.jackson.core.JsonFactory;
import dev.weir.adapter.dbtcloud.artifact.ArtifactFiles;
import dev.weir.adapter.persistence.Storage;
import java.nio.file.Files;
import java.util.ArrayDeque;

/** From a file of 60,000 nodes to the hot graph, beside the bare tokens of the same file as Jackson reads them. */
final class ManifestReading implements Benchmark {

    private static final int NODES = 60_000;
    private static final int WARM_UP = 1;
    private static final int MEASURED = 3;

    @Override
    public String name() {
        return "manifest-read";
    }

    @Override
    public String about() {
        return "reading a manifest of 60,000 nodes into the hot graph, against Jackson's bare tokens";
    }

    @Override
    public void measure(Bench bench) throws Exception {
        var file = bench.folder().resolve("manifest.json");
        MadeUpManifest.write(file, NODES);
        var artifacts = new ArtifactFiles();
        var factory = new JsonFactory();
        double tokens = bench.millis(5, () -> {
            long count = 0;
            try (var in = Files.newInputStream(file);
                    var parser = factory.createParser(in)) {
                while (parser.nextToken() != null) {
                    count++;
                }
            }
            return count;
        });
        double ours = bench.millis(5, () -> {
            try (var read = artifacts.manifest(file)) {
                return read.manifest().size();
            }
        });
        bench.row("hot graph, %d MB".formatted(Files.size(file) >> 20), ours, "ms", "Jackson's tokens", tokens);
        var empty = new ArrayDeque<Storage>();
        for (int times = 0; times < WARM_UP + MEASURED; times++) {
            empty.add(ManifestStorage.open(bench.folder().resolve("store-" + times)));
        }
        double stored = bench.millis(WARM_UP, MEASURED, () -> {
            var storage = empty.element();
            try (var read = artifacts.manifest(file)) {
                ManifestStorage.keep(storage, artifacts, file, 0);
                empty.remove().close();
                return read.manifest().size();
            }
        });
        bench.row("the same, known by its content and kept on H2", stored, "ms", "Jackson's tokens", tokens);
    }
}
