package dev.weir.domain.command;

import java.util.BitSet;
import java.util.List;

/** What became of the wish to say a set of nodes as dbt commands. */
public sealed interface Rendering {

    /**
     * Command lines, to be run in this order, that together select exactly what was asked for; one where it fits.
     *
     * @param lines each quoted for a POSIX shell and not longer than was allowed; none if nothing was asked for
     */
    record Steps(List<String> lines) implements Rendering {
        public Steps {
            lines = List.copyOf(lines);
        }
    }

    /**
     * dbt has no words for it.
     *
     * @param nodes those that cannot be said, by number
     * @param why a sentence without its full stop
     */
    record Unsayable(BitSet nodes, String why) implements Rendering {
        public Unsayable {
            nodes = (BitSet) nodes.clone();
        }
    }
}
