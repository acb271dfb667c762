package dev.weir.domain.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against the plainest walk there is, over drawn graphs of every density, with cycles and without. */
class NodeGraphTest {

    private static final int DRAWN = 300;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsAboveAndBelowIsWhatAPlainWalkMeets(long seed) {
        var random = new Random(seed);
        for (int at = 0; at < DRAWN; at++) {
            var graph = graph(random, 1 + random.nextInt(90));
            var from = some(random, graph.size());
            int depth = random.nextInt(3) == 0 ? random.nextInt(4) : Integer.MAX_VALUE;
            assertThat(graph.descendants(from, depth)).isEqualTo(plain(graph::children, from, depth));
            assertThat(graph.ancestors(from, depth)).isEqualTo(plain(graph::parents, from, depth));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void nodesWithAParentInASetAreThoseBelowItByOne(long seed) {
        var random = new Random(seed);
        for (int at = 0; at < DRAWN; at++) {
            var graph = graph(random, 1 + random.nextInt(90));
            var nodes = some(random, graph.size());
            var set = some(random, graph.size());
            var expected = plain(graph::children, set, 1);
            expected.and(nodes);
            assertThat(graph.withParentIn(nodes, set)).isEqualTo(expected);
        }
    }

    /** Half of them have edges in one direction only, and so no cycle. */
    private static NodeGraph graph(Random random, int size) {
        boolean sound = random.nextBoolean();
        double density = random.nextDouble() * 4 / size;
        var starts = new int[size + 1];
        var flat = new int[size * size];
        int end = 0;
        for (int node = 0; node < size; node++) {
            var parents = new TreeSet<Integer>();
            for (int other = 0; other < (sound ? node : size); other++) {
                if (other != node && random.nextDouble() < density) {
                    parents.add(other);
                }
            }
            for (int parent : parents) {
                flat[end++] = parent;
            }
            starts[node + 1] = end;
        }
        return NodeGraph.of(starts, Arrays.copyOf(flat, end));
    }

    private static BitSet some(Random random, int size) {
        var some = new BitSet();
        double density = random.nextBoolean() ? 0.05 : random.nextDouble();
        for (int node = 0; node < size; node++) {
            some.set(node, random.nextDouble() < density);
        }
        return some;
    }

    private static BitSet plain(IntFunction<int[]> next, BitSet from, int depth) {
        record Met(int node, int level) {}
        var met = new BitSet();
        var queued = (BitSet) from.clone();
        var queue = new ArrayDeque<Met>();
        from.stream().forEach(node -> queue.add(new Met(node, 0)));
        while (!queue.isEmpty()) {
            var one = queue.remove();
            if (one.level() < depth) {
                for (int other : next.apply(one.node())) {
                    met.set(other);
                    if (!queued.get(other)) {
                        queued.set(other);
                        queue.add(new Met(other, one.level() + 1));
                    }
                }
            }
        }
        return met;
    }
}
