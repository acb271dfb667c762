package dev.weir.domain.asset;

import java.util.List;
import java.util.stream.Stream;

/**
 * The name of an asset for people: parts, from the general to the particular. A part may be any text, the empty one and one with a
 * slash included; identity is the unique id, never the key.
 */
public record AssetKey(List<String> parts) implements Comparable<AssetKey> {

    public AssetKey {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a key has at least one part");
        }
    }

    public static AssetKey of(String... parts) {
        return new AssetKey(List.of(parts));
    }

    /** The key that a person writes as one text: parts are parted by slashes. */
    public static AssetKey parse(String written) {
        return new AssetKey(List.of(written.split("/", -1)));
    }

    /** {@return this key below {@code prefix}} */
    public AssetKey below(List<String> prefix) {
        return new AssetKey(Stream.concat(prefix.stream(), parts.stream()).toList());
    }

    @Override
    public int compareTo(AssetKey other) {
        int common = Math.min(parts.size(), other.parts.size());
        for (int at = 0; at < common; at++) {
            int order = parts.get(at).compareTo(other.parts.get(at));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(parts.size(), other.parts.size());
    }

    // Written out: a record's own cost each process their first use (decision 10), more than all keys of a project do.
    @Override
    public boolean equals(Object other) {
        return other instanceof AssetKey(List<String> theirs) && theirs.equals(parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    /** {@return the parts, parted by slashes} */
    @Override
    public String toString() {
        return String.join("/", parts);
    }
}
