package dev.weir.adapter.dbtcloud.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.domain.fault.Fault;
import dev.weir.domain.run.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of answers that are no success: how often they are asked again, and what a person is told. */
class RefusalsTest {

    private Stand stand = new Stand();

    @AfterEach
    void close() {
        stand.close();
    }

    private void standsWith(TokenSource tokens) {
        stand.close();
        stand = new Stand(tokens);
    }

    @Nested
    class WhenTheTokenIsRefused {

        @Test
        void oneSentenceTellsHowToMendIt() {
            stand.server.otherwise(Stand.refusal(401, "Invalid token."));

            assertThat(stand.fails())
                    .isEqualTo(
                            new Fault.Unauthorised(
                                    "dbt Cloud refused the token for account 42 (401, \"Invalid token.\"). Check that DBT_CLOUD_TOKEN holds a service token of this account and that its region is 127.0.0.1."));
            assertThat(stand.requests()).isEqualTo(1);
        }

        @Test
        void aTokenThatWasReplacedInTheMeantimeIsTaken() {
            standsWith(Tokens.inTurn("revoked", "fresh\n"));
            stand.server.otherwise((request, out) -> {
                if (request.header("Authorization").equals("Token fresh")) {
                    Stand.nothing().answer(request, out);
                } else {
                    Stand.refusal(401, "Invalid token.").answer(request, out);
                }
            });

            assertThat(stand.asks()).isEmpty();
            assertThat(stand.asks()).isEmpty();
            assertThat(stand.requests()).isEqualTo(3);
        }

        @Test
        void theSourceIsReadAgainOnceAndNotForEver() {
            var tokens = Tokens.inTurn("first", "second", "third");
            standsWith(tokens);
            stand.server.otherwise(Stand.refusal(401, "Invalid token."));

            assertThat(stand.fails()).isInstanceOf(Fault.Unauthorised.class);
            assertThat(stand.requests()).isEqualTo(2);
            assertThat(tokens.read()).isEqualTo(2);
        }

        @Test
        void anEmptySourceIsSaidWithoutAskingAnybody() {
            standsWith(Tokens.always(" \n"));

            assertThat(stand.fails().sentence())
                    .isEqualTo(
                            "DBT_CLOUD_TOKEN holds no token for dbt Cloud: it is empty. Put a service token there, on one line.");
            assertThat(stand.requests()).isZero();
        }

        @Test
        void aTokenThatIsSentBackIsNotShown() {
            stand.server.otherwise(Stand.refusal(403, "No rights for " + Stand.TOKEN));

            assertThat(stand.fails().sentence()).contains("No rights for …").doesNotContain(Stand.TOKEN);
        }
    }

    @Test
    void whatIsNotAllowedIsSaidWithThePermissionThatWouldAllowIt() {
        stand.server.otherwise(Stand.refusal(403, "Forbidden"));

        assertThat(stand.fails())
                .isInstanceOf(Fault.Forbidden.class)
                .extracting(Fault::sentence)
                .asString()
                .contains("the runs of environment 9", "DBT_CLOUD_TOKEN", "Job Viewer");
        assertThat(stand.requests()).isEqualTo(1);
    }

    @Test
    void whatIsMissingIsSaidWithTheKeysToCheck() {
        stand.server.otherwise(Stand.refusal(404, "The requested resource was not found."));

        assertThat(stand.fails(() -> stand.cloud.environment(stand.workspace())))
                .isEqualTo(
                        new Fault.Missing(
                                "dbt Cloud does not know environment 9 of project 7, or the token of DBT_CLOUD_TOKEN may not see it (404, \"The requested resource was not found.\"). Check account-id, project-id, environment-id and what the token may read."));
        assertThat(stand.requests()).isEqualTo(1);
    }

    @Test
    void aPageInPlaceOfTheApiSaysThatTheAddressIsWrong() {
        stand.server.otherwise(Stand.page(404));

        assertThat(stand.fails(() -> stand.cloud.project(stand.workspace())))
                .isInstanceOf(Fault.Malformed.class)
                .extracting(Fault::sentence)
                .asString()
                .contains("access-url");
        assertThat(stand.cloud.run(
                        Watched.at(stand.server
                                .next(Stand.refusal(404, "Not found."))
                                .address()),
                        new RunId(1)))
                .isEmpty();
    }

    @Test
    void aRefusedRequestIsSaidInTheirWordsWithTheField() {
        stand.server.otherwise(
                (_, out) -> out.status(
                        400,
                        "application/json",
                        "{\"status\":{\"code\":400,\"user_message\":\"The request was invalid.\"},\"data\":{\"status__in\":\"'x' is not valid\"}}"));

        assertThat(stand.fails())
                .isEqualTo(
                        new Fault.Refused(
                                "dbt Cloud refused to give the runs of environment 9 (400, \"The request was invalid. (status__in: 'x' is not valid)\")."));
    }

