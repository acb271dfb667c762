package dev.weir.domain.automation;

import dev.weir.domain.automation.AutomationCondition.AnyDownstream;
import dev.weir.domain.automation.AutomationCondition.AssetMatches;
import dev.weir.domain.automation.AutomationCondition.Checks;
import dev.weir.domain.automation.AutomationCondition.Deps;
import dev.weir.domain.automation.Shape.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The tree that a root's explanation is about: every part of its condition at every asset that it looks at, in the order in which
 * an evaluation visits them. It follows from graph, shape and root alone, so an explanation is nothing but bits beside it.
 */
record Frame(AutomationGraph graph, Shape shape, int root) {

    /** Parts that are recorded for one root; what lies beyond is evaluated and not shown. */
    static final int MOST_PARTS = 5_000;

    /**
     * One part at one asset.
     *
     * @param via how its target was come to from the part above; empty if that looks at the same one
     */
    record Part(Node node, int target, int parent, Optional<String> via) {}

    List<Part> parts() {
        var walk = new Walk();
        walk.visit(shape.root(), root, -1, Optional.empty());
        return walk.parts;
    }

    private final class Walk {
        private final List<Part> parts = new ArrayList<>();
        private final Deque<AutomationCondition> path = new ArrayDeque<>();

        void visit(Node node, int target, int parent, Optional<String> via) {
            if (parts.size() >= MOST_PARTS) {
                return;
            }
            var here = parts.size();
            parts.add(new Part(node, target, parent, via));
            switch (node.condition) {
                case Deps deps -> fanOut(node, FanOut.deps(graph, deps, target), here);
                case Checks checks -> fanOut(node, FanOut.checks(graph, checks, target), here);
                case AssetMatches matches ->
                    fanOut(
                            node,
                            graph.number(matches.key()).stream()
                                    .mapToInt(i -> i)
                                    .toArray(),
                            here);
                case AnyDownstream _ -> {
                    for (var below : graph.downstream(graph.asset(target))) {
                        var condition = below.shape().condition();
                        if (!path.contains(condition) && !shape.condition().equals(condition)) {
                            path.push(condition);
                            visit(below.shape().root(), target, here, Optional.empty());
                            path.pop();
                        }
                    }
                }
                default -> node.children.forEach(child -> visit(child, target, here, Optional.empty()));
            }
        }

        private void fanOut(Node node, int[] targets, int here) {
            for (var target : targets) {
                visit(node.children.getFirst(), target, here, Optional.of(graph.name(target)));
            }
        }
    }
}
