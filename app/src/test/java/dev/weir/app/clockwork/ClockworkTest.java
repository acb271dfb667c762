package dev.weir.app.clockwork;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.domain.fault.Fault;
import dev.weir.domain.tick.Tick;
import dev.weir.domain.tick.TickOutcome;
import dev.weir.domain.value.Slice;
import dev.weir.ports.driven.TickJournal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClockworkTest {

    private final BlockingQueue<Tick> noted = new LinkedBlockingQueue<>();

    @Test
    void everyTurnIsNoted() throws InterruptedException {
        try (var _ = start(Duration.ofMillis(5), TickOutcome.Idle::new)) {
            assertThat(next().loop()).isEqualTo("poll/shop");
            assertThat(next().outcome()).isEqualTo(new TickOutcome.Idle());
        }
    }

    @Test
    void aTurnThatThrowsIsNotedAndTheNextOneComes() throws InterruptedException {
        try (var _ = start(Duration.ofMillis(5), () -> {
            throw new IllegalStateException("boom");
        })) {
            assertThat(next().outcome())
                    .isEqualTo(new TickOutcome.Failed(
                            new Fault.Malformed("poll/shop failed: java.lang.IllegalStateException: boom")));
            assertThat(next()).isNotNull();
        }
    }

    @Test
    void aLoopIsNeverTurnedBesideItself() throws InterruptedException {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        try (var clockwork = start(Duration.ofMillis(1), () -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            Thread.onSpinWait();
            inside.decrementAndGet();
            return new TickOutcome.Idle();
        })) {
            for (int turn = 0; turn < 20; turn++) {
                clockwork.bringForward("poll/shop");
                next();
            }
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void aHintBringsTheNextTurnForward() throws InterruptedException {
        try (var clockwork = start(Duration.ofHours(1), TickOutcome.Idle::new)) {
            next();
            clockwork.bringForward("poll/shop");
            assertThat(next()).isNotNull();
            clockwork.bringForward("poll/nobody");
            assertThat(noted.poll(50, TimeUnit.MILLISECONDS)).isNull();
        }
    }

    @Test
    void whatIsUnderWayWhenTheClockStopsIsFinished() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var clockwork = start(Duration.ofHours(1), () -> {
            begun.countDown();
            try {
                go.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            return new TickOutcome.Advanced("finished");
        });
        begun.await();
        var closing = Thread.ofVirtual().start(clockwork::close);
        go.countDown();
        closing.join();
        assertThat(next().outcome()).isEqualTo(new TickOutcome.Advanced("finished"));
    }

    private Clockwork start(Duration every, Supplier<TickOutcome> turn) {
        return Clockwork.start(
                List.of(new Loop("poll/shop", every, Map.of("workspace", "shop"), turn)),
                new TickJournal() {
                    @Override
                    public void note(Tick tick) {
                        noted.add(tick);
                    }

                    @Override
                    public List<Tick> last() {
                        return List.of();
                    }

                    @Override
                    public Slice<Tick> ticks(Optional<String> loop, Slice.Request part) {
                        throw new UnsupportedOperationException();
                    }
                },
                InstantSource.system());
    }

    private Tick next() throws InterruptedException {
        @Nullable Tick tick = noted.poll(10, TimeUnit.SECONDS);
        assertThat(tick).isNotNull();
        return Objects.requireNonNull(tick);
    }
}
