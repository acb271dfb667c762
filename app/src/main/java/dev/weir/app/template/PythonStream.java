package dev.weir.app.template;

import java.util.Iterator;

/** What can be gone through once: what {@code map}, {@code select}, {@code unique}, {@code batch} and their like come to. */
record PythonStream(Iterator<Object> items) implements Iterator<Object> {

    @Override
    public boolean hasNext() {
        Deadline.check();
        return items.hasNext();
    }

    @Override
    public Object next() {
        return items.next();
    }
}
