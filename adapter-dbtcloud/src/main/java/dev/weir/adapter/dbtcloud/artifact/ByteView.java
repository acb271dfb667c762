package dev.weir.adapter.dbtcloud.artifact;

import java.security.MessageDigest;
import java.util.Arrays;

/** Bytes where they stand in the buffer of a {@link ByteScanner}: good until it goes on. */
final class ByteView {

    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final byte[] buffer;
    private final int start;
    private final int stop;

    ByteView(byte[] buffer, int start, int stop) {
        this.buffer = buffer;
        this.start = start;
        this.stop = stop;
    }

    int length() {
        return stop - start;
    }

    byte[] copy() {
        return Arrays.copyOfRange(buffer, start, stop);
    }

    void into(MessageDigest digest) {
        digest.update(buffer, start, stop - start);
    }

    boolean same(byte[] others) {
        return Arrays.equals(buffer, start, stop, others, 0, others.length);
    }

    /** {@return a number that is the same for the same bytes} */
    int hash() {
        return hash(buffer, start, stop);
    }

    /** {@return a number that is the same for the same bytes} Looks at eight bytes at once. */
    static int hash(byte[] buffer, int start, int stop) {
        long hash = (long) stop - start;
        int here = start;
        for (; here + 8 <= stop; here += 8) {
            hash = (hash ^ (long) ByteScanner.LONGS.get(buffer, here)) * SPREAD;
            hash ^= hash >>> 29;
        }
        for (; here < stop; here++) {
            hash = (hash ^ buffer[here]) * SPREAD;
        }
        return (int) (hash ^ (hash >>> 32));
    }
}
