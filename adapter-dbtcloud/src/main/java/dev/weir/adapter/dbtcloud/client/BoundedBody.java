package dev.weir.adapter.dbtcloud.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/** A body that must come to its end by a time, and be no larger than it may. Each piece is already bounded by the idle time-out. */
final class BoundedBody extends FilterInputStream {

    private final LongSupplier nanos;
    private final long began;
    private final Duration whole;
    private final long most;
    private long read;

    /**
     * @param began when the question was asked, by {@code nanos}
     * @param nanos a clock that only goes forwards
     */
    BoundedBody(InputStream body, LongSupplier nanos, long began, Duration whole, long most) {
        super(body);
        this.nanos = nanos;
        this.began = began;
        this.whole = whole;
        this.most = most;
    }

    /** The body is larger than it may be: asking again is of no use. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge(long most) {
            super("it is larger than %d bytes".formatted(most));
        }
    }

    /** The body did not come to its end in time. */
    static final class TooSlow extends IOException {
        private static final long serialVersionUID = 1L;

        TooSlow(Duration whole) {
            super("it did not come to its end within %d s".formatted(whole.toSeconds()));
        }
    }

    @Override
    public int read() throws IOException {
        var one = super.read();
        counted(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        var count = super.read(into, offset, length);
        counted(Math.max(count, 0));
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        var skipped = super.skip(count);
        counted(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void counted(long more) throws IOException {
        read += more;
        if (read > most) {
            throw new TooLarge(most);
        }
        if (nanos.getAsLong() - began > whole.toNanos()) {
            throw new TooSlow(whole);
        }
    }
}
