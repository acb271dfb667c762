package dev.weir.adapter.dbtcloud.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that a real dbt carries out, where there is one with the adapter for DuckDB on the path; elsewhere this is reported as not run. */
class RealDbtTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void aRealDbtBuildsAProjectAndItsResultsNameTheRun() throws IOException {
        assumeTrue(Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .anyMatch(each -> Files.isExecutable(Path.of(each, "dbt"))));
        var models = Files.createDirectories(folder.resolve("models"));
        Files.writeString(folder.resolve("dbt_project.yml"), "name: kiosk\nversion: '1.0'\nprofile: kiosk\n");
        Files.writeString(folder.resolve("profiles.yml"), """
                kiosk:
                  target: dev
                  outputs: {dev: {type: duckdb, path: kiosk.duckdb}}
                """);
        Files.writeString(models.resolve("orders.sql"), "select 1 as id");
        var dbt = LocalDbt.find(folder, System.getenv("PATH"));
        var run = LocalRun.queued(
                new LocalRun.Order(
                        7,
                        new RunState.Place(11, 21, 31),
                        new Trigger(1, "because", "api", Doc.of(), NOON),
                        null,
                        List.of("dbt build"),
                        Set.of()),
                folder.resolve("runs/run-7"));
        run.carryOut(dbt, InstantSource.system());
        var build = run.at(NOON).steps().getLast();
        assumeTrue(!build.log().get().contains("Could not find adapter type duckdb"));

        var results = new ByteArrayOutputStream();
        assertThat(build.target().get()).as(build.log().get()).containsKey("run_results.json");
        Objects.requireNonNull(build.target().get().get("run_results.json")).writeTo(results);
        assertThat(results.toString(StandardCharsets.UTF_8))
                .contains("model.kiosk.orders", "\"DBT_CLOUD_RUN_ID\": \"7\"");
        assertThat(build.target().get()).containsKey("manifest.json");
    }
}
