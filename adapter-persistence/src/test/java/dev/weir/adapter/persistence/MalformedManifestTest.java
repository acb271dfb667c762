package dev.weir.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.weir.domain.asset.ManifestHash;
import dev.weir.domain.fault.Fault;
import dev.weir.domain.run.ManifestVersion;
import dev.weir.ports.driven.ArtifactException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MalformedManifestTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void whatIsNotJsonIsTheFilesFaultAndNothingOfItIsKept() throws IOException {
        var file = Files.writeString(
                folder.resolve("manifest.json"),
                "{\"nodes\": {\"model.a.b\": {\"name\": \"b\"}, \"model.a.c\": {\"columns\": {\"x\": [1,]}}}}");
        var version = new ManifestVersion(
                new ManifestHash("0".repeat(64)),
                Optional.empty(),
                Optional.empty(),
                Optional.of("c1"),
                Optional.of("1.12.6"),
                NOON,
                NOON,
                2);
        try (var storage = TestStores.open(StorageSettings.inFile(folder.resolve("weir")))) {
            assertThatExceptionOfType(ArtifactException.class)
                    .isThrownBy(() -> storage.catalog()
                            .keep(HaltedWriter.SHOP, version, ManifestVersion.Standing.PRODUCTION, "f", file))
                    .satisfies(bad -> assertThat(bad.fault()).isInstanceOf(Fault.Malformed.class));
            assertThat(storage.catalog().current(HaltedWriter.SHOP)).isEmpty();
            assertThat(storage.catalog().madeFrom(HaltedWriter.SHOP, "f")).isEmpty();
        }
    }
}
