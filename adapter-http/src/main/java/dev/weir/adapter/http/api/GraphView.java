package dev.weir.adapter.http.api;

import dev.weir.adapter.http.api.AssetView.LatestView;
import dev.weir.domain.asset.ManifestHash;
import dev.weir.ports.driving.BrowseAssets.Graph;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A drawing of assets, placed: positions in pixels from the upper left corner.
 *
 * @param manifest the version that it shows
 * @param frames around what opened groups hold, each after the one that it stands in
 * @param edges from and to are positions in {@code nodes}, and after the last of these in {@code frames}; {@code route} is x and y in
 *     turn, ends included; {@code count} is above 1 where edges are bundled; {@code quiet} ones are there to be lit, and are not
 *     drawn otherwise
 * @param hidden how many assets stand behind collapsed groups
 * @param layingOut how many nodes are being placed just now: ask again in a second; 0 when all stand
 * @param why when there is nothing to draw: why, and what would mend it
 */
@Serdeable
record GraphView(
        Optional<String> manifest,
        double width,
        double height,
        List<NodeView> nodes,
        List<Graph.Frame> frames,
        List<Graph.Edge> edges,
        int hidden,
        int layingOut,
        Optional<String> why) {

    /**
     * An asset, or a collapsed group: then {@code kind} is group and {@code id} is group:NAME.
     *
     * @param outcomes of a group: how many of its assets stand at each latest outcome
     * @param troubledChecks how many checks last said anything but pass
     */
    @Serdeable
    record NodeView(
            String id,
            String label,
            String kind,
            Optional<String> group,
            int count,
            double x,
            double y,
            double width,
            double height,
            Optional<LatestView> latest,
            Map<String, Integer> outcomes,
            int troubledChecks,
            boolean inFlight) {

        static NodeView of(Graph.Node node) {
            return new NodeView(
                    node.id(),
                    node.label(),
                    node.kind(),
                    node.group(),
                    node.count(),
                    node.x(),
                    node.y(),
                    node.width(),
                    node.height(),
                    node.latest().map(LatestView::of),
                    node.outcomes(),
                    node.troubledChecks(),
                    node.inFlight());
        }
    }

    static GraphView of(Graph graph) {
        return new GraphView(
                graph.manifest().map(ManifestHash::value),
                graph.width(),
                graph.height(),
                graph.nodes().stream().map(NodeView::of).toList(),
                graph.frames(),
                graph.edges(),
                graph.hidden(),
                graph.layingOut(),
                graph.why());
    }
}
