package dev.weir.adapter.dbtcloud.artifact;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes looked at eight at once, as one word whose lowest bits are the first of them. */
final class EightBytes {

    static final int SIZE = Long.BYTES;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /** Above this, the JVM's own way of comparing is quicker. */
    private static final int FEW = 64;

    private EightBytes() {}

    static long at(byte[] bytes, int first) {
        return (long) LONGS.get(bytes, first);
    }

    static void put(byte[] bytes, int first, long eight) {
        LONGS.set(bytes, first, eight);
    }

    /** {@return the first bytes of these, as many as lie before {@code bits}; those behind are zero} */
    static long before(long eight, int bits) {
        return eight & ((1L << bits) - 1);
    }

    /** {@return what is known of the bytes before, and of these} */
    static long mixed(long before, long eight) {
        long mixed = (before ^ eight) * SPREAD;
        return mixed ^ (mixed >>> 29);
    }

    /** {@return a number that is the same for the same bytes, of what was mixed of them} */
    static int hash(long mixed) {
        return (int) (mixed ^ (mixed >>> 32));
    }

    /** {@return a number that is the same for the same bytes} It is mixed of all whole words, and then of the rest, which may be none. */
    static int hash(byte[] bytes, int start, int stop) {
        long mixed = 0;
        int here = start;
        for (; here + SIZE <= stop; here += SIZE) {
            mixed = mixed(mixed, at(bytes, here));
        }
        long rest = 0;
        for (int bits = 0; here < stop; here++, bits += Byte.SIZE) {
            rest |= (bytes[here] & 0xFFL) << bits;
        }
        return hash(mixed(mixed, rest));
    }

    /** {@return whether from {@code at} on there are the same bytes as in the others from {@code first} to {@code stop}} */
    static boolean same(byte[] bytes, int at, byte[] others, int first, int stop) {
        int length = stop - first;
        if (length < SIZE || length > FEW) {
            return Arrays.equals(bytes, at, at + length, others, first, stop);
        }
        int last = length - SIZE;
        for (int here = 0; here < last; here += SIZE) {
            if (at(bytes, at + here) != at(others, first + here)) {
                return false;
            }
        }
        return at(bytes, at + last) == at(others, first + last);
    }
}
