package dev.weir.app.template;

import com.hubspot.jinjava.interpret.Context;

/** Until when a template may be at work, by the monotonic clock. */
record Deadline(long nanos) {

    /** No template can spell it. */
    private static final String NAME = " deadline";

    private static final Deadline NONE = new Deadline(Long.MAX_VALUE);

    static Deadline in(long nanos) {
        return new Deadline(System.nanoTime() + nanos);
    }

    void into(Context context) {
        context.put(NAME, this);
    }

    static Deadline of(Context context) {
        return context.get(NAME) instanceof Deadline deadline ? deadline : NONE;
    }

    void check() {
        if (!equals(NONE) && System.nanoTime() - nanos > 0) {
            throw new IllegalArgumentException("it takes too long");
        }
    }
}
