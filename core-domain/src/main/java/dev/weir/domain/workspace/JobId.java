package dev.weir.domain.workspace;

/** A job of dbt Cloud. 64 bits; usually above 2^31. */
public record JobId(long value) implements Comparable<JobId> {

    @Override
    public int compareTo(JobId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
