package dev.weir.app.browse;

import dev.weir.app.observe.ManifestShelf.Shelved;
import dev.weir.domain.asset.ManifestHash;
import dev.weir.ports.driven.GraphLayout;
import dev.weir.ports.driven.GraphLayout.Layout;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Pictures that were placed, by manifest version and what is drawn of it: a layout is computed once. */
public final class Pictures {

    private static final int MOST = 48;

    private final GraphLayout layout;
    private final Map<What, CompletableFuture<Placed>> placed = new LinkedHashMap<>(16, 0.75f, true);

    public Pictures(GraphLayout layout) {
        this.layout = layout;
    }

    private record What(ManifestHash manifest, BitSet chosen, List<String> open) {}

    /** A picture and where its parts stand. */
    record Placed(Picture picture, Layout layout) {}

    Placed of(Shelved manifest, BitSet chosen, List<String> open) {
        var what = new What(
                manifest.version().hash(),
                (BitSet) chosen.clone(),
                open.stream().distinct().sorted().toList());
        var mine = new CompletableFuture<Placed>();
        CompletableFuture<Placed> known;
        synchronized (placed) {
            known = placed.putIfAbsent(what, mine);
            while (placed.size() > MOST) {
                placed.remove(placed.keySet().iterator().next());
            }
        }
        if (known != null) {
            return known.join();
        }
        try {
            var picture = Picture.of(manifest.file().manifest(), chosen, what.open());
            var done = new Placed(picture, layout.layOut(picture.drawing()));
            mine.complete(done);
            return done;
        } catch (RuntimeException failed) {
            synchronized (placed) {
                placed.remove(what, mine);
            }
            mine.completeExceptionally(failed);
            throw new CompletionException(failed);
        }
    }
}
