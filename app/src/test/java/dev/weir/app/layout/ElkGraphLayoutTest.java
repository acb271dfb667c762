package dev.weir.app.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.ports.driven.GraphLayout.Drawing;
import dev.weir.ports.driven.GraphLayout.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ElkGraphLayoutTest {

    private final ElkGraphLayout elk = new ElkGraphLayout();

    private static Drawing drawing(int boxes, Drawing.Arrow... arrows) {
        return new Drawing(
                IntStream.range(0, boxes)
                        .mapToObj(it -> new Drawing.Box("box" + it, 120 + it % 7 * 20, 40))
                        .toList(),
                List.of(arrows));
    }

    private static Drawing.Arrow arrow(int from, int to) {
        return new Drawing.Arrow(from, to);
    }

    private static Drawing someDrawing(int boxes, int arrows, long seed) {
        var dice = new Random(seed);
        var made = new ArrayList<Drawing.Arrow>();
        for (int at = 0; at < arrows; at++) {
            int to = 1 + dice.nextInt(boxes - 1);
            made.add(arrow(dice.nextInt(to), to));
        }
        return drawing(boxes, made.toArray(Drawing.Arrow[]::new));
    }

    private static boolean overlap(Drawing drawing, Layout layout, int one, int other) {
        var a = layout.spots().get(one);
        var b = layout.spots().get(other);
        return a.x() < b.x() + drawing.boxes().get(other).width()
                && b.x() < a.x() + drawing.boxes().get(one).width()
                && a.y() < b.y() + drawing.boxes().get(other).height()
                && b.y() < a.y() + drawing.boxes().get(one).height();
    }

    @Test
    void whatIsDownstreamStandsToTheRight() {
        var layout = elk.layOut(drawing(4, arrow(2, 0), arrow(0, 3), arrow(1, 3)));
        var spots = layout.spots();
        assertThat(spots.get(2).x()).isLessThan(spots.get(0).x());
        assertThat(spots.get(0).x()).isLessThan(spots.get(3).x());
        assertThat(spots.get(1).x()).isLessThan(spots.get(3).x());
    }

    @Test
    void noTwoBoxesOverlapAndNoneLeavesTheSheet() {
        for (long seed = 0; seed < 8; seed++) {
            var drawing = someDrawing(60, 35, seed);
            var layout = elk.layOut(drawing);
            for (int one = 0; one < 60; one++) {
                for (int other = one + 1; other < 60; other++) {
                    assertThat(overlap(drawing, layout, one, other))
                            .as("seed %d: %d over %d", seed, one, other)
                            .isFalse();
                }
                var spot = layout.spots().get(one);
                assertThat(spot.x())
                        .isBetween(
                                0.0, layout.width() - drawing.boxes().get(one).width() + 0.001);
                assertThat(spot.y()).isBetween(0.0, layout.height() - 40 + 0.001);
            }
        }
    }

    @Test
    void anArrowLeadsFromTheRightOfOneBoxToTheLeftOfTheOther() {
        var drawing = drawing(6, arrow(5, 4), arrow(0, 1), arrow(1, 2));
        var layout = elk.layOut(drawing);
        for (int at = 0; at < drawing.arrows().size(); at++) {
            var arrow = drawing.arrows().get(at);
            var route = layout.routes().get(at);
            var from = layout.spots().get(arrow.from());
            var to = layout.spots().get(arrow.to());
            assertThat(route.getFirst())
                    .isEqualTo(from.x() + drawing.boxes().get(arrow.from()).width());
            assertThat(route.get(1)).isBetween(from.y(), from.y() + 40);
            assertThat(route.get(route.size() - 2)).isEqualTo(to.x());
            assertThat(route.getLast()).isBetween(to.y(), to.y() + 40);
        }
    }

    @Test
    void manyPiecesFillASheetOfAScreensProportions() {
        var layout = elk.layOut(someDrawing(400, 120, 3));
        assertThat(layout.width() / layout.height()).isBetween(1.6, 3.4);
    }

    @Test
    void equalDrawingsGetEqualLayouts() {
        assertThat(elk.layOut(someDrawing(80, 70, 5))).isEqualTo(elk.layOut(someDrawing(80, 70, 5)));
    }

    @Test
    void anArrowToItselfAndAnEmptyDrawingHarmNothing() {
        assertThat(elk.layOut(drawing(1, arrow(0, 0))).routes()).containsExactly(List.of());
        assertThat(elk.layOut(drawing(0))).isEqualTo(new Layout(0, 0, List.of(), List.of()));
    }

    @Test
    void aChainOfThreeThousandIsLaidOut() {
        var arrows = IntStream.range(1, 3000).mapToObj(it -> arrow(it - 1, it)).toArray(Drawing.Arrow[]::new);
        var layout = elk.layOut(drawing(3000, arrows));
        assertThat(layout.spots().getLast().x())
                .isGreaterThan(layout.spots().getFirst().x());
    }
}
