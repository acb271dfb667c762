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
import java.util.List;
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

    /** Each table is made from the same long row, or from another place of it. */
    @Test
    void manyTablesBelowOneLongRowAreReadLikeOneTable() throws IOException {
        for (var combs : List.of(true, false)) {
            var specs = specs(comb(combs));

            assertThat(specs.assets()).hasSize(TEETH + 1).allSatisfy(it -> {
                if (!it.uniqueId().equals(id(0))) {
                    assertThat(it.deps())
                            .singleElement()
                            .satisfies(dep -> assertThat(dep.key()).isEqualTo(AssetKey.of(name(0))));
                }
            });
        }
    }

    private static final int TEETH = 20_000;

    /** A table, ephemeral models in a row, and tables: one below each of them, or all below the last. */
    private Path comb(boolean atEveryStep) throws IOException {
        var file = folder.resolve("comb.json");
        try (var out = Files.newBufferedWriter(file)) {
            out.write("{\"metadata\": {\"adapter_type\": \"duckdb\"}, \"sources\": {}, \"nodes\": {");
            out.write(node(0, "table", ""));
            for (int at = 1; at <= TEETH; at++) {
                out.write(", " + node(at, "ephemeral", id(at - 1)));
                out.write(", " + node(TEETH + at, "table", id(atEveryStep ? at : TEETH)));
            }
            out.write("}}");
        }
        return file;
    }

    private static String node(int at, String materialized, String parent) {
        return "\"%s\": {\"unique_id\": \"%s\", \"resource_type\": \"model\", \"name\": \"%s\", \"package_name\": \"row\", \"config\": {\"materialized\": \"%s\"}, \"depends_on\": {\"nodes\": [%s]}}"
                .formatted(id(at), id(at), name(at), materialized, parent.isEmpty() ? "" : "\"" + parent + "\"");
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
