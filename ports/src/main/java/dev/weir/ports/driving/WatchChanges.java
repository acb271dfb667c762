package dev.weir.ports.driving;

import dev.weir.domain.value.WorkspaceName;
import java.util.List;
import java.util.Optional;

/** What a page that is open wants to know: that something changed, and where; never the whole thing. */
public interface WatchChanges {

    /** The place of the newest change. */
    long head();

    /** What changed after {@code position}, bundled; at most {@code most} hints. */
    Changes since(long position, int most);

    /** Hints, and the position up to which they tell everything. */
    record Changes(long position, List<Hint> hints) {
        public Changes {
            hints = List.copyOf(hints);
        }
    }

    /** Something changed in a workspace: a run, an asset of it, or, when both are empty, anything. */
    record Hint(WorkspaceName workspace, Optional<String> run, Optional<String> asset) {}
}
