package dev.weir.app.browse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.adapter.dbtcloud.artifact.ArtifactFiles;
import dev.weir.app.observe.ManifestShelf;
import dev.weir.app.observe.Scratch;
import dev.weir.domain.asset.ManifestDiff.Aspect;
import dev.weir.domain.asset.ManifestDiff.Change;
import dev.weir.domain.run.ManifestVersion;
import dev.weir.domain.run.ManifestVersion.Standing;
import dev.weir.domain.value.Slice;
import dev.weir.domain.value.WorkspaceName;
import dev.weir.ports.driven.ScriptedDbtCloud;
import dev.weir.ports.driven.StoragePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestComparerTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder;

    private final WorkspaceName shop = new WorkspaceName("shop");
    private final StoragePorts store = StoragePorts.inMemory(100);
    private ManifestComparer comparer;

    @BeforeEach
    void declare() {
        store.registry().publish(List.of(ScriptedDbtCloud.aWorkspace("shop")), "hash", NOON);
        var shelf = new ManifestShelf(
                store.catalog(),
                new ArtifactFiles(),
                new Scratch(folder.resolve("scratch")),
                folder.resolve("manifests"));
        comparer = new ManifestComparer(new Declared(store.registry()), shelf, store.catalog(), store.archive());
    }

    private ManifestVersion keep(int minute, String code, Standing standing) throws IOException {
        return keep(minute, "select 1", code, "select 'a'", standing);
    }

    private ManifestVersion keep(int minute, String orders, String sales, String macro, Standing standing)
            throws IOException {
        var file = folder.resolve(minute + ".json");
        Files.writeString(file, """
                {"metadata": {"dbt_version": "1.12.6", "project_name": "shop"},
                 "nodes": {"model.shop.orders": {"unique_id": "model.shop.orders", "resource_type": "model", "name": "orders",
                    "package_name": "shop", "raw_code": "%s", "config": {}, "depends_on": {"nodes": []}},
                  "model.shop.sales": {"unique_id": "model.shop.sales", "resource_type": "model", "name": "sales",
                    "package_name": "shop", "raw_code": "%s", "compiled_code": "%s at minute %d", "config": {},
                    "depends_on": {"nodes": ["model.shop.orders"], "macros": ["macro.shop.outer"]}}},
                 "macros": {"macro.shop.outer": {"macro_sql": "{{ inner() }}", "depends_on": {"macros": ["macro.shop.inner"]}},
                  "macro.shop.inner": {"macro_sql": "%s", "depends_on": {"macros": []}},
                  "macro.shop.other": {"macro_sql": "%s", "depends_on": {"macros": []}}}}
                """.formatted(orders, sales, sales, minute, macro, orders));
        var version = new ManifestVersion(
                new ArtifactFiles().identify(file),
                Optional.empty(),
                Optional.empty(),
                Optional.of("c" + minute),
                Optional.of("1.12.6"),
                NOON.plusSeconds(60L * minute),
                NOON,
                2);
        store.catalog().keep(shop, version, standing, "f" + minute, file);
        return version;
    }

    @Test
    void theLastChangeOfAnAssetIsFoundHoweverManyVersionsLeftItAlone() throws IOException {
        var first = keep(1, "select 1", Standing.PRODUCTION);
        var second = keep(2, "select 2", Standing.PRODUCTION);

        var changes = comparer.changes(shop, "model.shop.sales").orElseThrow();
        assertThat(changes.last()).hasValueSatisfying(last -> {
            assertThat(last.before().hash()).isEqualTo(first.hash());
            assertThat(last.since().hash()).isEqualTo(second.hash());
            assertThat(last.changes()).extracting(Change::aspect).containsExactly(Aspect.CODE);
        });
        assertThat(changes.breakage()).isEmpty();
        assertThat(comparer.changes(shop, "model.shop.orders").orElseThrow().last())
                .isEmpty();
    }

    @Test
    void aChangeOfLongAgoIsFoundBehindVersionsInWhichOnlyOtherThingsChanged() throws IOException {
        var first = keep(1, "select 1", "select 1", "select 'a'", Standing.PRODUCTION);
        var second = keep(2, "select 1", "select 2", "select 'a'", Standing.PRODUCTION);
        for (int minute = 3; minute <= 45; minute++) {
            keep(minute, "select " + minute, "select 2", "select 'a'", Standing.PRODUCTION);
        }

        var changes = comparer.changes(shop, "model.shop.sales").orElseThrow();
        assertThat(changes.last()).hasValueSatisfying(last -> {
            assertThat(last.before()).isEqualTo(first);
            assertThat(last.since()).isEqualTo(second);
            assertThat(last.changes()).extracting(Change::field).containsExactly("raw_code");
        });
        assertThat(changes.versions()).isEqualTo(45);
        assertThat(folder.resolve("scratch")).isEmptyDirectory();
    }

    @Test
    void aMacroThatItsCodeReachesIsAChangeOfIt() throws IOException {
        keep(1, "select 1", "select 2", "select 'a'", Standing.PRODUCTION);
        var second = keep(2, "select 1", "select 2", "select 'b'", Standing.PRODUCTION);
        for (int minute = 3; minute <= 20; minute++) {
            keep(minute, "select " + minute, "select 2", "select 'b'", Standing.PRODUCTION);
        }

        assertThat(comparer.changes(shop, "model.shop.sales").orElseThrow().last())
                .hasValueSatisfying(last -> {
                    assertThat(last.since()).isEqualTo(second);
                    assertThat(last.changes())
                            .singleElement()
                            .satisfies(it -> assertThat(it.aspect()).isEqualTo(Aspect.MACROS));
                });
    }

    @Test
    void whatIsTheSameInAllVersionsSaysHowManyWereCompared() throws IOException {
        for (int minute = 1; minute <= 20; minute++) {
            keep(minute, "select " + minute, "select 2", "select 'a'", Standing.PRODUCTION);
        }

        var changes = comparer.changes(shop, "model.shop.sales").orElseThrow();
        assertThat(changes.last()).isEmpty();
        assertThat(changes.versions()).isEqualTo(20);
    }

    @Test
    void whatStandsAsideIsNoChangeOfProduction() throws IOException {
        keep(1, "select 1", Standing.PRODUCTION);
        keep(2, "select 3", Standing.ASIDE);

        assertThat(comparer.changes(shop, "model.shop.sales").orElseThrow().last())
                .isEmpty();
        assertThat(comparer.versions(shop, Slice.Request.FIRST).items()).hasSize(2);
    }

    @Test
    void twoVersionsAreCompared() throws IOException {
        var first = keep(1, "select 1", Standing.PRODUCTION);
        var second = keep(2, "select 2", Standing.ASIDE);

        var diff =
                comparer.diff(shop, first.hash(), second.hash()).orElseThrow().diff();
        assertThat(diff.changed())
                .singleElement()
                .satisfies(it -> assertThat(it.node().uniqueId()).isEqualTo("model.shop.sales"));
        assertThat(diff.added()).isEmpty();
    }

    @Test
    void ofWhatTheManifestDoesNotHaveNothingIsTold() throws IOException {
        keep(1, "select 1", Standing.PRODUCTION);

        assertThat(comparer.changes(shop, "model.shop.gone")).isEmpty();
    }
}
