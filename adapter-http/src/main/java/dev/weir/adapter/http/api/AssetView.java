package dev.weir.adapter.http.api;

import dev.weir.ports.driving.BrowseAssets.AssetSummary;
import dev.weir.ports.driving.BrowseAssets.Latest;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a list shows of an asset. */
@Serdeable
record AssetView(
        String uniqueId,
        List<String> key,
        String name,
        String resourceType,
        Optional<String> group,
        List<String> owners,
        List<String> tags,
        List<String> kinds,
        Optional<LatestView> latest) {

    /** The latest that happened to it. {@code outcome}: success, warn, fail, error, skipped, reused, observed. */
    @Serdeable
    record LatestView(String outcome, Instant at, String runId) {
        static LatestView of(Latest latest) {
            return new LatestView(latest.outcome(), latest.at(), latest.run().toString());
        }
    }

    static AssetView of(AssetSummary asset) {
        return new AssetView(
                asset.uniqueId(),
                asset.key(),
                asset.name(),
                asset.resourceType(),
                asset.group(),
                asset.owners(),
                asset.tags(),
                asset.kinds(),
                asset.latest().map(LatestView::of));
    }
}
