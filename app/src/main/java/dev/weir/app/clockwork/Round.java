package dev.weir.app.clockwork;

import dev.weir.domain.fault.Fault;
import dev.weir.domain.tick.Tick;
import dev.weir.domain.tick.TickOutcome;
import dev.weir.ports.driven.StorageException;
import dev.weir.ports.driven.TickJournal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** A loop as it is turned: what a turn throws is an outcome too, a deferred loop sleeps on, and every turn is noted. */
final class Round {

    private static final Logger LOG = LoggerFactory.getLogger(Round.class);

    private final Loop loop;
    private final TickJournal journal;
    private final InstantSource time;
    private final AtomicBoolean broughtForward = new AtomicBoolean();

    /** Read and written by one turn at a time; turns follow each other, whatever thread they are on. */
    private volatile Instant notBefore = Instant.MIN;

    private volatile String lastSaid = "";

    Round(Loop loop, TickJournal journal, InstantSource time) {
        this.loop = loop;
        this.journal = journal;
        this.time = time;
    }

    Loop loop() {
        return loop;
    }

    /** {@return whether this is the first wish for an early turn since the last turn began} */
    boolean wishForEarlyTurn() {
        return broughtForward.compareAndSet(false, true);
    }

    /** One turn, unless the last one said that it is too early. */
    void turn() {
        broughtForward.set(false);
        var begun = time.instant();
        if (begun.isBefore(notBefore)) {
            return;
        }
        loop.says().forEach(MDC::put);
        MDC.put("loop", loop.name());
        try {
            long from = System.nanoTime();
            var outcome = outcome();
            notBefore = outcome instanceof TickOutcome.Deferred(var until, var _) ? until : Instant.MIN;
            say(outcome);
            note(new Tick(loop.name(), begun, Duration.ofNanos(System.nanoTime() - from), outcome));
        } finally {
            MDC.clear();
        }
    }

    private TickOutcome outcome() {
        try {
            return loop.turn().get();
        } catch (StorageException failure) {
            return new TickOutcome.Failed(failure.fault());
        } catch (RuntimeException failure) {
            LOG.error("{} failed in a way that nobody expected", loop.name(), failure);
            return new TickOutcome.Failed(new Fault.Malformed("%s failed: %s".formatted(loop.name(), failure)));
        }
    }

    /** Says what is worth a line, and the same trouble only once. */
    private void say(TickOutcome outcome) {
        var sentence = outcome.sentence();
        switch (outcome) {
            case TickOutcome.Advanced _ -> LOG.info("{}: {}", loop.name(), sentence);
            case TickOutcome.Idle _ -> LOG.debug("{}: {}", loop.name(), sentence);
            case TickOutcome.Deferred _ -> sayOnce(sentence);
            case TickOutcome.Failed _ -> sayOnce(sentence);
        }
        if (!(outcome instanceof TickOutcome.Failed || outcome instanceof TickOutcome.Deferred)) {
            lastSaid = "";
        }
    }

    private void sayOnce(String sentence) {
        if (!sentence.equals(lastSaid)) {
            LOG.warn("{}: {}", loop.name(), sentence);
            lastSaid = sentence;
        }
    }

    private void note(Tick tick) {
        try {
            journal.note(tick);
        } catch (StorageException failure) {
            sayOnce("what came of %s could not be noted: %s"
                    .formatted(loop.name(), failure.fault().sentence()));
        }
    }
}
