package dev.weir.adapter.dbtcloud.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run on this machine, carried out by a program that behaves like dbt as far as files and exit statuses go. */
class LocalRunTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOON);

    @TempDir
    private Path folder;

    private LocalDbt dbt;

    @BeforeEach
    void aProjectAndAProgram() throws IOException {
        var bin = Files.createDirectories(folder.resolve("bin"));
        var program = Files.writeString(bin.resolve("dbt"), """
                #!/bin/sh
                mkdir -p "$DBT_TARGET_PATH"
                case "$1" in
                  seed|run) echo "{\\"ran\\": \\"$1 $DBT_CLOUD_RUN_ID\\"}" > "$DBT_TARGET_PATH/run_results.json" ;;
                  test) exit 1 ;;
                esac
                echo "12:00:00  did $*"
                """);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        var project = Files.createDirectories(folder.resolve("project"));
        Files.writeString(project.resolve("dbt_project.yml"), "name: 'kiosk'\n");
        dbt = LocalDbt.find(project, bin.toString());
    }

    @Test
    void eachStepLeavesWhatLiesInTheTargetFolderAfterIt() throws IOException {
        var run = run(7, "dbt deps", "dbt seed", "dbt debug", "dbt run --vars '{\"day\": 1}'");
        run.carryOut(dbt, CLOCK);
        var seen = run.at(NOON);

        assertThat(seen.status()).isEqualTo(RunState.SUCCESS);
        assertThat(seen.steps()).extracting(StepState::status).containsOnly(RunState.SUCCESS);
        assertThat(seen.steps().get(2).target().get()).isEmpty();
        assertThat(results(seen, 4)).contains("seed 7");
        assertThat(results(seen, 5)).as("left over").contains("seed 7");
        assertThat(results(seen, 6)).contains("run 7");
        assertThat(seen.steps().get(5).log().get()).contains("did run --vars {\"day\": 1}");
    }

    @Test
    void aCommandThatFailsEndsTheRunAndLeavesTheRestOut() {
        var run = run(7, "dbt seed", "dbt test", "dbt run");
        run.carryOut(dbt, CLOCK);
        var seen = run.at(NOON);

        assertThat(seen.status()).isEqualTo(RunState.ERROR);
        assertThat(seen.steps())
                .extracting(StepState::status)
                .endsWith(RunState.SUCCESS, RunState.ERROR, RunState.CANCELLED);
    }

    @Test
    void aBoxThatFailsDoesNotFailTheRun() {
        var run =
                LocalRun.queued(order(7, List.of("dbt test", "dbt run"), Set.of("dbt test")), folder.resolve("run-7"));
        run.carryOut(dbt, CLOCK);

        assertThat(run.at(NOON).status()).isEqualTo(RunState.SUCCESS);
    }

    @Test
    void aRunThatWasCancelledInTheQueueDoesNothing() {
        var run = run(7, "dbt run");
        run.cancel(NOON, "api");
        run.carryOut(dbt, CLOCK);

        assertThat(run.at(NOON).status()).isEqualTo(RunState.CANCELLED);
        assertThat(folder.resolve("run-7").resolve("target")).doesNotExist();
    }

    @Test
    void whatHasEndedIsRememberedByALaterStart() throws IOException {
        var run = run(7, "dbt seed");
        run.carryOut(dbt, CLOCK);
        var again = LocalRun.remembered(order(7, List.of("dbt seed"), Set.of()), folder.resolve("run-7"), NOON)
                .at(NOON);

        assertThat(again.status()).isEqualTo(RunState.SUCCESS);
        assertThat(again.code().commit()).isEqualTo(dbt.commit());
        assertThat(results(again, 3)).contains("seed 7");
    }

    @Test
    void aRunThatWasCutShortByTheStopOfTheSandboxHasFailed() {
        var again = LocalRun.remembered(order(8, List.of("dbt seed"), Set.of()), folder.resolve("run-8"), NOON);

        assertThat(again.at(NOON).status()).isEqualTo(RunState.ERROR);
    }

    @Test
    void theSameCodeHasTheSameCommit() throws IOException {
        var before = dbt.commit();
        Files.createDirectories(dbt.project().resolve("target"));
        Files.writeString(dbt.project().resolve("target/x.sql"), "select 1");
        assertThat(dbt.commit()).isEqualTo(before);

        Files.writeString(dbt.project().resolve("x.sql"), "select 1");
        assertThat(dbt.commit()).isNotEqualTo(before);
    }

    @Test
    void aFolderWithoutAProjectAndAPathWithoutDbtAreSaid() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> LocalDbt.find(folder, folder.toString()))
                .withMessageContaining("dbt_project.yml");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> LocalDbt.find(dbt.project(), folder.toString()))
                .withMessageContaining("no dbt on the path");
    }

    private LocalRun run(long id, String... commands) {
        return LocalRun.queued(order(id, List.of(commands), Set.of()), folder.resolve("run-" + id));
    }

    private static LocalRun.Order order(long id, List<String> commands, Set<String> tolerated) {
        return new LocalRun.Order(
                id,
                new RunState.Place(11, 21, 31),
                new Trigger(1, "because", "api", Doc.of(), NOON),
                null,
                commands,
                tolerated);
    }

    private static String results(RunState run, int step) throws IOException {
        var out = new ByteArrayOutputStream();
        var target = run.steps().get(step - 1).target().get();
        assertThat(target).as("files of step %d", step).containsKey("run_results.json");
        Objects.requireNonNull(target.get("run_results.json")).writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
