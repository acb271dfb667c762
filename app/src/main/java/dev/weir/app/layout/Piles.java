package dev.weir.app.layout;

import dev.weir.ports.driven.GraphLayout.Drawing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The parts of a drawing that hang together.
 *
 * @param joined those of two boxes and more, in the order of their first box
 * @param alone the positions of boxes without any arrow to another, in their order
 */
record Piles(List<Pile> joined, List<Integer> alone) {

    Piles {
        joined = List.copyOf(joined);
        alone = List.copyOf(alone);
    }

    /** Boxes that hang together and the arrows between them, by their positions in the drawing. */
    record Pile(List<Integer> boxes, List<Integer> arrows) {

        /** {@return this part as a drawing of its own, in the same order} */
        Drawing drawing(Drawing whole) {
            var place = new LinkedHashMap<Integer, Integer>();
            boxes.forEach(it -> place.put(it, place.size()));
            return new Drawing(
                    boxes.stream().map(whole.boxes()::get).toList(),
                    arrows.stream()
                            .map(whole.arrows()::get)
                            .map(it ->
                                    new Drawing.Arrow(place.getOrDefault(it.from(), 0), place.getOrDefault(it.to(), 0)))
                            .toList());
        }
    }

    /** An arrow from a box to itself joins nothing, and is left out. */
    static Piles of(Drawing drawing) {
        var above = new int[drawing.boxes().size()];
        for (int box = 0; box < above.length; box++) {
            above[box] = box;
        }
        for (var arrow : drawing.arrows()) {
            int one = root(above, arrow.from());
            int other = root(above, arrow.to());
            above[Math.max(one, other)] = Math.min(one, other);
        }
        var byRoot = new LinkedHashMap<Integer, Pile>();
        for (int box = 0; box < above.length; box++) {
            pile(byRoot, root(above, box)).boxes().add(box);
        }
        for (int at = 0; at < drawing.arrows().size(); at++) {
            var arrow = drawing.arrows().get(at);
            if (arrow.from() != arrow.to()) {
                pile(byRoot, root(above, arrow.from())).arrows().add(at);
            }
        }
        return new Piles(
                byRoot.values().stream().filter(it -> it.boxes().size() > 1).toList(),
                byRoot.values().stream()
                        .filter(it -> it.boxes().size() == 1)
                        .map(it -> it.boxes().getFirst())
                        .toList());
    }

    private static Pile pile(LinkedHashMap<Integer, Pile> byRoot, int root) {
        return byRoot.computeIfAbsent(root, _ -> new Pile(new ArrayList<>(), new ArrayList<>()));
    }

    private static int root(int[] above, int box) {
        int root = box;
        while (above[root] != root) {
            above[root] = above[above[root]];
            root = above[root];
        }
        return root;
    }
}
