package dev.weir.domain.value;

/**
 * Where something stands in a text that a person can open: the source's name, and line and column counted from 1; both are 0
 * where the source has no lines (an environment variable, a database column).
 */
public record Place(String source, int line, int column) {

    /** The place of what was made and not read. */
    public static final Place NOWHERE = new Place("", 0, 0);

    public Place {
        if (line < 0 || column < 0) {
            throw new IllegalArgumentException("line %d, column %d: neither can be below 0".formatted(line, column));
        }
    }

    /** A source without lines. */
    public static Place of(String source) {
        return new Place(source, 0, 0);
    }

    /** {@return {@code weir.yaml:14}, or the source alone where there are no lines} */
    @Override
    public String toString() {
        return line == 0 ? source : source + ":" + line;
    }
}
