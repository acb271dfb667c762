package dev.weir.domain.command;

import dev.weir.domain.asset.Attribute;
import dev.weir.domain.asset.Manifest;
import dev.weir.domain.asset.Node;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Words for many nodes at once: tags, packages, folders of names and of files, sources. Those that stand for wanted nodes only. */
final class NodeGroups {

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_./-]+");
    private static final int MOST = 500;

    private NodeGroups() {}

    private static final class Tally {
        private int all;
        private int wanted;
    }

    /** {@return words that seem to select nothing of {@code universe} but wanted nodes, two of them at least; the widest first} */
    static List<String> within(Manifest manifest, BitSet universe, BitSet wanted) {
        Map<String, Tally> tallies = new HashMap<>();
        for (int index = universe.nextSetBit(0); index >= 0; index = universe.nextSetBit(index + 1)) {
            boolean asked = wanted.get(index);
            each(manifest.node(index), word -> {
                var tally = tallies.computeIfAbsent(word, _ -> new Tally());
                tally.all++;
                tally.wanted += asked ? 1 : 0;
            });
        }
        return tallies.entrySet().stream()
                .filter(it -> it.getValue().wanted > 1 && it.getValue().wanted == it.getValue().all)
                .sorted(Comparator.comparingInt((Map.Entry<String, Tally> it) -> -it.getValue().all)
                        .thenComparingInt(it -> it.getKey().length())
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static void each(Node node, Consumer<String> words) {
        node.tags().stream().distinct().forEach(it -> safe("tag:", it, words));
        safe("package:", node.packageName(), words);
        node.text(Attribute.SOURCE_NAME).ifPresent(it -> safe("source:", it, words));
        words.accept("resource_type:" + node.typeWord());
        node.text(Attribute.ORIGINAL_FILE_PATH).ifPresent(file -> {
            for (int slash = file.indexOf('/'); slash > 0; slash = file.indexOf('/', slash + 1)) {
                safe("path:", file.substring(0, slash), words);
            }
        });
    }

    private static void safe(String method, String value, Consumer<String> words) {
        if (SAFE.matcher(value).matches()) {
            words.accept(method + value);
        }
    }
}