    @Test
    void theFrameworksOwnWordsAreReadToo() {
        stand.server.otherwise((_, out) -> out.status(405, "application/json", "{\"detail\":\"Method not allowed.\"}"));

        assertThat(stand.fails().sentence()).contains("(405, \"Method not allowed.\")");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 402, 404, 405, 409, 410, 418, 422, 501})
    void whatWillNotChangeIsAskedOnce(int status) {
        stand.server.otherwise(Stand.refusal(status, "No."));

        stand.fails();

        assertThat(stand.requests()).isEqualTo(1);
        assertThat(stand.time.rests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504, 520})
    void whatMayGoByIsAskedAgain(int status) {
        stand.server
                .next(Stand.page(status))
                .next(Stand.refusal(status, "Later."))
                .otherwise(Stand.nothing());

        assertThat(stand.asks()).isEmpty();
        assertThat(stand.requests()).isEqualTo(3);
    }

    @Test
    void pausesGrowAndEnd() {
        stand.server.otherwise(Stand.page(503));

        assertThat(stand.fails())
                .isEqualTo(new Fault.Unavailable(
                        "dbt Cloud (127.0.0.1) could not give the runs of environment 9 (503). It may go well later."));
        assertThat(stand.requests()).isEqualTo(4);
        assertThat(stand.time.rests())
                .containsExactly(Duration.ofMillis(750), Duration.ofMillis(1500), Duration.ofSeconds(3));
    }

    @Nested
    class WhenTheAccountAsksTooOften {

        @Test
        void nobodyAsksForFiveMinutesIfNothingElseIsSaid() {
            stand.server.otherwise(Stand.refusal(429, "Too many requests."));

            var fault = stand.fails();

            var open = HandTime.START.plus(Duration.ofMinutes(5)).plusMillis(7500);
            assertThat(fault)
                    .isInstanceOfSatisfying(
                            Fault.Throttled.class,
                            throttled -> assertThat(throttled.until()).isEqualTo(open));
            assertThat(stand.budget.closedUntil()).contains(open);
            assertThat(stand.requests()).isEqualTo(1);
            assertThat(stand.fails(() -> stand.cloud.jobs(stand.workspace()))).isInstanceOf(Fault.Throttled.class);
            assertThat(stand.requests()).isEqualTo(1);
        }

        @Test
        void aShortWaitThatIsAskedForIsWaited() {
            stand.server
                    .next((_, out) -> out.answer(429, Map.of("Retry-After", "7"), new byte[0]))
                    .otherwise(Stand.nothing());

            assertThat(stand.asks()).isEmpty();
            assertThat(stand.time.rests()).containsExactly(Duration.ofMillis(7500));
            assertThat(stand.requests()).isEqualTo(2);
        }

        @Test
        void aTimeThatIsAskedForIsWaitedFor() {
            stand.server
                    .next((_, out) ->
                            out.answer(429, Map.of("Retry-After", "Sun, 1 Mar 2026 12:00:20 GMT"), new byte[0]))
                    .otherwise(Stand.nothing());

            assertThat(stand.asks()).isEmpty();
            assertThat(stand.time.instant()).isEqualTo(Instant.parse("2026-03-01T12:00:20.500Z"));
        }

        @Test
        void aWaitBeyondReasonIsCut() {
            stand.server.otherwise((_, out) -> out.answer(429, Map.of("Retry-After", "999999999"), new byte[0]));

            stand.fails();

            assertThat(stand.budget.closedUntil().orElseThrow()).isBefore(HandTime.START.plus(Duration.ofMinutes(61)));
        }

        @Test
        void aBudgetThatOpensSoonIsWaitedFor() {
            var workspace = stand.workspace();
            stand.budget.close(workspace.account(), HandTime.START.plusSeconds(40), "the minute is spent");

            assertThat(stand.asks()).isEmpty();
            assertThat(stand.time.rests()).isEqualTo(List.of(Duration.ofSeconds(40)));
        }
    }

    @Test
    void everyTryIsPaidFor() {
        stand.server.next(Stand.page(502)).otherwise(Stand.nothing());

        stand.asks();

        assertThat(stand.budget.spent()).isEqualTo(2);
    }

    @Test
    void onlyGetsAreEverSent() {
        stand.server.next(Stand.page(502)).otherwise(Stand.nothing());

        stand.asks();
        stand.cloud.jobs(stand.workspace());

        assertThat(stand.server.requests())
                .extracting(StubServer.Request::method)
                .containsOnly("GET");
    }
}
