package dev.weir.app.observe;

import static dev.weir.ports.driven.DbtCloud.ArtifactName.MANIFEST;
import static dev.weir.ports.driven.DbtCloud.ArtifactName.RUN_RESULTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.domain.event.Keeping;
import dev.weir.domain.event.Lane;
import dev.weir.domain.event.Observation;
import dev.weir.domain.fault.Fault;
import dev.weir.domain.run.ManifestVersion;
import dev.weir.domain.run.RunStatus;
import dev.weir.domain.run.StartedBy;
import dev.weir.domain.tick.TickOutcome;
import dev.weir.domain.workspace.Environment;
import dev.weir.ports.driven.EventLog;
import dev.weir.ports.driven.ScriptedDbtCloud.Call;
import dev.weir.ports.driven.StorageException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspacePollerTest {

    @TempDir
    private Path folder;

    private Observing it;

    @BeforeEach
    void observe() {
        it = new Observing(folder);
        it.cloud.job(311, "Nightly");
    }

    @Nested
    class AtTheFirstLook {

        @Test
        void whatEndedBeforeIsThePastAndIsReadByTheBackfill() {
            it.builtNow(101, "orders=success");
            it.poll();

            assertThat(it.logged()).isEmpty();
            it.backfill();
            assertThat(it.logged()).containsExactly("101 materialised model.shop.orders");
            assertThat(it.kept(101).lane()).isEqualTo(Lane.BACKFILL);
        }

        @Test
        void theManifestStandsAfterOneRunOfThePast() {
            it.builtNow(101, "orders=success");
            it.poll();
            it.backfill();

            assertThat(it.store.catalog().current(it.shop)).isPresent();
        }

        @Test
        void anEnvironmentWithoutRunsIsNoFailure() {
            assertThat(it.poll()).isNotInstanceOf(TickOutcome.Failed.class);
            it.passes(Duration.ofMinutes(1));
            it.builtNow(101, "orders=success");
            it.poll();

            assertThat(it.logged()).containsExactly("101 materialised model.shop.orders");
        }

        @Test
        void theWholePastIsListedEvenWhenItHasManyPages() {
            for (int run = 1; run <= 250; run++) {
                it.builtNow(run, "orders=success");
                it.passes(Duration.ofMinutes(10));
            }
            it.poll();
            for (int turn = 0; turn < 6; turn++) {
                it.backfill();
            }

            assertThat(it.store.archive().completeness(it.shop, Observing.NOON.minusSeconds(86_400), it.time.instant()))
                    .containsEntry("read", 250L);
            assertThat(it.cloud.calls(Call.FETCH)).isLessThan(250 + 10);
        }
    }

    @Nested
    class WhenARunIsBornAndEnds {

        @BeforeEach
        void lookOnce() {
            it.poll();
            it.passes(Duration.ofSeconds(30));
        }

        @Test
        void itIsMetWhileItGoesOnAndReadOnceItHasEnded() {
            it.cloud.run(101).job(311, "Nightly").createdAt(it.time.instant()).queued();
            it.poll();
            assertThat(it.kept(101).run().status()).isEqualTo(new RunStatus.Queued());

            it.passes(Duration.ofSeconds(60));
            it.builtNow(101, "orders=success", "revenue=error");
            it.poll();
            assertThat(it.logged())
                    .containsExactlyInAnyOrder("101 materialised model.shop.orders", "101 failed model.shop.revenue");
            assertThat(it.kept(101).keeping()).isInstanceOf(Keeping.Read.class);
        }

        @Test
        void aRunThatIsBornAndEndsBetweenTwoLooksIsNotMissed() {
            it.builtNow(101, "orders=success");
            it.poll();

            assertThat(it.logged()).hasSize(1);
        }

        @Test
        void aLookWithNothingNewCostsTwoCalls() {
            it.builtNow(101, "orders=success");
            it.poll();
            it.passes(Duration.ofSeconds(30));
            it.cloud.countsAnew();

            assertThat(it.poll()).isInstanceOf(TickOutcome.Idle.class);
            assertThat(it.cloud.calls()).isEqualTo(2);
        }

        @Test
        void anIdThatShowsLateIsMetAllTheSame() {
            it.builtNow(101, "orders=success");
            it.cloud.showsLate(101);
            it.builtNow(102, "orders=success");
            it.poll();
            it.passes(Duration.ofMinutes(5));
            it.cloud.shows(101);
            it.poll();

            assertThat(it.logged())
                    .containsExactlyInAnyOrder(
                            "101 materialised model.shop.orders", "102 materialised model.shop.orders");
        }

        @Test
        void anIdThatShowsLaterThanTheReachIsFoundByTheSweep() {
            it.builtNow(101, "orders=success");
            it.cloud.showsLate(101);
            it.builtNow(102, "orders=success");
            it.poll();
            for (int minute = 0; minute < 25; minute++) {
                it.passes(Duration.ofMinutes(1));
                if (minute % 5 == 0) {
                    it.builtNow(103 + minute, "revenue=success");
                }
                it.poll();
            }
            it.cloud.shows(101);
            it.passes(Duration.ofMinutes(11));
            it.poll();

            assertThat(it.logged()).contains("101 materialised model.shop.orders");
        }

        @Test
        void anUnknownStatusIsKeptAndFollowed() {
            it.cloud.run(101).createdAt(it.time.instant()).status(new RunStatus.Unrecognised(77, false));
            it.poll();
            assertThat(it.kept(101).run().status().word()).isEqualTo("unrecognised-77");

            it.passes(Duration.ofSeconds(90));
            it.builtNow(101, "orders=success");
            it.poll();
            assertThat(it.logged()).hasSize(1);
        }

        @Test
        void aRunThatIsDeletedBeforeItEndsIsGivenUpAfterADayWithTheReason() {
            it.cloud.run(101).createdAt(it.time.instant()).running();
            it.poll();
            it.cloud.forgets(101);
            it.passes(Duration.ofSeconds(30));
            it.poll();
            assertThat(it.kept(101).keeping()).isInstanceOf(Keeping.Waiting.class);
            for (int hour = 0; hour < 40; hour++) {
                it.passes(Duration.ofHours(1));
                it.poll();
            }

            assertThat(it.kept(101).keeping())
                    .isInstanceOfSatisfying(
                            Keeping.Unavailable.class,
                            given -> assertThat(given.reason()).contains("does not know this run"));
        }

        @Test
        void aRunThatGoesOnAndIsNotSeenForAWhileIsFollowedAgain() {
            it.cloud.run(101).createdAt(it.time.instant()).running();
            it.poll();
            it.cloud.showsLate(101);
            it.passes(Duration.ofSeconds(30));
            it.poll();
            assertThat(it.kept(101).keeping()).isInstanceOf(Keeping.Waiting.class);
            it.cloud.shows(101);
            it.passes(Duration.ofSeconds(30));
            it.poll();
            assertThat(it.kept(101).keeping()).isInstanceOf(Keeping.Listed.class);

            it.builtNow(101, "orders=success");
            it.poll();
            assertThat(it.logged()).containsExactly("101 materialised model.shop.orders");
        }

        @Test
        void aRunThatEndsWhileItIsNotSeenIsReadWhenItIs() {
            it.cloud.run(101).createdAt(it.time.instant()).running();
            it.poll();
            it.cloud.showsLate(101);
            it.passes(Duration.ofMinutes(30));
            it.poll();
            it.builtNow(101, "orders=success");
            it.cloud.shows(101);
            it.passes(Duration.ofSeconds(30));
            it.poll();

            assertThat(it.logged()).containsExactly("101 materialised model.shop.orders");
        }

        @Test
        void aRunThatIsNotThereForAWhileBetweenListAndReadIsReadLater() {
            it.builtNow(101, "orders=success");
            it.cloud.failsNext(Call.RUN, new Fault.Unavailable("dbt Cloud is away"));
            it.poll();
            it.cloud.showsLate(101);
            it.passes(Duration.ofMinutes(5));
            it.poll();
            assertThat(it.kept(101).keeping()).isInstanceOf(Keeping.Waiting.class);
            it.cloud.shows(101);
            it.passes(Duration.ofMinutes(5));
            it.poll();

            assertThat(it.logged()).containsExactly("101 materialised model.shop.orders");
        }

        @Test
        void aRunWhoseJobWasDeletedIsReadAndTheJobIsNotAskedForAtEachPoll() {
            it.builtNow(101, "orders=success").job(999, "Gone");
            it.poll();
            it.passes(Duration.ofSeconds(30));
            it.cloud.countsAnew();
            it.poll();

            assertThat(it.logged()).containsExactly("101 materialised model.shop.orders");
            assertThat(it.cloud.calls()).isEqualTo(2);
        }

        @Test
        void aRunThatWasCancelledInTheQueueIsReadAndDidNothing() {
            it.cloud.run(101).createdAt(it.time.instant()).cancelled();
            it.poll();

            assertThat(it.kept(101).keeping()).isInstanceOf(Keeping.Read.class);
            assertThat(it.logged()).isEmpty();
        }
    }

    @Nested
    class WhenFilesAreLateOrOdd {

        @BeforeEach
        void lookOnce() {
            it.poll();
            it.passes(Duration.ofSeconds(30));
        }

        @Test
        void resultsThatAreAnHourLateAreReadWhenTheyAreThere() {
            var run = it.builtNow(101, "orders=success").withoutFile(RUN_RESULTS);
            var late = DbtFiles.results("i101", it.time.instant().minusSeconds(1), "build", "orders=success");
            it.poll();
            assertThat(it.kept(101).keeping()).isInstanceOf(Keeping.Waiting.class);
            for (int minute = 0; minute < 60; minute++) {
                it.passes(Duration.ofMinutes(1));
                it.poll();
            }
            run.file(RUN_RESULTS, late);
            for (int minute = 0; minute < 60; minute++) {
                it.passes(Duration.ofMinutes(1));
                it.poll();
            }

            assertThat(it.logged()).containsExactly("101 materialised model.shop.orders");
            assertThat(it.kept(101).keeping()).isInstanceOf(Keeping.Read.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "08:00:00  Done. PASS=0 WARN=0 ERROR=1 SKIP=0 TOTAL=1"})
        void resultsOfAFailedStepThatAreAnHourLateAreReadWhenTheyAreThere(String log) {
            var run = it.builtNow(101, "orders=error")
                    .errored()
                    .stepStatus(new RunStatus.Errored())
                    .log(log)
                    .withoutFile(RUN_RESULTS);
            var late = DbtFiles.results("i101", it.time.instant().minusSeconds(1), "build", "orders=error");
            for (int minute = 0; minute < 60; minute++) {
                it.poll();
                it.passes(Duration.ofMinutes(1));
            }
            run.file(RUN_RESULTS, late);
            for (int minute = 0; minute < 60; minute++) {
                it.poll();
                it.passes(Duration.ofMinutes(1));
            }

            assertThat(it.logged()).containsExactly("101 failed model.shop.orders");
            assertThat(it.kept(101).keeping()).isInstanceOf(Keeping.Read.class);
        }

        @Test
        void aStepWhoseLogSaysThatItNeverCameToItsWorkIsNotWaitedForLong() {
            it.builtNow(101, "orders=error")
                    .errored()
                    .stepStatus(new RunStatus.Errored())
                    .log("08:00:00  Encountered an error:\nParsing Error")
                    .withoutFile(RUN_RESULTS);
            for (int minute = 0; minute < 12; minute++) {
                it.poll();
                it.passes(Duration.ofMinutes(1));
            }

            assertThat(it.kept(101).keeping()).isInstanceOf(Keeping.Read.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "08:00:00  Encountered an error:\nParsing Error"})
        void anOldRunWhoseStepFailedAndLeftNothingIsReadAllTheSame(String log) {
            it.builtNow(101, "orders=error")
                    .errored()
                    .stepStatus(new RunStatus.Errored())
                    .log(log)
                    .withoutFile(RUN_RESULTS);
            it.passes(Duration.ofDays(2));
            for (int minute = 0; minute < 100; minute++) {
                it.poll();
                it.backfill();
                it.passes(Duration.ofMinutes(1));
            }

            assertThat(it.kept(101).keeping()).isInstanceOf(Keeping.Read.class);
        }

        @Test
        void whatWasShownIsReadAndWhereNothingIsLeftOfItNotWaitedForLong() {
            it.builtNow(101, "orders=success").step(5, "dbt show -s orders").stepStatus(new RunStatus.Success());
            it.poll();
            assertThat(it.kept(101).keeping()).isInstanceOf(Keeping.Waiting.class);
            for (int minute = 0; minute < 12; minute++) {
                it.passes(Duration.ofMinutes(1));
                it.poll();
            }

            assertThat(it.kept(101).keeping()).isInstanceOf(Keeping.Read.class);
            assertThat(it.logged()).containsExactly("101 materialised model.shop.orders");
        }

        @Test
        void resultsThatNeverComeAreGivenUpAfterADayWithTheReason() {
            it.builtNow(101, "orders=success").withoutFile(RUN_RESULTS);
            for (int hour = 0; hour < 40; hour++) {
                it.poll();
                it.passes(Duration.ofHours(1));
            }

            assertThat(it.kept(101).keeping())
                    .isInstanceOfSatisfying(
                            Keeping.Unavailable.class,
                            given -> assertThat(given.reason()).contains("run_results.json is not there"));
        }

        @Test
        void aFileThatIsCutOffIsFetchedAgain() {
            var run = it.builtNow(101, "orders=success");
            var whole = DbtFiles.results("i101", it.time.instant().minusSeconds(1), "build", "orders=success");
            run.file(RUN_RESULTS, whole.substring(0, whole.length() / 2));
            it.poll();
            assertThat(it.kept(101).keeping())
                    .isInstanceOfSatisfying(
                            Keeping.Waiting.class,
                            waits -> assertThat(waits.reason()).contains("run_results.json is cut off"));

            run.file(RUN_RESULTS, whole);
            it.passes(Duration.ofMinutes(1));
            it.poll();
            assertThat(it.logged()).hasSize(1);
        }

        @Test
        void aFileThatIsNoJsonHidesNoneOfItsRunsOthers() {
            var end = it.time.instant();
            it.builtNow(101, "orders=success")
                    .step(5, "dbt build -s revenue")
                    .stepTimes(end.minusSeconds(20), end)
                    .file(RUN_RESULTS, DbtFiles.results("i102", end.minusSeconds(1), "build", "revenue=success"));
            it.cloud.failsNext(Call.FETCH, new Fault.Malformed("HTML instead of JSON"));
            it.poll();
            assertThat(it.logged()).containsExactly("101 materialised model.shop.revenue");
            assertThat(it.kept(101).keeping())
                    .isInstanceOfSatisfying(
                            Keeping.Waiting.class,
                            waits -> assertThat(waits.reason()).isEqualTo("step 4: HTML instead of JSON"));

            it.passes(Duration.ofMinutes(1));
            it.poll();
            assertThat(it.logged())
                    .containsExactlyInAnyOrder(
                            "101 materialised model.shop.revenue", "101 materialised model.shop.orders");
            assertThat(it.kept(101).keeping()).isInstanceOf(Keeping.Read.class);
        }

        @Test
        void oneRunThatCannotBeReadHoldsUpNoneOfAHundred() {
            for (int run = 101; run <= 200; run++) {
                it.builtNow(run, "orders=success");
            }
            it.cloud.failsFor(150, new Fault.Malformed("HTML instead of JSON"));
            it.poll();

            assertThat(it.logged()).hasSize(99);
            assertThat(it.kept(150).keeping()).isInstanceOf(Keeping.Waiting.class);
            it.cloud.mends(150);
            it.passes(Duration.ofMinutes(1));
            it.poll();
            assertThat(it.logged()).hasSize(100);
        }

        @Test
        void eachStepsResultsAreReadAndALeftOverFileCountsOnce() {
            var end = it.time.instant();
            var run = it.builtNow(101, "orders=success");
            var seeds = DbtFiles.results("i101", end.minusSeconds(1), "build", "orders=success");
            it.passes(Duration.ofSeconds(60));
            run.step(5, "dbt run-operation grant")
                    .stepTimes(end, it.time.instant())
                    .finishedAt(it.time.instant())
                    .file(RUN_RESULTS, seeds)
                    .stepStatus(new RunStatus.Errored());
            it.poll();

            assertThat(it.logged()).containsExactly("101 materialised model.shop.orders");
        }

        @Test
        void aRunWithoutItsManifestIsReadByTheIdsAlone() {
            it.builtNow(101, "orders=success").withoutFile(MANIFEST);
            it.poll();

            assertThat(it.logged()).containsExactly("101 materialised model.shop.orders");
        }

        @Test
        void aManifestIsFetchedOnceForManyRunsOfOneCommit() {
            for (int run = 101; run <= 120; run++) {
                it.builtNow(run, "orders=success");
            }
            it.poll();

            assertThat(it.cloud.calls(Call.FETCH)).isEqualTo(21);
        }

        @Test
        void anOperationDoesNotMakeTheManifestFetchedAnew() {
            it.builtNow(101, "orders=success");
            it.poll();
            it.passes(Duration.ofSeconds(90));
            var end = it.time.instant();
            it.builtNow(102)
                    .file(
                            RUN_RESULTS,
                            DbtFiles.results("i102", end.minusSeconds(1), "build", "grant=success")
                                    .replace("model.shop.grant", "macro.shop.grant"));
            it.cloud.countsAnew();
            it.poll();

            assertThat(it.cloud.calls(Call.FETCH)).isEqualTo(1);
        }

        @Test
        void aNodeThatTheKnownManifestLacksMakesItFetchedAnew() {
            it.builtNow(101, "orders=success");
            it.poll();
            it.passes(Duration.ofSeconds(90));
            it.builtNow(102, "refunds=success")
                    .file(MANIFEST, DbtFiles.manifest(it.time.instant(), "orders", "revenue", "refunds"));
            it.poll();

            assertThat(it.store.catalog().current(it.shop).orElseThrow().nodes())
                    .isEqualTo(3);
        }
    }

    @Nested
    class WhenARuleExcludesRuns {

        @Test
        void runsOfContinuousIntegrationAreListedAndNeverEvents() {
            it.poll();
            it.passes(Duration.ofSeconds(60));
            it.builtNow(101, "orders=success")
                    .startedBy(new StartedBy(
                            Optional.of("ci"), Optional.empty(), Optional.of(17L), StartedBy.Overrides.NONE));
            it.poll();

            assertThat(it.logged()).isEmpty();
            assertThat(it.kept(101).keeping()).isEqualTo(new Keeping.Excluded("exclude-ci"));
        }

        @Test
        void aRunOfAnotherBranchIsReadAndDoesNotCount() {
            it.cloud.environment(new Environment(
                    it.cloud.workspace().environment(),
                    "Production",
                    Optional.of("production"),
                    Optional.of("main"),
                    Optional.empty()));
            it.poll();
            it.passes(Duration.ofSeconds(60));
            it.builtNow(101, "orders=success").code("feature", "c9");
            it.poll();

            assertThat(it.store.archive().latest(it.shop)).isEmpty();
            assertThat(it.logged()).hasSize(1);
            assertThat(it.store.catalog().current(it.shop)).isEmpty();
        }
    }

    @Nested
    class WhenDbtCloudFails {

        @Test
        void aRefusedTokenIsAFailedTickAndNothingIsLost() {
            it.poll();
            it.passes(Duration.ofSeconds(60));
            it.builtNow(101, "orders=success");
            it.cloud.failsNext(new Fault.Unauthorised("dbt Cloud refused the token"));
            assertThat(it.poll()).isInstanceOf(TickOutcome.Failed.class);

            it.poll();
            assertThat(it.logged()).hasSize(1);
        }

        @Test
        void aClosedAccountIsADeferredTick() {
            var until = Observing.NOON.plusSeconds(300);
            it.cloud.failsNext(new Fault.Throttled(until, "too many requests"));

            assertThat(it.poll()).isEqualTo(new TickOutcome.Deferred(until, "too many requests"));
        }

        @Test
        void everyCallMayFailOnceAndEverythingIsReadInTheEnd() {
            for (var call : Call.values()) {
                it = new Observing(folder.resolve(call.name()));
                it.cloud.job(311, "Nightly");
                it.poll();
                it.passes(Duration.ofSeconds(60));
                it.builtNow(101, "orders=success");
                it.cloud.failsNext(call, new Fault.Unavailable("dbt Cloud is away"));
                for (int turn = 0; turn < 5; turn++) {
                    it.poll();
                    it.backfill();
                    it.passes(Duration.ofMinutes(1));
                }

                assertThat(it.logged()).as(call.name()).hasSize(1);
            }
        }
    }

    @Nested
    class WhenClocksAreWrong {

        @Test
        void ourClockMayBeAnHourAheadOrBehind() {
            for (int hours : new int[] {-1, 1}) {
                it = new Observing(folder.resolve("hours" + hours));
                it.poll();
                for (int run = 101; run <= 105; run++) {
                    it.passes(Duration.ofMinutes(3));
                    it.builtNow(run, "orders=success");
                    it.time.passes(Duration.ofHours(hours));
                    it.poll();
                    it.time.passes(Duration.ofHours(-hours));
                }

                assertThat(it.logged()).as("%d hours", hours).hasSize(5);
            }
        }
    }

    @Nested
    class WhenTheStoreIsAway {

        @BeforeEach
        void lookOnce() {
            it.poll();
            it.passes(Duration.ofSeconds(60));
            it.builtNow(101, "orders=success", "revenue=success");
        }

        /** Each call of the store in turn is the first that fails, and all after it do for a minute. */
        @Test
        void nothingIsLostOrDoubledWhicheverCallIsTheFirstToFail() {
            for (int first = 1; first <= 12; first++) {
                it = new Observing(folder.resolve("first" + first));
                it.cloud.job(311, "Nightly");
                lookOnce();
                var away = it.poller(failing(it.store.log(), first, "the database is away"));
                for (int turn = 0; turn < 2; turn++) {
                    assertThat(away.poll(it.shop)).as("call %d", first).isNotNull();
                }
                it.passes(Duration.ofSeconds(60));
                it.poll();

                assertThat(it.logged())
                        .as("call %d", first)
                        .containsExactlyInAnyOrder(
                                "101 materialised model.shop.orders", "101 materialised model.shop.revenue");
            }
        }

        @Test
        void aFullDiskIsAFailedTickThatSaysSoAndGoesOnWithRoom() {
            var full = it.poller(failing(it.store.log(), 1, "No space left on device"));

            assertThat(full.poll(it.shop))
                    .isEqualTo(new TickOutcome.Failed(new Fault.Unavailable("No space left on device")));
            it.poll();
            assertThat(it.logged()).hasSize(2);
        }
    }

    @Nested
    class WhenDbtsClockIsAnother {

        @BeforeEach
        void lookOnce() {
            it.poll();
            it.passes(Duration.ofSeconds(60));
        }

        @Test
        void resultsOfAMachineThatIsAnHourBehindOrAheadAreReadAllTheSame() {
            for (int hours : new int[] {-1, 1}) {
                var end = it.time.instant();
                it.builtNow(101 + hours, "orders=success")
                        .file(
                                RUN_RESULTS,
                                DbtFiles.results(
                                        "i" + hours, end.plus(Duration.ofHours(hours)), "build", "orders=success"));
                for (int turn = 0; turn < 5; turn++) {
                    it.poll();
                    it.passes(Duration.ofSeconds(60));
                }
            }

            assertThat(it.logged())
                    .containsExactlyInAnyOrder(
                            "100 materialised model.shop.orders", "102 materialised model.shop.orders");
        }

        @Test
        void aFileThatAnEarlierRunOfTheJobHasLeftIsNeverTaken() {
            it.builtNow(101, "orders=success");
            var left = DbtFiles.results("i101", it.time.instant().minusSeconds(1), "build", "orders=success");
            it.poll();
            it.passes(Duration.ofMinutes(10));
            it.builtNow(102, "orders=success").file(RUN_RESULTS, left);
            for (int turn = 0; turn < 20; turn++) {
                it.poll();
                it.passes(Duration.ofMinutes(1));
            }

            assertThat(it.logged()).containsExactly("101 materialised model.shop.orders");
            assertThat(it.kept(102).keeping()).isInstanceOf(Keeping.Waiting.class);
        }
    }

    @Nested
    class WhenLittleIsTold {

        @BeforeEach
        void lookOnce() {
            it.poll();
            it.passes(Duration.ofSeconds(60));
        }

        @Test
        void aStepWithoutTimesIsReadIfItHasEnded() {
            it.builtNow(101, "orders=success").withoutStepTimes();
            it.poll();

            assertThat(it.logged()).containsExactly("101 materialised model.shop.orders");
        }

        @Test
        void aRunThatWentWellWithoutStepsWaitsForThem() {
            it.cloud
                    .run(101)
                    .job(311, "Nightly")
                    .createdAt(it.time.instant().minusSeconds(60))
                    .succeeded()
                    .finishedAt(it.time.instant());
            it.poll();
            assertThat(it.kept(101).keeping()).isInstanceOf(Keeping.Waiting.class);

            it.builtNow(101, "orders=success");
            it.passes(Duration.ofMinutes(1));
            it.poll();
            assertThat(it.logged()).containsExactly("101 materialised model.shop.orders");
        }

        @Test
        void aTargetThatTheCommandLineDoesNotNameIsHowDbtCloudCallsDbt() {
            var end = it.time.instant();
            it.builtNow(101, "orders=success")
                    .file(
                            RUN_RESULTS,
                            DbtFiles.results("i101", end, "build", "orders=success")
                                    .replace("\"which\"", "\"target\": \"dev\", \"which\""));
            it.poll();

            assertThat(it.store.archive().latest(it.shop)).containsKey("model.shop.orders");
            assertThat(it.store.catalog().current(it.shop)).isPresent();
        }
    }

    @Nested
    class WhenProductionGoesBack {

        @Test
        void theManifestOfAnEarlierCommitIsCurrentAgainWithoutBeingFetched() {
            it.poll();
            it.passes(Duration.ofSeconds(60));
            it.builtNow(101, "orders=success");
            it.poll();
            it.passes(Duration.ofMinutes(5));
            it.builtNow(102, "orders=success")
                    .code("main", "c2")
                    .file(MANIFEST, DbtFiles.manifest(it.time.instant(), "orders", "revenue", "refunds"));
            it.poll();
            assertThat(current().nodes()).isEqualTo(3);

            it.passes(Duration.ofMinutes(5));
            it.builtNow(103, "orders=success");
            it.cloud.countsAnew();
            it.poll();

            assertThat(current().nodes()).isEqualTo(2);
            assertThat(it.cloud.calls(Call.FETCH)).isEqualTo(1);
        }

        private ManifestVersion current() {
            return it.store.catalog().current(it.shop).orElseThrow();
        }
    }

    @Nested
    class WhenTheProcessDies {

        /** Every write of a turn, before and after it took effect, ends the process once; then it starts anew. */
        @Test
        void nothingIsLostOrDoubledWhereverItDies() {
            for (var moment : Death.values()) {
                for (int write = 1; write <= 4; write++) {
                    var name = moment + " write " + write;
                    it = new Observing(folder.resolve(name.replace(' ', '-')));
                    it.poll();
                    it.passes(Duration.ofSeconds(60));
                    it.builtNow(101, "orders=success", "revenue=success");
                    it.builtNow(102, "orders=success");
                    try {
                        it.poller(mortal(it.store.log(), write, moment)).poll(it.shop);
                    } catch (Died died) {
                        it.restarts();
                    }
                    it.poll();

                    assertThat(it.logged())
                            .as(name)
                            .containsExactlyInAnyOrder(
                                    "101 materialised model.shop.orders",
                                    "101 materialised model.shop.revenue",
                                    "102 materialised model.shop.orders");
                }
            }
        }

        @Test
        void aNodeThatWakesAfterALongPauseChangesNothing() {
            it.poll();
            it.passes(Duration.ofSeconds(60));
            it.builtNow(101, "orders=success");
            var other = it.poller(it.store.log());
            var paused = it.poller(asIfPaused(it.store.log(), () -> other.poll(it.shop)));

            assertThat(paused.poll(it.shop)).isInstanceOf(TickOutcome.Deferred.class);
            assertThat(it.logged()).containsExactly("101 materialised model.shop.orders");
        }
    }

    private enum Death {
        BEFORE,
        AFTER
    }

    private static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The log of a process that dies at its {@code nth} write. */
    private static EventLog mortal(EventLog log, int nth, Death moment) {
        var writes = new int[1];
        return (EventLog) Proxy.newProxyInstance(
                EventLog.class.getClassLoader(), new Class<?>[] {EventLog.class}, (_, method, arguments) -> {
                    boolean fatal = method.getName().equals("record") && ++writes[0] == nth;
                    if (fatal && moment == Death.BEFORE) {
                        throw new Died();
                    }
                    try {
                        var answer = method.invoke(log, arguments);
                        if (fatal) {
                            throw new Died();
                        }
                        return answer;
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    /** A log of which no call works from the {@code first} one on. */
    private static EventLog failing(EventLog log, int first, String sentence) {
        var calls = new AtomicInteger();
        return (EventLog) Proxy.newProxyInstance(
                EventLog.class.getClassLoader(), new Class<?>[] {EventLog.class}, (_, method, arguments) -> {
                    if (calls.incrementAndGet() >= first) {
                        throw new StorageException(new Fault.Unavailable(sentence));
                    }
                    try {
                        return method.invoke(log, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    /** The log of a node that stops between what it found and its first write, while {@code meanwhile} happens. */
    private static EventLog asIfPaused(EventLog log, Runnable meanwhile) {
        var paused = new boolean[1];
        return (EventLog) Proxy.newProxyInstance(
                EventLog.class.getClassLoader(), new Class<?>[] {EventLog.class}, (_, method, arguments) -> {
                    if (method.getName().equals("record") && !paused[0]) {
                        paused[0] = true;
                        assertThat(arguments[0]).isInstanceOf(Observation.class);
                        meanwhile.run();
                    }
                    try {
                        return method.invoke(log, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }
}
