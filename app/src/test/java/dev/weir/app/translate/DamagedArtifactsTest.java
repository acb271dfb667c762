package dev.weir.app.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.wiring.FileDoors;
import dev.weir.domain.event.Counting;
import dev.weir.domain.event.Interpretation;
import dev.weir.domain.fault.Fault;
import dev.weir.domain.run.RunId;
import dev.weir.domain.translation.SpecTranslation;
import dev.weir.domain.translation.SpecWriting;
import dev.weir.domain.translation.TranslationSwitch;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.ports.driven.ArtifactException;
import dev.weir.ports.driven.Artifacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that were damaged by chance, the same chance every time: each is read, or refused by the port's own exception with a sentence
 * that names the file. Never another exception, never an endless loop, never an overflow.
 */
class DamagedArtifactsTest {

    private static final int ROUNDS = 150;

    private final Artifacts artifacts = FileDoors.artifacts();

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> isReadOrRefusedInASentence() {
        Map<String, Consumer<Path>> readers = Map.of(
                "run_results.json", this::results,
                "sources.json", this::freshness,
                "catalog.json", this::catalog,
                "manifest.json", this::manifest);
        return readers.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(it -> originals(it.getKey()).stream()
                        .map(file -> DynamicTest.dynamicTest(
                                RealArtifacts.told(file),
                                () -> damaged(RealArtifacts.bytes(file), it.getKey(), it.getValue()))));
    }

    /** A file of each shape: the small ones, since it is the number of damages that counts. */
    private static List<Path> originals(String name) {
        return RealArtifacts.named(name).stream()
                .filter(it -> size(it) < 12_000 || name.equals("catalog.json"))
                .limit(4)
                .toList();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void damaged(byte[] original, String name, Consumer<Path> reader) {
        var damage = new Damage(name.hashCode() * 31L + original.length);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var bytes = damage.of(original);
            refused += attempt(bytes, reader) ? 0 : 1;
        }
        assertThat(refused).as("damages that were noticed").isGreaterThan(ROUNDS / 10);
    }

    /** {@return whether it was read} */
    private boolean attempt(byte[] bytes, Consumer<Path> reader) {
        var file = folder.resolve("damaged.json");
        try {
            Files.write(file, bytes);
            reader.accept(file);
            return true;
        } catch (ArtifactException refused) {
            assertThat(refused.fault()).isInstanceOf(Fault.Malformed.class);
            assertThat(refused.fault().sentence())
                    .contains("damaged.json")
                    .hasSizeLessThan(1_000)
                    .doesNotContain("Exception");
            return false;
        } catch (RuntimeException | StackOverflowError thrown) {
            throw new AssertionError(
                    "%s: %s".formatted(thrown, HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, 400))),
                    thrown);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void results(Path file) {
        Interpretation.of(artifacts.results(file), Optional.empty(), origin());
    }

    private void freshness(Path file) {
        Interpretation.of(artifacts.freshness(file), origin());
    }

    private void catalog(Path file) {
        artifacts.catalog(file);
    }

    private void manifest(Path file) {
        artifacts.identify(file);
        try (var manifest = artifacts.manifest(file)) {
            var all = new BitSet();
            all.set(0, manifest.manifest().size());
            SpecWriting.of(manifest, all, TranslationSwitch.defaults(), SpecTranslation.STANDARD);
            for (int node = 0; node < manifest.manifest().size(); node++) {
                manifest.bodies().body(node);
            }
        }
    }

    private static Interpretation.Origin origin() {
        return new Interpretation.Origin(
                new WorkspaceName("shop"), new RunId(1), 1, Instant.EPOCH, new Counting.Counts());
    }
}
