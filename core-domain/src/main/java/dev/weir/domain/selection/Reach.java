package dev.weir.domain.selection;

/**
 * How far a criterion goes beyond what it matches.
 *
 * @param spread whether it takes everything that is built together ({@code @})
 * @param up how many steps towards the parents, {@link #NONE} without a {@code +} in front
 * @param down how many steps towards the children
 */
public record Reach(Spread spread, int up, int down) {

    /** With or without {@code @}: the children to any depth, and all that these need. */
    public enum Spread {
        NONE,
        CHILDRENS_PARENTS
    }

    /** No operator at all; {@code 0+} is not the same text, but the same nodes. */
    public static final int NONE = -1;

    /** A {@code +} without a number. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /** The matched nodes alone. */
    public static final Reach ITSELF = new Reach(Spread.NONE, NONE, NONE);

    public Reach {
        if (up < NONE || down < NONE) {
            throw new IllegalArgumentException(
                    "a depth is %d and cannot be below %d".formatted(Math.min(up, down), NONE));
        }
    }

    // By hand, as the record's own cost each process their first use (decision 10).
    @Override
    public boolean equals(Object other) {
        return other instanceof Reach it && it.spread == spread && it.up == up && it.down == down;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * spread.hashCode() + up) + down;
    }

    boolean itself() {
        return spread == Spread.NONE && up <= 0 && down <= 0;
    }
}
