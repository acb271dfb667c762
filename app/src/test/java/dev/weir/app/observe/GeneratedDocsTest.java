package dev.weir.app.observe;

import static dev.weir.ports.driven.DbtCloud.ArtifactName.CATALOG;
import static dev.weir.ports.driven.DbtCloud.ArtifactName.MANIFEST;
import static dev.weir.ports.driven.DbtCloud.ArtifactName.RUN_RESULTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.domain.event.AssetEvent;
import dev.weir.domain.event.Counting;
import dev.weir.domain.event.Keeping;
import dev.weir.domain.run.Catalog;
import dev.weir.domain.run.RunId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the warehouse holds, as dbt finds it when docs are generated. */
class GeneratedDocsTest {

    /** A catalog with a table and a view, of the invocation {@code INVOCATION}. */
    private static final String CATALOG_JSON = """
            {"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/catalog/v1.json", "dbt_version": "1.12.6",
              "generated_at": "2026-03-01T11:59:59Z", "invocation_id": "INVOCATION", "env": {}},
             "nodes": {"model.shop.orders": {"metadata": {"type": "BASE TABLE", "schema": "main", "name": "orders"},
               "columns": {"ID": {"type": "INTEGER", "index": 1, "name": "ID"}, "AT": {"type": "DATE", "index": 2, "name": "AT"}},
               "stats": {"row_count": {"id": "row_count", "value": 42, "include": true},
                 "bytes": {"id": "bytes", "value": "4096", "include": true}}, "unique_id": "model.shop.orders"}},
             "sources": {"source.shop.till.receipts": {"metadata": {"type": "VIEW"}, "columns": {}, "stats": {}}}, "errors": null}
            """;

    @TempDir
    private Path folder;

    private Observing world;

    @BeforeEach
    void setUp() {
        world = new Observing(folder);
    }

    @Test
    void columnsRowsAndBytesAreKeptWithTheStepThatLooked() {
        docsGenerated("docs-7");
        world.poll();
        world.backfill();

        var told = world.store.archive().reading(world.shop, new RunId(101)).orElseThrow().events().stream()
                .filter(it -> it.header().id().step() == 5)
                .collect(Collectors.toMap(it -> it.header().id().node(), it -> it));
        assertThat(told.get("model.shop.orders"))
                .isInstanceOfSatisfying(
                        AssetEvent.Observed.class,
                        it -> assertThat(it.described())
                                .contains(new Catalog.Relation(
                                        Optional.of("BASE TABLE"),
                                        Optional.empty(),
                                        Optional.empty(),
                                        List.of(
                                                new Catalog.Column("ID", Optional.of("INTEGER"), Optional.empty()),
                                                new Catalog.Column("AT", Optional.of("DATE"), Optional.empty())),
                                        OptionalLong.of(42),
                                        OptionalLong.of(4096),
                                        Optional.empty())));
        assertThat(told.get("source.shop.till.receipts")).isInstanceOfSatisfying(AssetEvent.Observed.class, it -> {
            assertThat(it.described()).isPresent();
            assertThat(it.header().counting()).isInstanceOf(Counting.DoesNot.class);
        });
        assertThat(world.logged()).contains("101 materialised model.shop.orders", "101 observed model.shop.orders");
    }

    @Test
    void aCatalogThatWasLeftOverIsNotTheStepsOwn() {
        docsGenerated("i101");
        world.poll();
        world.backfill();

        assertThat(world.store
                        .archive()
                        .reading(world.shop, new RunId(101))
                        .orElseThrow()
                        .events())
                .noneMatch(
                        it -> it instanceof AssetEvent.Observed(var _, var _, var described) && described.isPresent());
    }

    @Test
    void aCatalogOfAStepThatCompilesNothingIsReadWithoutResultsOfItsOwn() {
        var end = world.time.instant();
        world.builtNow(101, "orders=success", "revenue=success")
                .step(5, "dbt docs generate --no-compile")
                .stepTimes(end.minusSeconds(5), end)
                .file(RUN_RESULTS, DbtFiles.results("i101", end.minusSeconds(9), "build", "orders=success"))
                .file(CATALOG, CATALOG_JSON.replace("INVOCATION", "docs-7"));
        world.poll();
        world.backfill();

        assertThat(world.logged()).contains("101 observed model.shop.orders");
        assertThat(world.kept(101).keeping()).isInstanceOf(Keeping.Read.class);
    }

    @Test
    void aCatalogThatAloneWouldComeIsWaitedForAWhileAndNotForEver() {
        var end = world.time.instant();
        world.builtNow(101, "orders=success", "revenue=success")
                .step(5, "dbt docs generate --no-compile")
                .stepTimes(end.minusSeconds(5), end);
        world.poll();
        world.backfill();
        assertThat(world.kept(101).keeping())
                .isInstanceOfSatisfying(
                        Keeping.Waiting.class,
                        waiting -> assertThat(waiting.reason()).contains("step 5", "catalog.json is not there"));

        for (int look = 0; look < 12; look++) {
            world.time.passes(Duration.ofMinutes(1));
            world.poll();
            world.backfill();
        }

        assertThat(world.kept(101).keeping()).isInstanceOf(Keeping.Read.class);
    }

    /** A run whose first step builds (invocation i101) and whose second generates docs; the catalog is of another invocation. */
    private void docsGenerated(String invocation) {
        var end = world.time.instant();
        world.builtNow(101, "orders=success", "revenue=success")
                .step(5, "dbt docs generate")
                .stepTimes(end.minusSeconds(5), end)
                .file(RUN_RESULTS, DbtFiles.results("docs-7", end.minusSeconds(1), "generate", "orders=success"))
                .file(MANIFEST, DbtFiles.manifest(end.minusSeconds(2), "orders", "revenue"))
                .file(CATALOG, CATALOG_JSON.replace("INVOCATION", invocation));
    }
}
