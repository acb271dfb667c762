package dev.weir.domain.asset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives equal values one number, from 0 upwards in the order in which they were first met. An open table of numbers instead of a map
 * of boxes, since a large manifest has a million values.
 */
final class Numbering<T> {

    private final List<T> values = new ArrayList<>();

    /** By number. Kept, since looking at a value is a walk through memory. */
    private int[] hashes = new int[32];

    private int[] slots = new int[64];
    private @Nullable T last;
    private int lastNumber;

    /** {@return the value's number, a new one if it was not met before} Often it is the one that was asked for last. */
    int of(T value) {
        if (!value.equals(last)) {
            lastNumber = numbered(value);
            last = value;
        }
        return lastNumber;
    }

    private int numbered(T value) {
        int hash = spread(value);
        int slot = slot(value, hash);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        if (values.size() == hashes.length) {
            hashes = Arrays.copyOf(hashes, hashes.length * 2);
        }
        hashes[values.size()] = hash;
        values.add(value);
        slots[slot] = values.size();
        if (values.size() * 2 > slots.length) {
            grow();
        }
        return values.size() - 1;
    }

    /** {@return the value's number, or −1 if it was not met} */
    int find(T value) {
        return slots[slot(value, spread(value))] - 1;
    }

    /** {@return the values by number} */
    List<T> values() {
        return values;
    }

    int size() {
        return values.size();
    }

    /** Where the value stands, or the free place where it would. */
    private int slot(T value, int hash) {
        int slot = hash & (slots.length - 1);
        while (slots[slot] != 0
                && (hashes[slots[slot] - 1] != hash
                        || !values.get(slots[slot] - 1).equals(value))) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private static int spread(Object value) {
        int hash = value.hashCode() * 0x9E3779B9;
        return hash ^ (hash >>> 16);
    }

    private void grow() {
        slots = new int[slots.length * 2];
        for (int number = 0; number < values.size(); number++) {
            int slot = hashes[number] & (slots.length - 1);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = number + 1;
        }
    }
}
