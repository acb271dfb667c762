package dev.weir.domain.asset;

/** What is either so or not so of a node, kept as one bit. */
public enum Trait {
    /** Its code is there and blank: dbt does not run it. Never set for seeds, which have no code. */
    BLANK_CODE(1),
    /** {@code config.enabled} is false, although the node stands among the enabled ones. */
    DISABLED(2),
    /** A source with a freshness threshold that is really set. */
    HAS_FRESHNESS(4),
    /** A test made from a generic one: it has {@code test_metadata}. */
    GENERIC_TEST(8);

    private final int bit;

    Trait(int bit) {
        this.bit = bit;
    }

    int bit() {
        return bit;
    }
}
