package dev.weir.app.layout;

import dev.weir.ports.driven.GraphLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** ELK's layered algorithm, one drawing at a time, on a thread whose stack bears its recursion over long chains. */
public final class ElkGraphLayout implements GraphLayout {

    /** A chain of some thousand nodes overflows the usual stack. */
    private static final long STACK = 512L << 20;

    private final ReentrantLock oneAtATime = new ReentrantLock(true);

    public ElkGraphLayout() {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    }

    @Override
    public Layout layOut(Drawing drawing) {
        if (drawing.boxes().isEmpty()) {
            return new Layout(0, 0, List.of(), List.of());
        }
        var task = new FutureTask<>(() -> place(drawing));
        oneAtATime.lock();
        try {
            new Thread(null, task, "layout", STACK).start();
            return task.get();
        } catch (InterruptedException stopped) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped while a graph was laid out");
        } catch (ExecutionException failed) {
            throw new CompletionException(failed.getCause());
        } finally {
            oneAtATime.unlock();
        }
    }

    private static Layout place(Drawing drawing) {
        var root = ElkGraphUtil.createGraph();
        root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        root.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
        root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE, 18.0);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 56.0);
        root.setProperty(LayeredOptions.SPACING_COMPONENT_COMPONENT, 36.0);
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
                edges.stream().map(ElkGraphLayout::route).toList());
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
