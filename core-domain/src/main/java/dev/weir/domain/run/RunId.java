package dev.weir.domain.run;

/** A run of dbt Cloud. Ids grow with the time of the trigger, but may show late. 64 bits; usually above 2^31. */
public record RunId(long value) implements Comparable<RunId> {

    @Override
    public int compareTo(RunId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
