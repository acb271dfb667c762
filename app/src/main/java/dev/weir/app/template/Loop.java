package dev.weir.app.template;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** How far a loop has come: Jinja's {@code loop}. It looks ahead no further than it is asked. */
final class Loop implements Membered, PythonFunction {

    private final Iterator<Object> items;
    private final int depth;
    private final PythonFunction again;
    private final List<Object> ahead = new ArrayList<>();
    private Object before = Unknown.nothing("there is no previous item");
    private Object now = Unknown.nothing("the loop has not begun");
    private Optional<Object> changed = Optional.empty();
    private long index = -1;

    Loop(Iterator<Object> items, int depth, PythonFunction again) {
        this.items = items;
        this.depth = depth;
        this.again = again;
    }

    boolean moves() {
        if (!reaches(1)) {
            return false;
        }
        before = index < 0 ? before : now;
        now = ahead.removeFirst();
        index++;
        return true;
    }

    Object item() {
        return now;
    }

    private boolean reaches(long wanted) {
        while (ahead.size() < wanted && items.hasNext()) {
            ahead.add(items.next());
        }
        return ahead.size() >= wanted;
    }

    private long left() {
        reaches(Long.MAX_VALUE);
        return ahead.size();
    }

    @Override
    public Optional<Object> member(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "index" -> index + 1;
                    case "index0" -> index;
                    case "revindex" -> left() + 1;
                    case "revindex0" -> left();
                    case "first" -> index == 0;
                    case "last" -> !reaches(1);
                    case "length" -> index + 1 + left();
                    case "depth" -> depth + 1L;
                    case "depth0" -> (long) depth;
                    case "previtem" -> before;
                    case "nextitem" -> reaches(1) ? ahead.getFirst() : Unknown.nothing("there is no next item");
                    case "cycle" -> (PythonFunction) this::cycle;
                    case "changed" -> (PythonFunction) this::hasChanged;
                    default -> null;
                });
    }

    private Object cycle(Arguments arguments) {
        var given = arguments.positional();
        if (given.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to cycle through");
        }
        return given.get((int) (index % given.size()));
    }

    private Object hasChanged(Arguments arguments) {
        Object value = PythonTuple.of(arguments.positional());
        boolean same = changed.map(it -> PythonComparison.equal(it, value)).orElse(false);
        changed = Optional.of(value);
        return !same;
    }

    @Override
    public Object call(Arguments arguments) {
        return again.call(arguments);
    }
}
