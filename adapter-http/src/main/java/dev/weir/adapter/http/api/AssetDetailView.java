package dev.weir.adapter.http.api;

import dev.weir.adapter.http.api.AssetView.LatestView;
import dev.weir.ports.driving.BrowseAssets.AssetDetail;
import dev.weir.ports.driving.BrowseAssets.Column;
import dev.weir.ports.driving.BrowseAssets.DocBlock;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that is known of an asset.
 *
 * @param rawCode as it was written; {@code compiledCode} as dbt sent it to the warehouse
 * @param metadata further facts by name
 * @param docBlocks the docs blocks that its description is made of, with their texts as they were written
 * @param codeUrl where its code stands at the git host
 * @param explorerUrl where dbt Cloud explains it
 * @param problems sentences for people: why it has no spec, for one
 */
@Serdeable
record AssetDetailView(
        String uniqueId,
        List<String> key,
        String name,
        String resourceType,
        Optional<String> group,
        List<String> owners,
        List<String> tags,
        List<String> kinds,
        Optional<LatestView> latest,
        Optional<String> description,
        Optional<String> relation,
        Optional<String> materialized,
        Optional<String> path,
        Optional<String> rawCode,
        Optional<String> compiledCode,
        List<Column> columns,
        List<String> upstream,
        List<String> downstream,
        Map<String, Object> metadata,
        List<DocBlock> docBlocks,
        Optional<String> codeUrl,
        Optional<String> explorerUrl,
        Optional<WarehouseView> warehouse,
        List<String> problems) {

    /** What the warehouse held of it when docs were last generated. */
    @Serdeable
    record WarehouseView(RelationView relation, Instant at, String runId) {}

    static AssetDetailView of(AssetDetail asset) {
        var summary = AssetView.of(asset.summary());
        return new AssetDetailView(
                summary.uniqueId(),
                summary.key(),
                summary.name(),
                summary.resourceType(),
                summary.group(),
                summary.owners(),
                summary.tags(),
                summary.kinds(),
                summary.latest(),
                asset.description(),
                asset.relation(),
                asset.materialized(),
                asset.path(),
                asset.rawCode(),
                asset.compiledCode(),
                asset.columns(),
                asset.upstream(),
                asset.downstream(),
                PlainTree.fields(asset.metadata()),
                asset.docBlocks(),
                asset.source().code(),
                asset.source().explorer(),
                asset.warehouse()
                        .map(it -> new WarehouseView(
                                RelationView.of(it.relation()),
                                it.at(),
                                it.run().toString())),
                asset.problems());
    }
}
