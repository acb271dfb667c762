package dev.weir.domain.automation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** In which order assets and checks are evaluated: level by level, by name within a level. */
final class GraphOrder {

    private final AutomationGraph graph;
    private final int[] levels;
    private final int[] waits;
    private final int[] order;
    private final int[] positions;

    private GraphOrder(AutomationGraph graph) {
        this.graph = graph;
        levels = new int[graph.size()];
        waits = new int[graph.size()];
        sortIntoLevels();
        order = IntStream.range(0, graph.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(entity -> levels[entity])
                        .thenComparing(graph::name))
                .mapToInt(Integer::intValue)
                .toArray();
        positions = new int[graph.size()];
        for (var i = 0; i < order.length; i++) {
            positions[order[i]] = i;
        }
    }

    /**
     * {@return the order of {@code graph}}
     *
     * @throws IllegalArgumentException when assets depend on each other in a circle, which it names
     */
    static GraphOrder of(AutomationGraph graph) {
        return new GraphOrder(graph);
    }

    int level(int entity) {
        return levels[entity];
    }

    int position(int entity) {
        return positions[entity];
    }

    int at(int position) {
        return order[position];
    }

    /** Levels by longest way. A check stands between its asset and the asset's children, so that these see what it will do. */
    private void sortIntoLevels() {
        var queue = new ArrayDeque<Integer>();
        for (var entity = 0; entity < waits.length; entity++) {
            waits[entity] = graph.deps(entity).length;
            if (waits[entity] == 0) {
                queue.add(entity);
            }
        }
        var sorted = 0;
        while (!queue.isEmpty()) {
            int entity = queue.remove();
            sorted++;
            for (var child : graph.children(entity)) {
                var step = graph.isCheck(child) ? 1 : 2;
                levels[child] = Math.max(levels[child], levels[entity] + step);
                if (--waits[child] == 0) {
                    queue.add(child);
                }
            }
        }
        if (sorted < waits.length) {
            throw new IllegalArgumentException("assets depend on each other in a circle: " + circle());
        }
    }

    private String circle() {
        var at = 0;
        while (waits[at] == 0) {
            at++;
        }
        var way = new ArrayList<Integer>();
        var met = new BitSet();
        while (!met.get(at)) {
            met.set(at);
            way.add(at);
            at = Arrays.stream(graph.deps(at))
                    .filter(dep -> waits[dep] > 0)
                    .findFirst()
                    .orElseThrow();
        }
        way.add(at);
        return String.join(" ← ", named(way.subList(way.indexOf(at), way.size())));
    }

    private List<String> named(List<Integer> circle) {
        return circle.stream().map(graph::name).limit(20).toList();
    }
}
