package dev.weir.domain.asset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.domain.value.Tree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AssetParentsTest {

    private static final int GRAPHS = 500;

    /** Whatever the graph, rows and cycles of ephemeral models among them, it finds what a plain walk finds. */
    @Test
    void whatIsFoundIsWhatAPlainWalkFinds() {
        for (int seed = 0; seed < GRAPHS; seed++) {
            var manifest = drawn(new Random(seed));
            var parents = new AssetParents(manifest);
            for (int node = 0; node < manifest.size(); node++) {
                assertThat(parents.of(node))
                        .as("node %d of graph %d", node, seed)
                        .containsExactlyInAnyOrder(walked(manifest, node).stream()
                                .mapToInt(Integer::intValue)
                                .toArray());
            }
        }
    }

    @Test
    void nothingIsMadeFromATest() {
        var draft = new ManifestDraft();
        draft.begin(Section.NODES, "test.shop.t").text(Attribute.RESOURCE_TYPE, "test");
        draft.begin(Section.NODES, "model.shop.between")
                .text(Attribute.RESOURCE_TYPE, "model")
                .config(Tree.fields(new LinkedHashMap<>(Map.of("materialized", Tree.text("ephemeral")))))
                .parents(List.of("test.shop.t"));
        draft.begin(Section.NODES, "model.shop.m")
                .text(Attribute.RESOURCE_TYPE, "model")
                .parents(List.of("test.shop.t", "model.shop.between"));
        var manifest = draft.finish().manifest();

        assertThat(new AssetParents(manifest)
                        .of(manifest.indexOf("model.shop.m").orElseThrow()))
                .isEmpty();
    }

    private static Set<Integer> walked(Manifest manifest, int node) {
        Set<Integer> found = new TreeSet<>();
        var seen = new TreeSet<Integer>();
        var open = new ArrayDeque<Integer>();
        open.add(node);
        while (!open.isEmpty()) {
            for (int parent : manifest.graph().parents(open.removeFirst())) {
                if (!AssetParents.isLookedThrough(manifest.node(parent))) {
                    found.add(parent);
                } else if (seen.add(parent)) {
                    open.add(parent);
                }
            }
        }
        return found;
    }

    /** Up to a dozen models, most of them ephemeral, most with one parent, in any direction. */
    private static Manifest drawn(Random chance) {
        var draft = new ManifestDraft();
        int size = 1 + chance.nextInt(12);
        for (int at = 0; at < size; at++) {
            draft.begin(Section.NODES, id(at)).text(Attribute.RESOURCE_TYPE, "model");
            draft.config(Tree.fields(new LinkedHashMap<>(
                    Map.of("materialized", Tree.text(chance.nextInt(3) == 0 ? "table" : "ephemeral")))));
            var above = new ArrayList<String>();
            int count = chance.nextInt(4) == 0 ? chance.nextInt(4) : 1;
            for (int parent = 0; parent < count; parent++) {
                above.add(id(chance.nextInt(5) == 0 ? chance.nextInt(size) : Math.max(0, at - 1 - chance.nextInt(2))));
            }
            draft.parents(List.copyOf(above));
        }
        return draft.finish().manifest();
    }

    private static String id(int at) {
        return "model.shop.m%02d".formatted(at);
    }
}
