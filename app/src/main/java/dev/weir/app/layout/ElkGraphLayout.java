package dev.weir.app.layout;

import dev.weir.ports.driven.GraphLayout;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.core.data.LayoutMetaDataService;

/**
 * ELK's layered algorithm, one drawing at a time, on a thread whose stack bears its recursion over long chains. Each piece that hangs
 * together is laid out by itself, and {@link Sheet} puts the pieces together.
 */
public final class ElkGraphLayout implements GraphLayout {

    /** A chain of some thousand nodes overflows the usual stack. */
    private static final long STACK = 512L << 20;

    private final ReentrantLock oneAtATime = new ReentrantLock(true);

    @Override
    public Layout layOut(Drawing drawing) {
        if (drawing.boxes().isEmpty()) {
            return new Layout(0, 0, List.of(), List.of());
        }
        var task = new FutureTask<>(() -> Sheet.of(drawing, Algorithm.LAYERED));
        oneAtATime.lock();
        try {
            new Thread(null, task, "layout", STACK).start();
            return task.get();
        } catch (InterruptedException stopped) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped while a graph was laid out");
        } catch (ExecutionException failed) {
            throw new CompletionException(failed.getCause());
        } finally {
            oneAtATime.unlock();
        }
    }

    /** Known to ELK from the first drawing on: its hundreds of classes are no part of a start. */
    private static final class Algorithm {

        private static final Function<Drawing, Layout> LAYERED;

        static {
            LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
            LAYERED = LayeredPile::of;
        }
    }
}
