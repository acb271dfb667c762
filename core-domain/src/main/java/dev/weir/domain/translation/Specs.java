package dev.weir.domain.translation;

import dev.weir.domain.asset.AssetKey;
import dev.weir.domain.asset.AssetSpec;
import dev.weir.domain.asset.CheckSpec;
import dev.weir.domain.value.Loss;
import java.util.List;

/**
 * The assets and checks of a manifest, each in the order of unique ids.
 *
 * @param observed the sources that are selected or that assets are made from: dbt looks at them and builds them not
 * @param testsWithoutCheck dbt's ids of tests and unit tests that were selected and watch no selected asset
 * @param refusals of nodes that say of themselves what cannot be; they have no spec, and the others stand
 * @param sharedKeys keys that more than one node has; where identity is the unique id that does no harm
 * @param losses what the nodes say of themselves and could not be taken as it stands, counted by kind
 */
public record Specs(
        List<AssetSpec> assets,
        List<AssetSpec> observed,
        List<CheckSpec> checks,
        List<String> testsWithoutCheck,
        List<Refusal> refusals,
        List<SharedKey> sharedKeys,
        List<Loss> losses) {

    public Specs {
        assets = List.copyOf(assets);
        observed = List.copyOf(observed);
        checks = List.copyOf(checks);
        testsWithoutCheck = List.copyOf(testsWithoutCheck);
        refusals = List.copyOf(refusals);
        sharedKeys = List.copyOf(sharedKeys);
        losses = List.copyOf(losses);
    }

    /** A node without a spec, and why. */
    public record Refusal(String uniqueId, String reason) {}

    /** A key and the nodes that have it. */
    public record SharedKey(AssetKey key, List<String> uniqueIds) {
        public SharedKey {
            uniqueIds = List.copyOf(uniqueIds);
        }

        /** {@return what is wrong, in a sentence} */
        public String sentence() {
            return "the key %s is that of %s; give each node a key of its own, with asset_key in its meta"
                    .formatted(key, String.join(", ", uniqueIds));
        }
    }
}
