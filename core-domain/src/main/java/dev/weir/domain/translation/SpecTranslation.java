package dev.weir.domain.translation;

import dev.weir.domain.asset.AssetKey;
import dev.weir.domain.asset.AssetSpec;

/**
 * What a user makes of the standard names and labels. Open: implement it to replace them; every method has the standard for an
 * answer. Must answer the same for the same node, and may be asked from several threads. Throw {@link TranslationRefused} for what
 * cannot be.
 */
public interface SpecTranslation {

    /** The standard as it is. */
    SpecTranslation STANDARD = new SpecTranslation() {};

    /**
     * The key of a node. Asked of assets, and of sources, ephemeral models and whatever else stands above an asset or a check, so that
     * dependencies and checks follow.
     */
    default AssetKey key(TranslatedNode node, AssetKey standard) {
        return standard;
    }

    /**
     * The spec of an asset or a source. {@code standard} has the key that {@link #key} was given for it; which key it gets says that
     * method alone.
     */
    default AssetSpec spec(TranslatedNode node, AssetSpec standard) {
        return standard;
    }
}
