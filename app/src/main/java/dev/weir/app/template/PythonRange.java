package dev.weir.app.template;

import java.util.ArrayList;
import java.util.List;

/** Python's {@code range}, with all that is in it. */
record PythonRange(long start, long stop, long step, List<Object> items) {

    static PythonRange of(long start, long stop, long step) {
        if (step == 0) {
            throw new IllegalArgumentException("the step of a range is 0");
        }
        var items = new ArrayList<Object>();
        for (long next = start; step > 0 ? next < stop : next > stop; next += step) {
            items.add(next);
            Limit.items(items);
        }
        return new PythonRange(start, stop, step, List.copyOf(items));
    }
}
