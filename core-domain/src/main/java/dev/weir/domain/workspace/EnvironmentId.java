package dev.weir.domain.workspace;

/** An environment of a dbt Cloud project. 64 bits; usually above 2^31. */
public record EnvironmentId(long value) implements Comparable<EnvironmentId> {

    @Override
    public int compareTo(EnvironmentId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
