package dev.weir.adapter.dbtcloud.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.weir.domain.run.Run;
import dev.weir.ports.driven.DbtCloudException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ManyAtOnceTest {

    private final Stand stand = new Stand();

    @AfterEach
    void close() {
        stand.close();
    }

    @Test
    void callsGoSideBySideButNotMoreThanAreAllowed() throws Exception {
        var allowed = ClientSettings.DEFAULT.sideBySide();
        var underWay = new AtomicInteger();
        var most = new AtomicInteger();
        var together = new CountDownLatch(allowed);
        stand.server.otherwise((request, out) -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            together.countDown();
            awaits(together);
            underWay.decrementAndGet();
            Stand.nothing().answer(request, out);
        });
        List<Future<List<Run>>> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 5 * allowed; i++) {
                answers.add(threads.submit(stand::asks));
            }
            for (var answer : answers) {
                assertThat(answer.get()).isEmpty();
            }
        }

        assertThat(together.getCount()).isZero();
        assertThat(most.get()).isEqualTo(allowed);
        assertThat(stand.requests()).isEqualTo(5 * allowed);
    }

    @Test
    void whoeverIsAskedToStopStops() {
        stand.server.otherwise(Stand.page(503));
        Thread.currentThread().interrupt();

        assertThatThrownBy(stand::asks).isInstanceOf(DbtCloudException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void theTokenIsNowhereInLogsOrErrors() {
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var lines = new ListAppender<ILoggingEvent>();
        lines.setContext(root.getLoggerContext());
        lines.start();
        var before = root.getLevel();
        root.setLevel(Level.TRACE);
        root.addAppender(lines);
        try {
            stand.server.next(Stand.page(502)).otherwise(Stand.refusal(401, "Invalid token " + Stand.TOKEN));

            var thrown = catchThrowable(stand::asks);

            for (var cause = thrown; cause != null; cause = cause.getCause()) {
                assertThat(cause.toString()).doesNotContain(Stand.TOKEN);
            }
        } finally {
            root.detachAppender(lines);
            root.setLevel(before);
        }

        assertThat(List.copyOf(lines.list)).isNotEmpty();
        assertThat(List.copyOf(lines.list))
                .allSatisfy(line -> assertThat(line.getFormattedMessage()).doesNotContain(Stand.TOKEN));
        var token = new KeptToken(Tokens.always(Stand.TOKEN));
        assertThat(token.current()).isEqualTo(Stand.TOKEN);
        assertThat(token).asString().doesNotContain(Stand.TOKEN);
    }

    private static void awaits(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody else came");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
