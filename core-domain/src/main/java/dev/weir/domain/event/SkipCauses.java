package dev.weir.domain.event;

import dev.weir.domain.asset.Node;
import dev.weir.domain.run.RunResults;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Why nodes were left out: for each the nearest thing above it that failed, a failed test on something above it included. Looks only
 * at the rows, their parents, and the ephemeral models between them, which have no rows; so it never walks through a project.
 */
final class SkipCauses {

    private final Map<String, String> causes;

    private SkipCauses(Map<String, String> causes) {
        this.causes = causes;
    }

    Optional<String> of(String uniqueId) {
        return Optional.ofNullable(causes.get(uniqueId));
    }

    static SkipCauses of(List<RunResults.Row> rows, KnownNodes nodes) {
        var failed = new ArrayList<String>();
        var skipped = new HashSet<String>();
        for (var row : rows) {
            switch (StatusWord.of(row.status())) {
                case ERROR, FAIL, RUNTIME_ERROR, PARTIAL_SUCCESS -> failed.add(row.uniqueId());
                case SKIPPED -> skipped.add(row.uniqueId());
                case SUCCESS, PASS, WARN, NO_OP, REUSED, UNKNOWN -> {}
            }
        }
        failed.forEach(skipped::remove);
        return failed.isEmpty() || skipped.isEmpty()
                ? new SkipCauses(Map.of())
                : new SkipCauses(spread(failed, skipped, blockedBy(skipped, nodes), nodes));
    }

    /** For each node, which of those that were left out stand directly below it; ephemeral ones are looked through. */
    private static Map<String, List<String>> blockedBy(Set<String> skipped, KnownNodes nodes) {
        var below = new HashMap<String, List<String>>();
        var looked = new HashSet<>(skipped);
        var open = new ArrayDeque<>(skipped.stream().sorted().toList());
        while (!open.isEmpty()) {
            String child = open.removeFirst();
            nodes.find(child).stream().flatMap(Node::parents).forEach(parent -> {
                below.computeIfAbsent(parent.uniqueId(), _ -> new ArrayList<>()).add(child);
                boolean ephemeral =
                        parent.materialized().filter("ephemeral"::equals).isPresent();
                if (ephemeral && looked.add(parent.uniqueId())) {
                    open.addLast(parent.uniqueId());
                }
            });
        }
        return below;
    }

    /** From all that failed downwards at once, so that the nearest reaches a node first; among equally near ones the first row. */
    private static Map<String, String> spread(
            List<String> failed, Set<String> skipped, Map<String, List<String>> below, KnownNodes nodes) {
        var causes = new HashMap<String, String>();
        var open = new ArrayDeque<String>();
        for (String cause : failed) {
            blockedDirectly(cause, skipped, below, nodes).forEach(child -> reach(child, cause, causes, open));
        }
        while (!open.isEmpty()) {
            String node = open.removeFirst();
            String cause = causes.getOrDefault(node, node);
            below.getOrDefault(node, List.of()).forEach(child -> reach(child, cause, causes, open));
        }
        return causes;
    }

    /** A failed test blocks what stands below the nodes that it tests; anything else blocks what stands below itself. */
    private static List<String> blockedDirectly(
            String cause, Set<String> skipped, Map<String, List<String>> below, KnownNodes nodes) {
        return switch (nodes.typeWord(cause)) {
            case "test" ->
                nodes.find(cause).stream()
                        .flatMap(Node::parents)
                        .flatMap(it -> below.getOrDefault(it.uniqueId(), List.of()).stream())
                        .filter(it -> !it.equals(cause))
                        .toList();
            // A unit test stands before its model, which it blocks.
            case "unit_test" ->
                nodes.find(cause).stream()
                        .flatMap(Node::parents)
                        .map(Node::uniqueId)
                        .filter(skipped::contains)
                        .toList();
            default -> below.getOrDefault(cause, List.of());
        };
    }

    private static void reach(String node, String cause, Map<String, String> causes, ArrayDeque<String> open) {
        if (causes.putIfAbsent(node, cause) == null) {
            open.addLast(node);
        }
    }
}
