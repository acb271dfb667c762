package dev.weir.domain.selection;

import java.util.BitSet;
import java.util.List;

/** What became of a query. */
public sealed interface SelectionAnswer {

    /**
     * The nodes by number, and what dbt would warn of.
     *
     * @param warnings the terms that match nothing, as they were written, in dbt's order
     */
    record Selected(BitSet nodes, List<String> warnings) implements SelectionAnswer {
        public Selected {
            nodes = (BitSet) nodes.clone();
            warnings = List.copyOf(warnings);
        }
    }

    /** dbt would refuse it. */
    record Refused(Refusal refusal) implements SelectionAnswer {}
}
