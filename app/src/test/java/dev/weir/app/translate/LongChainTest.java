package dev.weir.app.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.wiring.FileDoors;
import dev.weir.domain.asset.AssetKey;
import dev.weir.domain.translation.SpecTranslation;
import dev.weir.domain.translation.SpecWriting;
import dev.weir.domain.translation.Specs;
import dev.weir.domain.translation.TranslationSwitch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A row of 100,000 models is read: nothing walks the graph by recursion. */
class LongChainTest {

    private static final int MODELS = 100_000;
    private static final int TABLES = MODELS / 2;

    @TempDir
    private Path folder;

    @Test
    void tablesInARowAndEphemeralModelsInARowAreBothRead() throws IOException {
        var specs = specs(chain());

        assertThat(specs.assets()).hasSize(TABLES + 1);
        var last = specs.assets().getLast();
        assertThat(last.uniqueId()).isEqualTo(id(MODELS));
        assertThat(last.deps())
                .singleElement()
                .satisfies(it -> assertThat(it.key()).isEqualTo(AssetKey.of(name(TABLES - 1))));
    }

    private static Specs specs(Path manifest) {
        try (var file = FileDoors.artifacts().manifest(manifest)) {
            var all = new BitSet();
            all.set(0, file.manifest().size());
            return SpecWriting.of(file, all, EnumSet.allOf(TranslationSwitch.class), SpecTranslation.STANDARD);
        }
    }

    /** First tables, then ephemeral models, then one table that is made from all of them. */
    private Path chain() throws IOException {
        var file = folder.resolve("manifest.json");
        try (var out = Files.newBufferedWriter(file)) {
            out.write("{\"metadata\": {\"adapter_type\": \"duckdb\"}, \"sources\": {}, \"nodes\": {");
            for (int at = 0; at <= MODELS; at++) {
                out.write("%s\"%s\": {\"unique_id\": \"%s\", \"resource_type\": \"model\", \"name\": \"%s\", "
                        .formatted(at == 0 ? "" : ", ", id(at), id(at), name(at)));
                out.write(
                        "\"package_name\": \"row\", \"config\": {\"materialized\": \"%s\"}, \"depends_on\": {\"nodes\": [%s]}}"
                                .formatted(
                                        at < TABLES || at == MODELS ? "table" : "ephemeral",
                                        at == 0 ? "" : "\"" + id(at - 1) + "\""));
            }
            out.write("}}");
        }
        return file;
    }

    private static String id(int at) {
        return "model.row." + name(at);
    }

    private static String name(int at) {
        return "m%06d".formatted(at);
    }
}
