package dev.weir.adapter.dbtcloud.artifact;

import java.security.MessageDigest;
import java.util.Arrays;

/** Bytes where they stand in the buffer of a {@link ByteScanner}: good until it goes on. */
final class ByteView {

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
}
