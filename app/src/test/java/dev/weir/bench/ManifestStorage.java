package dev.weir.bench;

import dev.weir.adapter.dbtcloud.artifact.ArtifactFiles;
import dev.weir.adapter.persistence.Storage;
import dev.weir.adapter.persistence.StorageSettings;
import dev.weir.domain.asset.ManifestDiff;
import dev.weir.domain.asset.ManifestHash;
import dev.weir.domain.run.ManifestVersion;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.ports.driven.AssetCatalog;
import dev.weir.ports.driven.AssetCatalog.Parts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/**
 * What versions of a large manifest cost to keep, when each differs from the one before in the code of a few nodes and in every
 * time at which dbt parsed something. {@code WEIR_BENCH_VERSIONS} says how many are kept. An H2 file has slack: a few versions fit
 * into it without making it larger.
 */
final class ManifestStorage implements Benchmark {

    private static final int NODES = 13_000;
    private static final int CHANGED_A_VERSION = 5;

    @Override
    public String name() {
        return "manifest-storage";
    }

    @Override
    public String about() {
        return "keeping versions of a 45 MB manifest that differ in five nodes each, against each one gzipped";
    }

    @Override
    public void measure(Bench bench) throws Exception {
        int versions = Integer.parseInt(System.getenv().getOrDefault("WEIR_BENCH_VERSIONS", "40"));
        var base = bench.folder().resolve("base.json");
        MadeUpManifest.write(base, NODES);
        var lines = Files.readAllLines(base);
        var file = bench.folder().resolve("version.json");
        var database = bench.folder().resolve("store");
        var artifacts = new ArtifactFiles();
        long gzipped = 0;
        long size = 0;
        long first;
        long took = 0;
        try (var storage = open(database)) {
            keep(storage, artifacts, file, lines, 0);
        }
        first = bytes(bench.folder());
        try (var storage = open(database)) {
            for (int version = 1; version < versions; version++) {
                long from = System.nanoTime();
                keep(storage, artifacts, file, lines, version);
                took += System.nanoTime() - from;
            }
            traced(bench, storage.catalog(), artifacts.identify(file), versions);
            size = Files.size(file);
            gzipped = gzipped(file, bench.folder());
        }
        long all = bytes(bench.folder());
        bench.row("a manifest, plain", size / 1e6, "MB");
        bench.row("the first version in the store", first / 1e6, "MB", "gzipped", gzipped / 1e6);
        bench.row(versions + " versions in the store", all / 1e6, "MB", "gzipped", gzipped / 1e6 * versions);
        bench.row("keeping one, its file written first", took / 1e6 / (versions - 1), "ms");
    }

    /** Looks through all versions for the last change of something that has none: no project has the node, so it is the most work. */
    private static void traced(Bench bench, AssetCatalog catalog, ManifestHash newest, int versions) {
        var parts = new Parts("nodes", "model.nowhere.none", Set.of("macros", "groups"));
        long from = System.nanoTime();
        var traced = catalog.trace(new WorkspaceName("bench"), newest, parts, ManifestDiff.besideDefinitions());
        long took = System.nanoTime() - from;
        if (traced.versions() != versions) {
            throw new IllegalStateException("%d of %d versions were looked at".formatted(traced.versions(), versions));
        }
        bench.row("an asset's last change looked for in all of them", took / 1e6, "ms");
    }

    static Storage open(Path database) {
        return Storage.open(
                new StorageSettings("jdbc:h2:file:" + database, Optional.empty(), Optional.empty(), 1_000),
                InstantSource.system());
    }

    private static void keep(Storage storage, ArtifactFiles artifacts, Path file, List<String> lines, int version)
            throws IOException {
        write(file, lines, version);
        keep(storage, artifacts, file, version);
    }

    static void keep(Storage storage, ArtifactFiles artifacts, Path file, int version) {
        var at = Instant.ofEpochSecond(1_795_000_000L + version * 3_600L);
        storage.catalog()
                .keep(
                        new WorkspaceName("bench"),
                        new ManifestVersion(
                                artifacts.identify(file),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("commit " + version),
                                Optional.of("1.12.6"),
                                at,
                                at,
                                NODES),
                        ManifestVersion.Standing.PRODUCTION,
                        "print " + version,
                        file);
    }

    /** A node stands in a line of its own. Every line is parsed anew, and a few say something else. */
    private static void write(Path file, List<String> lines, int version) throws IOException {
        try (var out = Files.newBufferedWriter(file)) {
            for (int at = 0; at < lines.size(); at++) {
                var line = lines.get(at)
                        .replace(
                                "\"created_at\": 1795339889.4",
                                "\"created_at\": " + (1_795_339_889L + version) + ".25");
                boolean changed =
                        version > 0 && Math.floorMod(at * 7919 - version * 104_729, lines.size()) < CHANGED_A_VERSION;
                out.write(
                        changed
                                ? line.replace(
                                        "\"raw_code\": \"", "\"raw_code\": \"-- version %d\\n".formatted(version))
                                : line);
                out.write('\n');
            }
        }
    }

    private static long gzipped(Path file, Path folder) throws IOException {
        var zipped = folder.resolve("version.json.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            Files.copy(file, out);
        }
        long size = Files.size(zipped);
        Files.delete(zipped);
        return size;
    }

    /** The size of the closed database's file, or of what is there of it. */
    private static long bytes(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            long sum = 0;
            for (var file : files.filter(it -> it.getFileName().toString().startsWith("store"))
                    .toList()) {
                sum += Files.size(file);
            }
            return sum;
        }
    }
}
