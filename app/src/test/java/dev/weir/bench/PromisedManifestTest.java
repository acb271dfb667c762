package dev.weir.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.adapter.dbtcloud.artifact.ArtifactFiles;
import dev.weir.domain.translation.SpecTranslation;
import dev.weir.domain.translation.SpecWriting;
import dev.weir.domain.translation.Specs;
import dev.weir.domain.translation.TranslationSwitch;
import java.nio.file.Path;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromisedManifestTest {

    @TempDir
    private Path folder;

    @Test
    void twoCopiesHaveTwiceTheAssetsAndTheChecksAndNoKeyTwice() {
        var one = specs(1);
        var two = specs(2);
        assertThat(one.assets()).hasSizeGreaterThan(PromisedManifest.NODES * 4 / 10);
        assertThat(two.assets()).hasSize(one.assets().size() * 2);
        assertThat(two.checks()).hasSize(one.checks().size() * 2);
        assertThat(two.assets().stream().map(it -> it.key())).doesNotHaveDuplicates();
    }

    private Specs specs(int copies) {
        var file = folder.resolve("manifest-%d.json".formatted(copies));
        PromisedManifest.write(file, copies);
        try (var read = new ArtifactFiles().manifest(file, SpecWriting.FIELDS)) {
            var all = new BitSet();
            all.set(0, read.manifest().size());
            return SpecWriting.of(read, all, TranslationSwitch.defaults(), SpecTranslation.STANDARD);
        }
    }
}
