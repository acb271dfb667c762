package dev.weir.domain.workspace;

/** A project of a dbt Cloud account. 64 bits; usually above 2^31. */
public record ProjectId(long value) implements Comparable<ProjectId> {

    @Override
    public int compareTo(ProjectId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
