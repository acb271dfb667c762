package dev.weir.app.observe;

import static dev.weir.ports.driven.DbtCloud.ArtifactName.RUN_RESULTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.domain.event.Keeping;
import dev.weir.domain.event.KeptRun;
import dev.weir.domain.fault.Fault;
import dev.weir.domain.run.RunFilter;
import dev.weir.domain.value.Slice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever happens out there and to us, every run that was met is accounted for at every moment, and in the end each is settled or
 * excluded, with its reason, and what dbt wrote is in the log once.
 */
class CompletenessLawTest {

    private static final int TURNS = 60;
    private static final Duration A_DAY_AND_MORE = Duration.ofHours(30);

    @TempDir
    private Path folder;

    private Observing it;
    private Random chance = new Random(0);
    private long newest = 100;
    private final List<Long> late = new ArrayList<>();
    private final Set<String> written = new LinkedHashSet<>();

    @BeforeEach
    void observe() {
        it = new Observing(folder);
        it.cloud.job(311, "Nightly");
        it.poll();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void listedIsReadAndWaitingAndUnavailableAndExcludedWhateverHappens(long seed) {
        chance = new Random(seed);
        for (int turn = 0; turn < TURNS; turn++) {
            it.passes(Duration.ofSeconds(5 + chance.nextInt(300)));
            something();
            look();
            assertThatAllIsAccountedFor();
        }
        late.forEach(this::comes);
        for (int turn = 0; turn < 60; turn++) {
            it.passes(A_DAY_AND_MORE.dividedBy(60));
            look();
            assertThatAllIsAccountedFor();
        }

        assertThat(runs())
                .allSatisfy(run -> assertThat(run.keeping())
                        .isInstanceOfAny(Keeping.Read.class, Keeping.Unavailable.class, Keeping.Excluded.class));
        assertThat(it.logged()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(written);
    }

    private void look() {
        it.poll();
        it.backfill();
    }

    private void something() {
        switch (chance.nextInt(10)) {
            case 0, 1, 2 -> isWritten(it.builtNow(++newest, "orders=success", "revenue=error"), "revenue");
            case 3 -> {
                isWritten(it.builtNow(++newest, "orders=success", "revenue=error"), "revenue");
                it.cloud.run(newest).withoutFile(RUN_RESULTS);
                late.add(newest);
            }
            case 4 -> it.builtNow(++newest, "orders=success").startedBy("ci");
            case 5 ->
                it.cloud
                        .run(++newest)
                        .job(311, "Nightly")
                        .createdAt(it.time.instant())
                        .running();
            case 6 -> it.restarts();
            case 7 -> it.cloud.failsNext(new Fault.Unavailable("dbt Cloud is away"));
            case 8 -> it.cloud.failsNext(new Fault.Malformed("a page in place of JSON"));
            default -> it.cloud.failsNext(new Fault.Throttled(it.time.instant().plusSeconds(60), "too many calls"));
        }
        if (!late.isEmpty() && chance.nextInt(4) == 0) {
            comes(late.removeFirst());
        }
        endOneThatGoesOn();
    }

    private void isWritten(Object run, String failed) {
        assertThat(run).isNotNull();
        written.add(newest + " materialised model.shop.orders");
        written.add(newest + " failed model.shop." + failed);
    }

    private void comes(long run) {
        it.cloud
                .run(run)
                .file(
                        RUN_RESULTS,
                        DbtFiles.results(
                                "i" + run,
                                it.cloud
                                        .run(run)
                                        .run()
                                        .times()
                                        .finished()
                                        .orElseThrow()
                                        .minusSeconds(1),
                                "build",
                                "orders=success",
                                "revenue=error"));
    }

    /** Some are deleted while they go on, and some end without having done anything. */
    private void endOneThatGoesOn() {
        it.cloud.shown().stream()
                .filter(run -> !run.run().ended())
                .map(run -> run.run().id().value())
                .findFirst()
                .ifPresent(id -> {
                    if (chance.nextInt(3) == 0) {
                        it.cloud.forgets(id);
                    } else {
                        it.cloud.run(id).cancelled().finishedAt(it.time.instant());
                    }
                });
    }

    private void assertThatAllIsAccountedFor() {
        var counts = it.store
                .archive()
                .completeness(
                        it.shop,
                        Observing.NOON.minus(A_DAY_AND_MORE),
                        it.time.instant().plusSeconds(1));
        var runs = runs();
        assertThat(counts.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(runs.size());
        assertThat(runs).allSatisfy(run -> {
            switch (run.keeping()) {
                case Keeping.Waiting(var _, var _, var reason) ->
                    assertThat(reason).isNotBlank();
                case Keeping.Unavailable(var _, var reason) ->
                    assertThat(reason).isNotBlank();
                case Keeping.Excluded(var rule) -> assertThat(rule).isEqualTo("exclude-ci");
                case Keeping.Listed _, Keeping.Read _ -> {}
            }
        });
    }

    private List<KeptRun> runs() {
        return it.store
                .archive()
                .runs(it.shop, RunFilter.ALL, new Slice.Request(500, Optional.empty()))
                .items();
    }
}
