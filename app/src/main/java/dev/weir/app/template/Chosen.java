package dev.weir.app.template;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;

/** The items that are wanted, looked for one by one when they are asked for. */
final class Chosen implements Iterator<Object> {

    private final Iterator<Object> all;
    private final Predicate<Object> wanted;
    private Optional<Object> next = Optional.empty();

    Chosen(Iterator<Object> all, Predicate<Object> wanted) {
        this.all = all;
        this.wanted = wanted;
    }

    @Override
    public boolean hasNext() {
        while (next.isEmpty() && all.hasNext()) {
            Deadline.check();
            next = Optional.of(all.next()).filter(wanted);
        }
        return next.isPresent();
    }

    @Override
    public Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        var found = next.orElseThrow();
        next = Optional.empty();
        return found;
    }
}
