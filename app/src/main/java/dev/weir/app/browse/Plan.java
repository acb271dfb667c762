package dev.weir.app.browse;

import dev.weir.ports.driven.GraphLayout;
import dev.weir.ports.driven.GraphLayout.Drawing;
import dev.weir.ports.driven.GraphLayout.Layout;
import dev.weir.ports.driven.GraphLayout.Layout.Spot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where everything of a picture stands. What a frame holds is laid out by itself, from the innermost frame outwards, and stands in the
 * layout around it as one box; so opening one group leaves what is in the others as it was.
 *
 * @param spots upper left corners of the picture's nodes
 * @param frames those of its frames, with their sizes
 * @param routes of its edges; empty for quiet ones
 */
record Plan(double width, double height, List<Spot> spots, List<Room> frames, List<List<Double>> routes) {

    private static final double SIDE = 28;
    private static final double HEAD = 64;

    Plan {
        spots = List.copyOf(spots);
        frames = List.copyOf(frames);
        routes = List.copyOf(routes);
    }

    /** The place of a frame. */
    record Room(double x, double y, double width, double height) {}

    /** One frame's drawing, or the whole sheet's: the positions in the picture of its boxes and of its arrows. */
    private record Level(List<Integer> boxes, List<Integer> arrows) {
        Level() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    static Plan of(Picture picture, GraphLayout layout) {
        int nodes = picture.nodes().size();
        int frames = picture.frames().size();
        var levels = levels(picture);
        var layouts = new ArrayList<>(Collections.nCopies(frames + 1, new Layout(0, 0, List.of(), List.of())));
        for (int frame = frames - 1; frame >= Picture.OUTSIDE; frame--) {
            var drawing = drawing(picture, levels.get(frame + 1), layouts);
            layouts.set(frame + 1, layout.layOut(drawing));
        }
        var spots = new ArrayList<>(Collections.nCopies(nodes, new Spot(0, 0)));
        var rooms = new ArrayList<>(Collections.nCopies(frames, new Room(0, 0, 0, 0)));
        var routes = new ArrayList<>(Collections.nCopies(picture.edges().size(), List.<Double>of()));
        for (int frame = Picture.OUTSIDE; frame < frames; frame++) {
            var corner = frame == Picture.OUTSIDE
                    ? new Spot(0, 0)
                    : new Spot(rooms.get(frame).x() + SIDE, rooms.get(frame).y() + HEAD);
            var level = levels.get(frame + 1);
            var placed = layouts.get(frame + 1);
            for (int at = 0; at < level.boxes().size(); at++) {
                int box = level.boxes().get(at);
                double x = corner.x() + placed.spots().get(at).x();
                double y = corner.y() + placed.spots().get(at).y();
                if (box < nodes) {
                    spots.set(box, new Spot(x, y));
                } else {
                    var inside = layouts.get(box - nodes + 1);
                    rooms.set(box - nodes, new Room(x, y, wide(inside), high(inside)));
                }
            }
            for (int at = 0; at < level.arrows().size(); at++) {
                routes.set(level.arrows().get(at), moved(placed.routes().get(at), corner));
            }
        }
        return new Plan(layouts.getFirst().width(), layouts.getFirst().height(), spots, rooms, routes);
    }

    /** What stands in each frame; the first is what stands in none. */
    private static List<Level> levels(Picture picture) {
        var levels = new ArrayList<Level>();
        for (int frame = Picture.OUTSIDE; frame < picture.frames().size(); frame++) {
            levels.add(new Level());
        }
        int boxes = picture.nodes().size() + picture.frames().size();
        for (int box = 0; box < boxes; box++) {
            levels.get(picture.within(box) + 1).boxes().add(box);
        }
        for (int at = 0; at < picture.edges().size(); at++) {
            var edge = picture.edges().get(at);
            if (!edge.quiet()) {
                levels.get(picture.within(edge.from()) + 1).arrows().add(at);
            }
        }
        return levels;
    }

    private static Drawing drawing(Picture picture, Level level, List<Layout> layouts) {
        int nodes = picture.nodes().size();
        Map<Integer, Integer> place = new LinkedHashMap<>();
        level.boxes().forEach(it -> place.put(it, place.size()));
        return new Drawing(
                level.boxes().stream()
                        .map(it -> it < nodes
                                ? new Drawing.Box(
                                        picture.nodes().get(it).id(),
                                        picture.nodes().get(it).width(),
                                        Picture.height())
                                : new Drawing.Box(
                                        picture.frames().get(it - nodes).group(),
                                        wide(layouts.get(it - nodes + 1)),
                                        high(layouts.get(it - nodes + 1))))
                        .toList(),
                level.arrows().stream()
                        .map(picture.edges()::get)
                        .map(it -> new Drawing.Arrow(place.getOrDefault(it.from(), 0), place.getOrDefault(it.to(), 0)))
                        .toList());
    }

    private static double wide(Layout inside) {
        return inside.width() + 2 * SIDE;
    }

    private static double high(Layout inside) {
        return inside.height() + HEAD + SIDE;
    }

    private static List<Double> moved(List<Double> route, Spot by) {
        var moved = new ArrayList<Double>(route.size());
        for (int at = 0; at < route.size(); at++) {
            moved.add(route.get(at) + (at % 2 == 0 ? by.x() : by.y()));
        }
        return List.copyOf(moved);
    }
}
