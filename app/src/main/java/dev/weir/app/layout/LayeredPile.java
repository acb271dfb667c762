package dev.weir.app.layout;

import dev.weir.ports.driven.GraphLayout.Drawing;
import dev.weir.ports.driven.GraphLayout.Layout;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** One piece that hangs together, in layers from left to right, as ELK places it. */
final class LayeredPile {

    private static final double BETWEEN_NODES = 14;
    private static final double BETWEEN_LAYERS = 44;
    private static final double BETWEEN_EDGES = 8;

    /**
     * The most compact placement, by network simplex, is slow beyond so many boxes; then linear segments are taken. (Brandes and Köpf's,
     * ELK's own choice, made a drawing of 1,500 boxes twelve times as high for the sake of straight edges.)
     */
    private static final int COMPACT = 300;

    /** Beyond so many boxes crossings are sought in fewer rounds: nobody follows single edges there. */
    private static final int THOROUGH = 1_000;

    private LayeredPile() {}

    static Layout of(Drawing drawing) {
        var root = ElkGraphUtil.createGraph();
        root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        root.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
        root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(CoreOptions.PADDING, new ElkPadding(0));
        root.setProperty(LayeredOptions.SPACING_NODE_NODE, BETWEEN_NODES);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE, BETWEEN_EDGES);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BETWEEN_LAYERS);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, BETWEEN_EDGES);
        root.setProperty(
                LayeredOptions.NODE_PLACEMENT_STRATEGY,
                drawing.boxes().size() <= COMPACT
                        ? NodePlacementStrategy.NETWORK_SIMPLEX
                        : NodePlacementStrategy.LINEAR_SEGMENTS);
        if (drawing.boxes().size() > THOROUGH) {
            root.setProperty(LayeredOptions.THOROUGHNESS, 2);
        }
        var nodes = new ArrayList<ElkNode>(drawing.boxes().size());
        for (var box : drawing.boxes()) {
            var node = ElkGraphUtil.createNode(root);
            node.setDimensions(box.width(), box.height());
            nodes.add(node);
        }
        var edges = new ArrayList<ElkEdge>(drawing.arrows().size());
        for (var arrow : drawing.arrows()) {
            edges.add(ElkGraphUtil.createSimpleEdge(nodes.get(arrow.from()), nodes.get(arrow.to())));
        }
        new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
        return new Layout(
                root.getWidth(),
                root.getHeight(),
                nodes.stream()
                        .map(node -> new Layout.Spot(node.getX(), node.getY()))
                        .toList(),
                edges.stream().map(LayeredPile::route).toList());
    }

    private static List<Double> route(ElkEdge edge) {
        var route = new ArrayList<Double>();
        for (ElkEdgeSection section : edge.getSections()) {
            route.add(section.getStartX());
            route.add(section.getStartY());
            section.getBendPoints().forEach(bend -> {
                route.add(bend.getX());
                route.add(bend.getY());
            });
            route.add(section.getEndX());
            route.add(section.getEndY());
        }
        return route;
    }
}
