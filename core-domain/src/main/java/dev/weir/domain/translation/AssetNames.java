package dev.weir.domain.translation;

import dev.weir.domain.asset.AssetKey;
import dev.weir.domain.asset.CheckKey;
import dev.weir.domain.asset.ManifestFile;
import dev.weir.domain.asset.Node;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The names of one manifest's assets and checks, remembered. Not safe for several threads. */
public final class AssetNames {

    private final ManifestFile file;
    private final SpecTranslation translation;
    private final Map<Integer, AssetKey> keys = new HashMap<>();

    public AssetNames(ManifestFile file, SpecTranslation translation) {
        this.file = file;
        this.translation = translation;
    }

    /** The key of a node of any type, whether it is an asset or not. Throws {@link TranslationRefused} when it cannot have one. */
    public AssetKey key(Node node) {
        var known = keys.get(node.index());
        if (known == null) {
            known = translation.key(view(node), StandardKey.of(node));
            keys.put(node.index(), known);
        }
        return known;
    }

    TranslatedNode view(Node node) {
        return new TranslatedNode(node, () -> file.bodies().body(node.index()));
    }

    /** The name of the check that a test is; empty for a test that watches nothing. Asks not whether anybody declared that check. */
    public Optional<CheckKey> check(Node test) {
        return CheckedNode.of(test).map(it -> new CheckKey(key(it), test.name()));
    }
}
