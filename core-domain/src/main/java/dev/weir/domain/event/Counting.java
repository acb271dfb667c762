package dev.weir.domain.event;

/** Whether an event says something about what production holds. Closed by nature. */
public sealed interface Counting {

    /** It does: latest state, freshness, conditions and sensors go by it. */
    record Counts() implements Counting {}

    /** It does not, and why, in a few words: {@code another target: ci}. */
    record DoesNot(String why) implements Counting {}

    /** {@return whether it counts} */
    default boolean counts() {
        return this instanceof Counts;
    }
}
