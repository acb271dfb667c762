package dev.weir.app.template;

import java.util.function.Supplier;

/** Until when a template may be at work, by the monotonic clock. Whatever may take long looks at it. */
record Deadline(long nanos) {

    private static final ScopedValue<Deadline> CURRENT = ScopedValue.newInstance();

    /** Does {@code work}, which throws {@link IllegalArgumentException} once it takes longer than {@code nanos}. */
    static <T> T within(long nanos, Supplier<T> work) {
        return ScopedValue.where(CURRENT, new Deadline(System.nanoTime() + nanos))
                .call(work::get);
    }

    static void check() {
        if (CURRENT.isBound() && System.nanoTime() - CURRENT.get().nanos() > 0) {
            throw new IllegalArgumentException("it takes too long");
        }
    }
}
