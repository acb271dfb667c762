package dev.weir.app.template;

import java.math.BigInteger;
import java.util.Collection;

/** How large what a template makes may grow. Each throws {@link IllegalArgumentException} beyond. */
final class Limit {

    static final int LONGEST_TEXT = 100_000;
    static final int MOST_ITEMS = 10_000;

    /** Python itself prints no integer of more than 4,300 digits. */
    private static final int MOST_BITS = 14_280;

    private Limit() {}

    static <T extends CharSequence> T text(T text) {
        if (text.length() > LONGEST_TEXT) {
            throw longText();
        }
        return text;
    }

    /** Before a text is made. */
    static void length(long length) {
        if (length > LONGEST_TEXT) {
            throw longText();
        }
    }

    static <T extends Collection<?>> T items(T items) {
        count(items.size());
        return items;
    }

    static void count(long items) {
        if (items > MOST_ITEMS) {
            throw new IllegalArgumentException("a list or a map grows beyond %d items".formatted(MOST_ITEMS));
        }
    }

    static BigInteger number(BigInteger number) {
        bits(number.bitLength());
        return number;
    }

    static void bits(long bits) {
        if (bits > MOST_BITS) {
            throw new IllegalArgumentException("a number grows beyond %d bits".formatted(MOST_BITS));
        }
    }

    private static IllegalArgumentException longText() {
        return new IllegalArgumentException("a text grows beyond %d characters".formatted(LONGEST_TEXT));
    }
}
