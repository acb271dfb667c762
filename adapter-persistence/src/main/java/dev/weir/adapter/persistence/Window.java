package dev.weir.adapter.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A stream that remembers what was read since a mark that moves on, so that what a parser has passed can be taken as it was written. */
final class Window extends InputStream {

    private final InputStream source;
    private byte[] held = new byte[64 * 1024];
    private long start;
    private int length;

    Window(InputStream source) {
        this.source = source;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        var count = source.read(into, from, most);
        if (count > 0) {
            if (length + count > held.length) {
                held = Arrays.copyOf(held, Math.max(held.length * 2, length + count));
            }
            System.arraycopy(into, from, held, length, count);
            length += count;
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    /** The bytes from one offset of the stream to before another. */
    byte[] slice(long from, long to) {
        return Arrays.copyOfRange(held, Math.toIntExact(from - start), Math.toIntExact(to - start));
    }

    byte at(long offset) {
        return held[Math.toIntExact(offset - start)];
    }

    /** Drops what stands before an offset; what is left is moved only when it is worth it. */
    void forget(long before) {
        var gone = Math.toIntExact(before - start);
        if (gone > held.length / 2) {
            System.arraycopy(held, gone, held, 0, length - gone);
            length -= gone;
            start = before;
        }
    }
}
