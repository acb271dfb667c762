package dev.weir.adapter.http.api;

import dev.weir.domain.event.KeptRun.NodePreview;
import dev.weir.domain.value.Loss;
import dev.weir.ports.driving.BrowseAssets.Column;
import dev.weir.ports.driving.BrowseAssets.DocBlock;
import dev.weir.ports.driving.BrowseAssets.Graph;
import io.micronaut.serde.annotation.SerdeImport;

/** The records that are answered as they are. */
@SerdeImport(Column.class)
@SerdeImport(DocBlock.class)
@SerdeImport(Graph.Edge.class)
@SerdeImport(Graph.Frame.class)
@SerdeImport(NodePreview.class)
@SerdeImport(Loss.class)
final class DomainRecords {

    private DomainRecords() {}
}
