package dev.weir.app.observe;

import dev.weir.domain.event.Keeping;
import dev.weir.domain.event.KeptRun;
import dev.weir.domain.event.Patience;
import dev.weir.domain.event.RunReading;
import dev.weir.domain.fault.Fault;
import dev.weir.domain.run.RunId;
import dev.weir.domain.workspace.Workspace;
import dev.weir.ports.driven.DbtCloudException;
import dev.weir.ports.driven.EventLog;
import dev.weir.ports.driven.Registry.Definitions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Where runs that have ended are read, some side by side. Each is recorded as soon as it was read, by itself: one that cannot be read
 * is put aside and holds up none of the others.
 */
public final class ReadingDesk {

    /** Read side by side. Bounds memory and calls; each run needs a handful of files. */
    private static final int SIDE_BY_SIDE = 6;

    private static final int BATCH = 24;

    private static final Logger LOG = LoggerFactory.getLogger(ReadingDesk.class);

    private final EventLog log;
    private final RunReader reader;
    private final InstantSource time;

    public ReadingDesk(EventLog log, RunReader reader, InstantSource time) {
        this.log = log;
        this.reader = reader;
        this.time = time;
    }

    /** A run after a look at its files. */
    record Look(KeptRun kept, Optional<RunReading> reading) {}

    /** Reads what is due in the pen's lane. Answers with the number of runs that were read whole. */
    int read(Workspace workspace, Definitions definitions, Pen pen, Instant theirNow) {
        var tried = new HashSet<RunId>();
        int read = 0;
        for (var batch = due(workspace, pen); !batch.isEmpty(); batch = due(workspace, pen)) {
            if (!tried.addAll(batch.stream().map(it -> it.run().id()).toList())) {
                break;
            }
            read += readSideBySide(workspace, definitions, pen, theirNow, batch);
        }
        return read;
    }

    private List<KeptRun> due(Workspace workspace, Pen pen) {
        return log.due(workspace.name(), pen.standing().lane(), time.instant(), BATCH);
    }

    private int readSideBySide(
            Workspace workspace, Definitions definitions, Pen pen, Instant theirNow, List<KeptRun> batch) {
        int read = 0;
        var places = new Semaphore(SIDE_BY_SIDE);
        var stopped = new AtomicBoolean();
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var looks = batch.stream()
                    .map(kept -> readers.submit(() -> {
                        places.acquire();
                        try {
                            if (stopped.get()) {
                                throw new CancellationException("another run has shown that none can be read now");
                            }
                            return look(workspace, definitions, kept, theirNow);
                        } finally {
                            places.release();
                        }
                    }))
                    .toList();
            try {
                for (var look : looks) {
                    var done = await(look);
                    pen.keep(done.kept(), done.reading());
                    read += done.kept().keeping() instanceof Keeping.Read ? 1 : 0;
                }
            } catch (RuntimeException stop) {
                // Nobody is interrupted: whoever is at the embedded database then would close its file for all.
                stopped.set(true);
                throw stop;
            }
        }
        return read;
    }

    private Look look(Workspace workspace, Definitions definitions, KeptRun kept, Instant theirNow) {
        try (var _ = MDC.putCloseable("workspace", workspace.name().toString());
                var _ = MDC.putCloseable("run", kept.run().id().toString())) {
            var look = looked(workspace, definitions, kept, theirNow);
            LOG.debug("{}", look.kept().keeping());
            return look;
        }
    }

    private Look looked(Workspace workspace, Definitions definitions, KeptRun kept, Instant theirNow) {
        try {
            return reader.read(workspace, definitions, kept, theirNow);
        } catch (DbtCloudException refused) {
            return switch (refused.fault()) {
                // These hold for every run: whoever goes on only makes it worse.
                case Fault.Throttled _, Fault.Unauthorised _, Fault.Forbidden _ -> throw refused;
                case Fault.Missing _, Fault.Unavailable _, Fault.Refused _, Fault.Malformed _, Fault.Damaged _ ->
                    putAside(kept, theirNow, refused.fault().sentence());
            };
        }
    }

    private Look putAside(KeptRun kept, Instant theirNow, String reason) {
        LOG.info("put aside: {}", reason);
        return new Look(
                kept.keptAs(Patience.afterLookInVain(
                        attempts(kept) + 1, RunReader.ended(kept.run()), theirNow, time.instant(), reason)),
                Optional.empty());
    }

    /** {@return how often its files were looked for in vain} */
    static int attempts(KeptRun kept) {
        return kept.keeping() instanceof Keeping.Waiting(var _, int attempts, var _) ? attempts : 0;
    }

    private static Look await(Future<Look> look) {
        try {
            return look.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped while reading runs");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new CompletionException(failed.getCause());
        }
    }
}
