package dev.weir.adapter.http.api;

import dev.weir.ports.driving.WatchChanges;
import dev.weir.ports.driving.WatchChanges.Changes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Looks at the head of the log for all who listen, once for all of them, and tells each what came after where they stand. Nobody
 * listens, nobody looks.
 */
@Singleton
final class ChangeFeed {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);

    private static final Duration LOOK = Duration.ofMillis(200);

    /** A silent stream would be cut by whatever stands between; and we would not learn that a listener has gone. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

    private static final int MOST_HINTS = 500;

    /**
     * Where the log is read. Reactor's own threads are interrupted when a listener leaves, and H2 closes its file for good when a
     * thread is interrupted that reads it: somebody closes a tab, and the database is gone. These are never interrupted.
     */
    private static final Scheduler READING =
            Schedulers.fromExecutor(task -> Thread.ofVirtual().name("changes").start(task));

    private final WatchChanges changes;
    private final Flux<Long> heads;

    ChangeFeed(WatchChanges changes) {
        this.changes = changes;
        this.heads = Flux.interval(Duration.ZERO, LOOK)
                .onBackpressureDrop()
                .concatMap(_ -> head(), 1)
                .distinctUntilChanged()
                .replay(1)
                .refCount();
    }

    /** What changed after a position; without one, what changes from now on, with where that is as the first. */
    Flux<Changes> from(Optional<Long> last) {
        return Flux.defer(() -> {
            var position = new AtomicLong(last.orElse(-1L));
            var told = heads.onBackpressureLatest().concatMap(head -> after(position, head), 1);
            return told.timeout(SIGN_OF_LIFE, Mono.empty())
                    .concatWith(Mono.fromSupplier(() -> new Changes(Math.max(position.get(), 0), List.of())))
                    .repeat();
        });
    }

    private Flux<Changes> after(AtomicLong position, long head) {
        if (position.get() < 0 || position.get() > head) {
            // A listener that knows a later position than there is has seen another log: it starts anew here.
            position.set(head);
            return Flux.just(new Changes(head, List.of()));
        }
        return Flux.<Changes>generate(sink -> {
                    if (position.get() >= head) {
                        sink.complete();
                        return;
                    }
                    var found = changes.since(position.get(), MOST_HINTS);
                    if (found.position() <= position.get()) {
                        sink.complete();
                        return;
                    }
                    position.set(found.position());
                    sink.next(found);
                })
                .subscribeOn(READING)
                .onErrorResume(failure -> {
                    LOG.warn("changes could not be read; it is tried again: {}", failure.toString());
                    return Flux.empty();
                });
    }

    private Mono<Long> head() {
        return Mono.fromCallable(changes::head).subscribeOn(READING).onErrorResume(failure -> {
            LOG.debug("the head of the log could not be read; it is tried again: {}", failure.toString());
            return Mono.empty();
        });
    }
}
