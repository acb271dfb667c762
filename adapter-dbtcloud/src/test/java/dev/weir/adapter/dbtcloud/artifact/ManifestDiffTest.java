package dev.weir.adapter.dbtcloud.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.weir.domain.asset.ManifestDiff;
import dev.weir.domain.asset.ManifestDiff.Aspect;
import dev.weir.domain.asset.ManifestDiff.Change;
import dev.weir.domain.asset.ManifestDiff.Entry;
import dev.weir.domain.asset.ManifestDiff.Renamed;
import dev.weir.domain.asset.ManifestFile;
import dev.weir.domain.value.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestDiffTest {

    private static final Path ORCHARD = Path.of("src/test/resources/goldens/selection/orchard");

    @TempDir
    private Path folder;

    private ManifestFile written(String name, String json) {
        try {
            return new ArtifactFiles().manifest(Files.writeString(folder.resolve(name), json));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Change> of(ManifestDiff diff, String uniqueId) {
        return diff.changed().stream()
                .filter(it -> it.node().uniqueId().equals(uniqueId))
                .flatMap(it -> it.changes().stream())
                .toList();
    }

    private static List<String> ids(List<Entry> entries) {
        return entries.stream().map(Entry::uniqueId).toList();
    }

    /** The two versions of the orchard that the goldens of selection compare: parsed and compiled at different times. */
    @Nested
    class OfTheOrchard {

        @AutoClose
        private final ManifestFile earlier = new ArtifactFiles().manifest(ORCHARD.resolve("state/manifest.json.gz"));

        @AutoClose
        private final ManifestFile today = new ArtifactFiles().manifest(ORCHARD.resolve("manifest.json.gz"));

        private final ManifestDiff diff = ManifestDiff.between(earlier, today);

        @Test
        void whatCameAndWhatWentIsListed() {
            assertThat(ids(diff.added()))
                    .containsExactly(
                            "exposure.orchard.yield_notebook",
                            "metric.orchard.orders_so_far",
                            "model.orchard.dim_fruit.v2",
                            "model.orchard.int_after_blank",
                            "model.orchard.wx_hot",
                            "model.pips.pips",
                            "saved_query.orchard.order_status",
                            "seed.orchard.regions.dotted",
                            "semantic_model.orchard.sem_growers",
                            "snapshot.orchard.snap_sources",
                            "source.orchard.shop.legacy.price.list",
                            "test.orchard.assert_nothing",
                            "test.orchard.unique_dim_fruit_v2_fruit.93bcb6aeff",
                            "test.weather.wx_no_snow");
            assertThat(ids(diff.removed()))
                    .containsExactly(
                            "model.orchard.disabled_model",
                            "model.orchard.retired_model",
                            "operation.orchard.orchard-on-run-start-1");
        }

        @Test
        void aTestWithOtherArgumentsIsTheSameTestUnderAnotherId() {
            assertThat(diff.renamed()).singleElement().satisfies(it -> {
                assertThat(it.from().uniqueId()).isEqualTo("test.orchard.plots_known_fruit.00422d6146");
                assertThat(it.to().uniqueId()).isEqualTo("test.orchard.plots_known_fruit.91afddeb99");
                assertThat(it.by()).isEqualTo(Renamed.By.PATH);
            });
        }

        @Test
        void whatChangedOfANodeIsNamedByItsField() {
            assertThat(of(diff, "model.orchard.fct_orders.v3"))
                    .extracting(Change::aspect, Change::field)
                    .contains(tuple(Aspect.CONFIG, "config.materialized"), tuple(Aspect.VERSION, "latest_version"));
            assertThat(of(diff, "model.orchard.returning_customers"))
                    .extracting(Change::aspect)
                    .containsExactly(Aspect.CODE);
            assertThat(of(diff, "model.orchard.overview")).singleElement().satisfies(it -> {
                assertThat(it.aspect()).isEqualTo(Aspect.DEPENDENCIES);
                assertThat(String.valueOf(it.before())).contains("fct_orders.v1");
                assertThat(String.valueOf(it.after())).contains("fct_orders.v2");
            });
            assertThat(of(diff, "exposure.orchard.sales_board"))
                    .extracting(Change::aspect)
                    .containsExactly(Aspect.OWNERS);
            assertThat(of(diff, "source.orchard.farm.plots"))
                    .extracting(Change::aspect)
                    .contains(Aspect.FRESHNESS);
        }

        @Test
        void aRewrittenMacroChangesWhatCallsIt() {
            assertThat(diff.macros().rewritten())
                    .containsExactly("macro.orchard.scale_down", "macro.orchard.test_unique_combo");
            assertThat(diff.macros().added()).containsExactly("macro.orchard.unused_helper");
            assertThat(diff.macros().removed()).containsExactly("macro.orchard.gone_helper");
            assertThat(of(diff, "test.orchard.order_lines_key.99eab01470"))
                    .extracting(Change::aspect)
                    .containsExactly(Aspect.MACROS);
        }

        @Test
        void whatACompileAddsIsNoChange() {
            assertThat(of(diff, "model.orchard.dim_plots")).isEmpty();
            assertThat(of(diff, "test.orchard.unique_stg_farm__plots_plot_id.cd3cb12eda"))
                    .isEmpty();
        }

        @Test
        void theOtherDirectionIsItsMirror() {
            assertThat(ManifestDiff.between(today, earlier)).isEqualTo(diff.reversed());
            assertThat(diff.reversed().reversed()).isEqualTo(diff);
        }

        @Test
        void ofOneNodeItTellsTheSame() {
            assertThat(ManifestDiff.of("model.orchard.overview", earlier, today))
                    .isEqualTo(of(diff, "model.orchard.overview"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"orchard", "orchard/state", "orchard-v2", "ladder", "selector-files", "latest-versions"})
    void aManifestDoesNotDifferFromItself(String golden) {
        var path = ORCHARD.resolveSibling(golden).resolve("manifest.json.gz");
        try (var one = new ArtifactFiles().manifest(path);
                var same = new ArtifactFiles().manifest(path)) {
            var diff = ManifestDiff.between(one, same);
            assertThat(diff.isEmpty()).as("%s", diff).isTrue();
        }
    }

    @Nested
    class OfMadeUpProjects {

        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987, 1597})
        void nothingChangesWithoutAChangeAndTheMirrorHolds(long seed) {
            var drawn = new DrawnProject(seed);
            var first = drawn.manifest();
            drawn.edit();
            var second = drawn.manifest();
            var a = written("a.json", first);
            var b = written("b.json", second);

            assertThat(ManifestDiff.between(a, written("c.json", first)).isEmpty())
                    .isTrue();
            var diff = ManifestDiff.between(a, b);
            assertThat(ManifestDiff.between(b, a)).isEqualTo(diff.reversed());
            assertThat(diff.isEmpty()).isEqualTo(first.equals(second));
            var told = diff.changed().stream().map(it -> it.node().uniqueId()).collect(Collectors.toSet());
            assertThat(told)
                    .noneMatch(it -> ids(diff.added()).contains(it)
                            || ids(diff.removed()).contains(it));
            assertThat(diff.changed()).allSatisfy(it -> assertThat(it.changes()).isNotEmpty());
        }
    }

    @Nested
    class WhenAFileIsMoved {

        private static final String CODE = "select 1 as one";

        @Test
        void underTheSameNameItIsAChangeOfPath() {
            var diff = ManifestDiff.between(
                    written("a.json", model("orders", "models/orders.sql", CODE)),
                    written("b.json", model("orders", "models/marts/orders.sql", CODE)));

            assertThat(of(diff, "model.shop.orders"))
                    .containsExactly(new Change(
                            Aspect.PATH,
                            "original_file_path",
                            Optional.of(Tree.text("models/orders.sql")),
                            Optional.of(Tree.text("models/marts/orders.sql"))));
        }

        @Test
        void underAnotherNameWithTheSameCodeItIsRenamed() {
            var diff = ManifestDiff.between(
                    written("a.json", model("orders", "models/orders.sql", CODE)),
                    written("b.json", model("sales", "models/sales.sql", CODE)));

            assertThat(diff.added()).isEmpty();
            assertThat(diff.removed()).isEmpty();
            assertThat(diff.renamed())
                    .singleElement()
                    .satisfies(it -> assertThat(it.by()).isEqualTo(Renamed.By.DEFINITION));
        }

        @Test
        void underAnotherNameWithOtherCodeItIsAnotherOne() {
            var diff = ManifestDiff.between(
                    written("a.json", model("orders", "models/orders.sql", CODE)),
                    written("b.json", model("sales", "models/sales.sql", "select 2 as two")));

            assertThat(ids(diff.added())).containsExactly("model.shop.sales");
            assertThat(ids(diff.removed())).containsExactly("model.shop.orders");
        }

        private static String model(String name, String path, String code) {
            return """
                    {"metadata": {"dbt_version": "1.12.6", "project_name": "shop"},
                     "nodes": {"model.shop.%1$s": {"unique_id": "model.shop.%1$s", "resource_type": "model", "name": "%1$s",
                        "alias": "%1$s", "package_name": "shop", "original_file_path": "%2$s", "raw_code": "%3$s",
                        "config": {"materialized": "table"}, "depends_on": {"nodes": [], "macros": []}}}}
                    """.formatted(name, path, code);
        }
    }

    @Nested
    class WhenAContractIsEnforced {

        @Test
        void theTypeOfAColumnIsPartOfThePromise() {
            var diff = ManifestDiff.between(
                    written("a.json", promised("integer", "true")), written("b.json", promised("text", "true")));

            assertThat(of(diff, "model.shop.orders"))
                    .extracting(Change::aspect, Change::field)
                    .containsExactly(tuple(Aspect.CONTRACT, "columns.id.data_type"));
        }

        @Test
        void withoutOneItIsAColumnLikeAnyOther() {
            var diff = ManifestDiff.between(
                    written("a.json", promised("integer", "false")), written("b.json", promised("text", "false")));

            assertThat(of(diff, "model.shop.orders")).extracting(Change::aspect).containsExactly(Aspect.COLUMNS);
        }

        private static String promised(String type, String enforced) {
            return """
                    {"metadata": {"dbt_version": "1.12.6", "project_name": "shop"},
                     "nodes": {"model.shop.orders": {"unique_id": "model.shop.orders", "resource_type": "model", "name": "orders",
                        "package_name": "shop", "raw_code": "select 1", "contract": {"enforced": %2$s, "checksum": null},
                        "config": {"contract": {"enforced": %2$s}},
                        "columns": {"id": {"name": "id", "data_type": "%1$s", "description": "", "meta": {}, "tags": []}}}}}
                    """.formatted(type, enforced);
        }
    }
}
