package dev.weir.adapter.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.ports.driving.WatchChanges;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ChangeFeedTest {

    /** A log that takes its time, either with its head or with what changed. */
    private static final class SlowLog implements WatchChanges {

        private final boolean slowHead;
        final CountDownLatch reading = new CountDownLatch(1);
        final CountDownLatch mayGoOn = new CountDownLatch(1);
        final CountDownLatch done = new CountDownLatch(1);
        final AtomicBoolean interrupted = new AtomicBoolean();

        SlowLog(boolean slowHead) {
            this.slowHead = slowHead;
        }

        private void read() {
            reading.countDown();
            try {
                mayGoOn.await();
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
            done.countDown();
        }

        @Override
        public long head() {
            if (slowHead) {
                read();
            }
            return 5;
        }

        @Override
        public Changes since(long position, int most) {
            read();
            return new Changes(5, List.of());
        }
    }

    private static void nobodyIsInterrupted(SlowLog log) throws InterruptedException {
        var listening = new ChangeFeed(log).from(Optional.of(1L)).subscribe();
        assertThat(log.reading.await(20, TimeUnit.SECONDS)).isTrue();
        listening.dispose();
        log.mayGoOn.countDown();
        assertThat(log.done.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(log.interrupted).isFalse();
    }

    @Test
    void whoReadsTheLogIsNotInterruptedWhenAListenerLeaves() throws Exception {
        nobodyIsInterrupted(new SlowLog(false));
    }

    @Test
    void whoReadsItsHeadIsNotInterruptedEither() throws Exception {
        nobodyIsInterrupted(new SlowLog(true));
    }
}
