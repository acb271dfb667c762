package dev.weir.app.browse;

import dev.weir.app.observe.ManifestShelf.Shelved;
import dev.weir.domain.asset.ManifestHash;
import dev.weir.ports.driven.GraphLayout;
import dev.weir.ports.driven.GraphLayout.Drawing;
import dev.weir.ports.driven.GraphLayout.Layout;
import java.time.Duration;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Pictures, by manifest version and what is drawn of it, each laid out once and beside whoever asks: a small one is waited for, and
 * for a large one the answer is that it is being laid out.
 */
public final class Pictures {

    private static final int MOST = 48;

    private final GraphLayout layout;
    private final Executor beside;
    private final Duration patience;
    private final Map<What, Sketch> sketches = new LinkedHashMap<>(16, 0.75f, true);

    /** What a frame holds is drawn again in every picture in which it is open. */
    private final Map<Drawing, Layout> laidOut = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param beside where pictures are laid out; should not be the asker's thread
     * @param patience how long an asker waits for one
     */
    public Pictures(GraphLayout layout, Executor beside, Duration patience) {
        this.layout = layout;
        this.beside = beside;
        this.patience = patience;
    }

    private record What(ManifestHash manifest, BitSet chosen, List<String> open) {}

    /** A picture, and where its parts will stand. */
    private record Sketch(Picture picture, CompletableFuture<Plan> places) {}

    /** A picture, and where its parts stand once they are placed. */
    record Placed(Picture picture, Optional<Plan> plan) {}

    /**
     * What stands of a picture within the asker's patience.
     *
     * @throws CompletionException if laying it out failed; the next to ask begins anew
     */
    Placed of(Shelved manifest, BitSet chosen, List<String> open) {
        var what = what(manifest, chosen, open);
        var sketch = begun(manifest, what);
        try {
            return new Placed(
                    sketch.picture(), Optional.of(sketch.places().get(patience.toMillis(), TimeUnit.MILLISECONDS)));
        } catch (TimeoutException notYet) {
            return new Placed(sketch.picture(), Optional.empty());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped while a graph was laid out");
        } catch (ExecutionException failed) {
            synchronized (sketches) {
                sketches.remove(what, sketch);
            }
            throw new CompletionException(failed.getCause());
        }
    }

    /** A picture, wherever its parts will stand. */
    Picture sketched(Shelved manifest, BitSet chosen, List<String> open) {
        return begun(manifest, what(manifest, chosen, open)).picture();
    }

    /** Begins to lay out what will be asked for. */
    void ahead(Shelved manifest, BitSet chosen) {
        begun(manifest, what(manifest, chosen, List.of()));
    }

    private static What what(Shelved manifest, BitSet chosen, List<String> open) {
        return new What(
                manifest.version().hash(),
                (BitSet) chosen.clone(),
                open.stream().distinct().sorted().toList());
    }

    private Sketch begun(Shelved manifest, What what) {
        synchronized (sketches) {
            var known = sketches.get(what);
            if (known != null) {
                return known;
            }
        }
        var mine = new Sketch(
                Picture.of(manifest.file().manifest(), what.chosen(), what.open()), new CompletableFuture<>());
        synchronized (sketches) {
            var known = sketches.putIfAbsent(what, mine);
            if (known != null) {
                return known;
            }
            while (sketches.size() > MOST) {
                sketches.remove(sketches.keySet().iterator().next());
            }
        }
        beside.execute(() -> place(mine));
        return mine;
    }

    private void place(Sketch sketch) {
        try {
            sketch.places().complete(Plan.of(sketch.picture(), this::layOut));
        } catch (RuntimeException failed) {
            sketch.places().completeExceptionally(failed);
        } catch (Error fatal) {
            sketch.places().completeExceptionally(fatal);
            throw fatal;
        }
    }

    private Layout layOut(Drawing drawing) {
        synchronized (laidOut) {
            var known = laidOut.get(drawing);
            if (known != null) {
                return known;
            }
        }
        var placed = layout.layOut(drawing);
        synchronized (laidOut) {
            laidOut.put(drawing, placed);
            while (laidOut.size() > MOST) {
                laidOut.remove(laidOut.keySet().iterator().next());
            }
        }
        return placed;
    }
}
