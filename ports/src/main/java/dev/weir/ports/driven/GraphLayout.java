package dev.weir.ports.driven;

import java.util.List;

/** Places a graph's nodes in layers, from left to right, so that a person can follow its edges. */
public interface GraphLayout {

    /** Lays a drawing out. Equal drawings get equal layouts. */
    Layout layOut(Drawing drawing);

    /** What is to be drawn: nodes with their sizes, and edges between their positions in the list. */
    record Drawing(List<Box> boxes, List<Arrow> arrows) {
        public Drawing {
            boxes = List.copyOf(boxes);
            arrows = List.copyOf(arrows);
        }

        /** A node's size, in pixels of the page. */
        public record Box(String id, double width, double height) {}

        /** An edge from one box to another, by their positions in the list. */
        public record Arrow(int from, int to) {}
    }

    /** Where everything stands: the boxes in the order asked, and each arrow's bends, its ends included, as x and y in turn. */
    record Layout(double width, double height, List<Spot> spots, List<List<Double>> routes) {
        public Layout {
            spots = List.copyOf(spots);
            routes = List.copyOf(routes);
        }

        /** The upper left corner of a box. */
        public record Spot(double x, double y) {}
    }
}
