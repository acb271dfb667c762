package dev.weir.domain.translation;

import dev.weir.domain.asset.AssetKey;
import dev.weir.domain.asset.CheckKey;
import dev.weir.domain.asset.CheckSpec;
import dev.weir.domain.asset.Manifest;
import dev.weir.domain.asset.Node;
import dev.weir.domain.asset.ResourceType;
import dev.weir.domain.value.Tree;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/** Finds the checks of assets among the tests of a manifest. */
final class CheckWriting {

    private final Manifest manifest;
    private final BitSet selected;
    private final Set<TranslationSwitch> switches;
    private final IntFunction<AssetKey> keys;
    private final Map<Integer, Specs.Refusal> refusals;
    private final ByNode<CheckSpec> checks;

    CheckWriting(
            Manifest manifest,
            BitSet selected,
            Set<TranslationSwitch> switches,
            IntFunction<AssetKey> keys,
            Map<Integer, Specs.Refusal> refusals) {
        this.manifest = manifest;
        this.selected = selected;
        this.switches = switches;
        this.keys = keys;
        this.refusals = refusals;
        checks = new ByNode<>(manifest.size());
    }

    /** The checks by the numbers of their tests, and the tests that were selected and are none. */
    record Found(ByNode<CheckSpec> checks, List<String> left) {}

    /** A test is reached from an asset over the graph: one that watches a node which it does not read is no check. */
    Found write(BitSet assets, BitSet upstream) {
        if (switches.contains(TranslationSwitch.ASSET_CHECKS)) {
            for (int asset = assets.nextSetBit(0); asset >= 0; asset = assets.nextSetBit(asset + 1)) {
                int checked = asset;
                manifest.graph().eachChild(asset, test -> {
                    if (selected.get(test)) {
                        consider(test, checked);
                    }
                });
            }
            if (switches.contains(TranslationSwitch.SOURCE_TESTS_AS_CHECKS)) {
                upstream.stream()
                        .filter(it -> manifest.node(it).type() == ResourceType.SOURCE)
                        .forEach(source -> manifest.graph().eachChild(source, test -> consider(test, source)));
            }
        }
        return new Found(checks, left());
    }

    private void consider(int index, int asset) {
        var test = manifest.node(index);
        if (test.type() != ResourceType.TEST || refusals.containsKey(asset)) {
            return;
        }
        if (CheckedNode.of(test).filter(it -> it.index() == asset).isPresent()) {
            try {
                checks.put(index, check(test, asset));
            } catch (TranslationRefused refused) {
                refusals.putIfAbsent(
                        index, new Specs.Refusal(refused.uniqueId(), String.valueOf(refused.getMessage())));
            }
        }
    }

    private CheckSpec check(Node test, int asset) {
        return new CheckSpec(
                new CheckKey(keys.apply(asset), test.name()),
                test.uniqueId(),
                manifest.uniqueId(asset),
                additionalDeps(test.index(), asset),
                isBlocking(test),
                test.meta().flatMap(it -> it.text("description")));
    }

    /** A loop, as there are tests by the ten thousand: a stream costs a process what it is compiled for. */
    private List<AssetKey> additionalDeps(int test, int asset) {
        var others = new LinkedHashSet<AssetKey>();
        for (int parent : manifest.graph().parents(test)) {
            if (parent != asset) {
                others.add(keys.apply(parent));
            }
        }
        return List.copyOf(others);
    }

    private static boolean isBlocking(Node test) {
        return test.config("severity")
                .flatMap(Tree::asText)
                .map(it -> it.toLowerCase(Locale.ROOT))
                .filter(it -> !it.isEmpty() && !it.equals("error"))
                .isEmpty();
    }

    private List<String> left() {
        if (!switches.contains(TranslationSwitch.ASSET_CHECKS)) {
            return List.of();
        }
        var left = new ArrayList<String>();
        for (int at = selected.nextSetBit(0); at >= 0; at = selected.nextSetBit(at + 1)) {
            var type = manifest.node(at).type();
            if ((type == ResourceType.TEST || type == ResourceType.UNIT_TEST) && checks.of(at) == null) {
                left.add(manifest.uniqueId(at));
            }
        }
        return List.copyOf(left);
    }
}
