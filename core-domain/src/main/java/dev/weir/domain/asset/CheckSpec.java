package dev.weir.domain.asset;

import java.util.List;
import java.util.Optional;

/**
 * A dbt test, seen from the asset that it watches.
 *
 * @param uniqueId dbt's id of the test
 * @param asset dbt's id of the asset
 * @param additionalDeps what else the test reads; may name an ephemeral model, which is no asset
 * @param blocking whether a failure holds back what is built from the asset: dbt's severity is error
 */
public record CheckSpec(
        CheckKey key,
        String uniqueId,
        String asset,
        List<AssetKey> additionalDeps,
        boolean blocking,
        Optional<String> description) {

    public CheckSpec {
        additionalDeps = List.copyOf(additionalDeps);
    }
}
