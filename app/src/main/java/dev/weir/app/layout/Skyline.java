package dev.weir.app.layout;

import dev.weir.ports.driven.GraphLayout.Layout.Spot;
import java.util.ArrayList;
import java.util.List;

/**
 * Packs rectangles into a strip of a given width, each as high up as it goes, and then as far to the left. What is packed is bounded
 * from below by a line of level stretches; a new rectangle begins at the start of one of them.
 */
final class Skyline {

    /** A level stretch of the lower bound: from {@code x} to the next one's. */
    private record Stretch(double x, double y) {}

    private final double width;
    private final List<Stretch> line = new ArrayList<>();

    Skyline(double width) {
        this.width = width;
        line.add(new Stretch(0, 0));
    }

    /** Places a rectangle, and {@return its upper left corner}. One that is wider than the strip begins at the left. */
    Spot place(double wide, double high) {
        int best = 0;
        double top = Double.POSITIVE_INFINITY;
        for (int at = 0; at < line.size(); at++) {
            double x = line.get(at).x();
            if (at > 0 && x + wide > width) {
                break;
            }
            double y = lowest(at, x + wide);
            if (y < top) {
                top = y;
                best = at;
            }
        }
        double left = line.get(best).x();
        raise(best, left, left + wide, top + high);
        return new Spot(left, top);
    }

    private double lowest(int from, double end) {
        double y = 0;
        for (int at = from; at < line.size() && (at == from || line.get(at).x() < end); at++) {
            y = Math.max(y, line.get(at).y());
        }
        return y;
    }

    private void raise(int first, double left, double right, double y) {
        double after = line.get(first).y();
        int end = first;
        while (end < line.size() && line.get(end).x() < right) {
            after = line.get(end).y();
            end++;
        }
        boolean goesOn = right < width && (end == line.size() || line.get(end).x() > right);
        line.subList(first, end).clear();
        line.add(first, new Stretch(left, y));
        if (goesOn) {
            line.add(first + 1, new Stretch(right, after));
        }
    }
}
