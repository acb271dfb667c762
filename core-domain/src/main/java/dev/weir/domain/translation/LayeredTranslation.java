package dev.weir.domain.translation;

import dev.weir.domain.asset.AssetKey;
import dev.weir.domain.asset.AssetSpec;
import java.util.List;

/** Several translations one after another: each is given what the one before it has made. */
public final class LayeredTranslation implements SpecTranslation {

    private final List<SpecTranslation> layers;

    public LayeredTranslation(List<? extends SpecTranslation> layers) {
        this.layers = List.copyOf(layers);
    }

    @Override
    public AssetKey key(TranslatedNode node, AssetKey standard) {
        var key = standard;
        for (var layer : layers) {
            key = layer.key(node, key);
        }
        return key;
    }

    @Override
    public AssetSpec spec(TranslatedNode node, AssetSpec standard) {
        var spec = standard;
        var key = standard.key();
        for (int at = 0; at < layers.size(); at++) {
            if (at > 0) {
                key = layers.get(at - 1).key(node, key);
                spec = spec.withKey(key);
            }
            spec = layers.get(at).spec(node, spec);
        }
        return spec;
    }
}
