package dev.weir.app.plugin;

import dev.weir.domain.asset.AssetKey;
import dev.weir.domain.asset.AssetSpec;
import dev.weir.domain.translation.SpecTranslation;
import dev.weir.domain.translation.TranslatedNode;
import dev.weir.domain.translation.TranslationRefused;
import java.util.function.Supplier;

/** A translation from a plug-in: whatever it throws is a refusal of the node at hand, and costs no other. */
final class PluginTranslation implements SpecTranslation {

    private final SpecTranslation plugin;

    PluginTranslation(SpecTranslation plugin) {
        this.plugin = plugin;
    }

    @Override
    public AssetKey key(TranslatedNode node, AssetKey standard) {
        return guarded(node, () -> plugin.key(node, standard));
    }

    @Override
    public AssetSpec spec(TranslatedNode node, AssetSpec standard) {
        return guarded(node, () -> plugin.spec(node, standard));
    }

    private <T> T guarded(TranslatedNode node, Supplier<T> asked) {
        try {
            return asked.get();
        } catch (TranslationRefused refused) {
            throw refused;
        } catch (RuntimeException | LinkageError failed) {
            var refused = new TranslationRefused(
                    node.node().uniqueId(),
                    "the plug-in %s failed: %s".formatted(plugin.getClass().getName(), failed));
            refused.initCause(failed);
            throw refused;
        }
    }
}
