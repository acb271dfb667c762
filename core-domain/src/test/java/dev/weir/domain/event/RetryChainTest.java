package dev.weir.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.domain.run.RunId;
import dev.weir.domain.value.WorkspaceName;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RetryChainTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final RunId FIRST = new RunId(7);
    private static final RunId RETRY = new RunId(8);

    @Test
    void aRetryAddsWhatItDidAnewAndLeavesTheRest() {
        var chain = RetryChain.of(
                List.of(FIRST, RETRY),
                List.of(
                        reading(
                                FIRST,
                                new AssetEvent.Materialised(header(FIRST, 4, "model.a", "success")),
                                new AssetEvent.Failed(header(FIRST, 4, "model.b", "error")),
                                new AssetEvent.Skipped(header(FIRST, 4, "model.c", "skipped"), Optional.of("model.b")),
                                new AssetEvent.Skipped(header(FIRST, 4, "model.d", "skipped"), Optional.of("model.b"))),
                        reading(
                                RETRY,
                                new AssetEvent.Materialised(header(RETRY, 4, "model.b", "success")),
                                new AssetEvent.Failed(header(RETRY, 4, "model.c", "error")),
                                new AssetEvent.Skipped(
                                        header(RETRY, 4, "model.d", "skipped"), Optional.of("model.c")))));

        assertThat(chain.settled())
                .extracting(it -> it.header().id().node() + " " + it.type() + " "
                        + it.header().id().run())
                .containsExactly(
                        "model.a materialised 7", "model.b materialised 8", "model.c failed 8", "model.d skipped 8");
        assertThat(chain.wanting()).extracting(it -> it.header().id().node()).containsExactly("model.c", "model.d");
        assertThat(chain.again()).isEqualTo(3);
        assertThat(chain.isMerged()).isTrue();
    }

    @Test
    void aRetryThatIsAStepOfTheSameRunIsMergedToo() {
        var test = new AssetEvent.Checked(
                header(FIRST, 5, "test.t", "pass"),
                Optional.of("model.a"),
                new AssetEvent.Verdict(AssetEvent.Verdict.Result.PASS, OptionalLong.of(0)));
        var chain = RetryChain.of(
                List.of(FIRST),
                List.of(reading(
                        FIRST,
                        new AssetEvent.Failed(header(FIRST, 4, "model.a", "error")),
                        new AssetEvent.Materialised(header(FIRST, 5, "model.a", "success")),
                        test)));

        assertThat(chain.settled()).extracting(AssetEvent::outcome).containsExactly("success", "success");
        assertThat(chain.isMerged()).isTrue();
    }

    @Test
    void aLookAtANodeReplacesNothingOfWhatWasDoneToIt() {
        var chain = RetryChain.of(
                List.of(FIRST),
                List.of(reading(
                        FIRST,
                        new AssetEvent.Observed(header(FIRST, 4, "model.a", "success"), Optional.empty()),
                        new AssetEvent.Failed(header(FIRST, 5, "model.a", "error")),
                        new AssetEvent.Observed(header(FIRST, 6, "model.a", "success"), Optional.empty()))));

        assertThat(chain.settled()).singleElement().isInstanceOf(AssetEvent.Failed.class);
        assertThat(chain.isMerged()).isFalse();
    }

    private static RunReading reading(RunId run, AssetEvent... events) {
        return new RunReading(run, Optional.empty(), List.of(), List.of(events), List.of(), List.of());
    }

    private static AssetEvent.Header header(RunId run, int step, String node, String status) {
        return new AssetEvent.Header(
                new EventId(new WorkspaceName("shop"), run, step, node, 0),
                NOON,
                status,
                "model",
                Optional.empty(),
                new AssetEvent.Execution(
                        BigDecimal.ONE,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty()),
                new Counting.Counts());
    }
}
