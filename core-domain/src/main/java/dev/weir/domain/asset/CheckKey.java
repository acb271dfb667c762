package dev.weir.domain.asset;

/** The name of a check for people: the asset that it watches, and the test's own name. */
public record CheckKey(AssetKey asset, String name) implements Comparable<CheckKey> {

    @Override
    public int compareTo(CheckKey other) {
        int order = asset.compareTo(other.asset);
        return order != 0 ? order : name.compareTo(other.name);
    }

    /** {@return {@code marts/orders:not_null_orders_id}} */
    @Override
    public String toString() {
        return asset + ":" + name;
    }
}
