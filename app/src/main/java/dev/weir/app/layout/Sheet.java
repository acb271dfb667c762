package dev.weir.app.layout;

import dev.weir.ports.driven.GraphLayout.Drawing;
import dev.weir.ports.driven.GraphLayout.Layout;
import dev.weir.ports.driven.GraphLayout.Layout.Spot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A whole drawing on one sheet of about a screen's proportions, so that at first sight names are as large as they can be: the pieces
 * that hang together packed side by side, the largest first, then in columns what hangs on nothing. Of some widths of the sheet the one
 * is taken that lets it be shown largest.
 */
final class Sheet {

    /** How much wider than high the room for a graph is on a usual screen. */
    private static final double PROPORTION = 2.4;

    private static final double BETWEEN_PIECES = 40;
    private static final double BETWEEN_COLUMNS = 28;
    private static final double BETWEEN_ROWS = 14;

    /** How many widths are tried, each by this factor above the one before. */
    private static final int WIDTHS = 12;

    private static final double WIDER = 1.08;

    private final List<Piece> pieces;
    private final List<Spot> corners;
    private final double width;
    private final double height;

    private Sheet(List<Piece> pieces, double wide) {
        this.pieces = pieces;
        this.corners = new ArrayList<>(pieces.size());
        var skyline = new Skyline(wide);
        double right = 0;
        double bottom = 0;
        for (var piece : pieces) {
            var at = skyline.place(piece.cellWidth(), piece.cellHeight());
            corners.add(at);
            right = Math.max(right, at.x() + piece.layout().width());
            bottom = Math.max(bottom, at.y() + piece.layout().height());
        }
        this.width = right;
        this.height = bottom;
    }

    /** Lays each piece out by {@code pile}, and puts them together. */
    static Layout of(Drawing drawing, Function<Drawing, Layout> pile) {
        var piles = Piles.of(drawing);
        var pieces = new ArrayList<Piece>();
        piles.joined().forEach(it -> pieces.add(Piece.joined(it, pile.apply(it.drawing(drawing)))));
        pieces.sort(Comparator.comparingDouble(Piece::area).reversed());
        pieces.addAll(loose(drawing, piles.alone()));
        double least = Math.max(
                pieces.stream().mapToDouble(Piece::cellWidth).max().orElse(0),
                0.7
                        * Math.sqrt(PROPORTION
                                * pieces.stream().mapToDouble(Piece::area).sum()));
        return IntStream.range(0, WIDTHS)
                .mapToObj(it -> new Sheet(pieces, least * Math.pow(WIDER, it)))
                .min(Comparator.comparingDouble(Sheet::size))
                .map(it -> it.layout(drawing))
                .orElseThrow();
    }

    private double size() {
        return Math.max(width / PROPORTION, height);
    }

    private Layout layout(Drawing drawing) {
        var spots = new ArrayList<>(Collections.nCopies(drawing.boxes().size(), new Spot(0, 0)));
        var routes = new ArrayList<>(Collections.nCopies(drawing.arrows().size(), List.<Double>of()));
        for (int at = 0; at < pieces.size(); at++) {
            pieces.get(at).write(corners.get(at), spots, routes);
        }
        return new Layout(width, height, spots, routes);
    }

    private static List<Piece> loose(Drawing drawing, List<Integer> alone) {
        double wide = alone.stream()
                .mapToDouble(it -> drawing.boxes().get(it).width())
                .max()
                .orElse(0);
        return alone.stream()
                .map(it -> Piece.single(
                        it,
                        drawing.boxes().get(it),
                        wide + BETWEEN_COLUMNS,
                        drawing.boxes().get(it).height() + BETWEEN_ROWS))
                .toList();
    }

    /** A part of the drawing that was laid out, and the cell that it gets on the sheet. */
    private record Piece(
            List<Integer> boxes, List<Integer> arrows, Layout layout, double cellWidth, double cellHeight) {

        static Piece joined(Piles.Pile pile, Layout layout) {
            return new Piece(
                    pile.boxes(),
                    pile.arrows(),
                    layout,
                    layout.width() + BETWEEN_PIECES,
                    layout.height() + BETWEEN_PIECES);
        }

        static Piece single(int at, Drawing.Box box, double cellWidth, double cellHeight) {
            var layout = new Layout(box.width(), box.height(), List.of(new Spot(0, 0)), List.of());
            return new Piece(List.of(at), List.of(), layout, cellWidth, cellHeight);
        }

        double area() {
            return cellWidth * cellHeight;
        }

        void write(Spot corner, List<Spot> spots, List<List<Double>> routes) {
            for (int at = 0; at < boxes.size(); at++) {
                var spot = layout.spots().get(at);
                spots.set(boxes.get(at), new Spot(corner.x() + spot.x(), corner.y() + spot.y()));
            }
            for (int at = 0; at < arrows.size(); at++) {
                routes.set(arrows.get(at), moved(layout.routes().get(at), corner));
            }
        }

        private static List<Double> moved(List<Double> route, Spot by) {
            var moved = new ArrayList<Double>(route.size());
            for (int at = 0; at < route.size(); at++) {
                moved.add(route.get(at) + (at % 2 == 0 ? by.x() : by.y()));
            }
            return List.copyOf(moved);
        }
    }
}
