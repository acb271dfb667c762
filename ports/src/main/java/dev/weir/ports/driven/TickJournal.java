package dev.weir.ports.driven;

import dev.weir.domain.tick.Tick;
import dev.weir.domain.value.Slice;
import java.util.List;
import java.util.Optional;

/** What every loop did. Ticks that were idle are kept only as the loop's last. Throws {@link StorageException} as the log does. */
public interface TickJournal {

    void note(Tick tick);

    /** The last tick of every loop, by its name. */
    List<Tick> last();

    /** The ticks of one loop or of all, newest first. */
    Slice<Tick> ticks(Optional<String> loop, Slice.Request part);
}
