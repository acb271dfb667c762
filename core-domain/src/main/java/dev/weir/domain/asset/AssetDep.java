package dev.weir.domain.asset;

import java.util.Optional;

/**
 * Something that an asset is made from.
 *
 * @param uniqueId dbt's id of it; empty for what a translation names and no manifest knows
 * @param facts of the table behind it, told of sources only
 */
public record AssetDep(AssetKey key, Optional<String> uniqueId, Optional<TableFacts> facts) {

    /** Something that no manifest knows. */
    public static AssetDep outside(AssetKey key) {
        return new AssetDep(key, Optional.empty(), Optional.empty());
    }
}
