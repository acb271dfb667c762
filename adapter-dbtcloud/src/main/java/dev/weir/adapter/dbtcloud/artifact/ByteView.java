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

    byte[] copy() {
        return Arrays.copyOfRange(buffer, start, stop);
    }

    void into(MessageDigest digest) {
        digest.update(buffer, start, stop - start);
    }

    /** {@return whether this is null, or a text of JSON of blanks alone, as they are written in one} */
    boolean isNullOrBlankText() {
        if (buffer[start] != '"') {
            return buffer[start] == 'n';
        }
        int here = start + 1;
        while (buffer[here] == ' ' || (buffer[here] == '\\' && "ntrf".indexOf(buffer[here + 1]) >= 0)) {
            here += buffer[here] == ' ' ? 1 : 2;
        }
        return here == stop - 1;
    }
}
