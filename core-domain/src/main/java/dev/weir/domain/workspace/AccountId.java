package dev.weir.domain.workspace;

/** An account of dbt Cloud. 64 bits; usually above 2^31. */
public record AccountId(long value) implements Comparable<AccountId> {

    @Override
    public int compareTo(AccountId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
