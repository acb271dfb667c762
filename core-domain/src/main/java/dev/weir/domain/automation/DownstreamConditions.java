package dev.weir.domain.automation;

import dev.weir.domain.automation.AutomationCondition.AnyDownstream;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What {@code any_downstream_conditions} asks at each asset of one graph. */
final class DownstreamConditions {

    /** A condition of assets downstream, simplified, with the keys that bear it. */
    record Downstream(List<String> keys, Shape shape) {}

    private final AutomationGraph graph;
    private final Map<Integer, List<Downstream>> known = new HashMap<>();

    DownstreamConditions(AutomationGraph graph) {
        this.graph = graph;
    }

    /** {@return the distinct conditions of all assets downstream, without what would only come back here} */
    List<Downstream> of(int asset) {
        var found = known.get(asset);
        if (found == null) {
            found = find(asset);
            known.put(asset, found);
        }
        return found;
    }

    private List<Downstream> find(int asset) {
        var keys = new LinkedHashMap<AutomationCondition, TreeSet<String>>();
        var seen = new BitSet();
        var open = new ArrayDeque<Integer>();
        open.add(asset);
        while (!open.isEmpty()) {
            for (var child : graph.children(open.remove())) {
                if (graph.isCheck(child) || seen.get(child)) {
                    continue;
                }
                seen.set(child);
                open.add(child);
                graph.shape(child)
                        .flatMap(shape -> withoutAnyDownstream(shape.condition()))
                        .ifPresent(condition -> keys.computeIfAbsent(condition, _ -> new TreeSet<>())
                                .add(graph.name(child)));
            }
        }
        return keys.entrySet().stream()
                .map(entry -> new Downstream(List.copyOf(entry.getValue()), graph.shapeOf(entry.getKey())))
                .sorted(Comparator.comparing(found -> String.join("\n", found.keys())))
                .toList();
    }

    /** A bare any_downstream_conditions is false here: what it would find is found anyway. Labelled parts are left as they are. */
    private static Optional<AutomationCondition> withoutAnyDownstream(AutomationCondition condition) {
        return switch (condition) {
            case AnyDownstream _ -> Optional.empty();
            case AutomationCondition.And(List<AutomationCondition> operands) -> {
                var kept = kept(operands);
                yield kept.size() < operands.size() ? Optional.empty() : Optional.of(condition.withChildren(kept));
            }
            case AutomationCondition.Or(List<AutomationCondition> operands) -> {
                var kept = kept(operands);
                yield kept.isEmpty()
                        ? Optional.empty()
                        : Optional.of(kept.size() == 1 ? kept.getFirst() : condition.withChildren(kept));
            }
            default -> Optional.of(condition);
        };
    }

    private static List<AutomationCondition> kept(List<AutomationCondition> operands) {
        return operands.stream()
                .map(DownstreamConditions::withoutAnyDownstream)
                .flatMap(Optional::stream)
                .toList();
    }
}
