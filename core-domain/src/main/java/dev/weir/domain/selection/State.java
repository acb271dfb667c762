package dev.weir.domain.selection;

import dev.weir.domain.value.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of an earlier state of the project, and of today's source freshness. Each part may be missing; what asks for a missing
 * part is refused.
 *
 * @param difference how the nodes differ from the earlier manifest
 * @param results status → unique ids, of the earlier {@code run_results.json}
 * @param earlierSources unique id → when it was last loaded, of the earlier {@code sources.json}
 * @param currentSources the same of today's
 */
public record State(
        Optional<StateDifference> difference,
        Optional<Map<String, Set<String>>> results,
        Optional<Map<String, String>> earlierSources,
        Optional<Map<String, String>> currentSources) {

    /** Nothing is known. */
    public static final State NONE = new State(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** {@return the same where warnings are errors} */
    State strict() {
        return new State(difference.map(StateDifference::strict), results, earlierSources, currentSources);
    }

    /** {@return status → unique ids, of a {@code run_results.json}} */
    public static Map<String, Set<String>> results(Tree runResults) {
        var byStatus = new HashMap<String, Set<String>>();
        for (var row : rows(runResults)) {
            if (row.values().get("status") instanceof Tree.Text status
                    && row.values().get("unique_id") instanceof Tree.Text id) {
                byStatus.computeIfAbsent(status.value(), _ -> new HashSet<>()).add(id.value());
            }
        }
        return byStatus;
    }

    /** {@return unique id → {@code max_loaded_at} of those that have one, of a {@code sources.json}} */
    public static Map<String, String> sources(Tree sources) {
        var loaded = new HashMap<String, String>();
        for (var row : rows(sources)) {
            if (row.values().get("max_loaded_at") instanceof Tree.Text at
                    && row.values().get("unique_id") instanceof Tree.Text id) {
                loaded.put(id.value(), at.value());
            }
        }
        return loaded;
    }

    private static List<Tree.Fields> rows(Tree file) {
        var rows = new ArrayList<Tree.Fields>();
        if (file instanceof Tree.Fields fields && fields.values().get("results") instanceof Tree.Items items) {
            for (var item : items.values()) {
                if (item instanceof Tree.Fields row) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }
}
