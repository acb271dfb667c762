package dev.weir.app.command;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A stream for data: UTF-8, flushed when it is full and at the end. It remembers why it could not be written, which others of its kind forget. */
final class DataStream extends PrintStream {

    private static final int BUFFER_BYTES = 1 << 16;

    /** What the system says when who reads a pipe has gone, as {@code head} does once it has enough. */
    private static final String READER_GONE = "Broken pipe";

    private final FirstFailure behind;

    private DataStream(FirstFailure behind) {
        super(new BufferedOutputStream(behind, BUFFER_BYTES), false, StandardCharsets.UTF_8);
        this.behind = behind;
    }

    static DataStream to(OutputStream stream) {
        return new DataStream(new FirstFailure(stream));
    }

    /** {@return why some of what was written is not there, once all was flushed} A reader that wanted no more is no reason. */
    Optional<String> lost() {
        flush();
        return Optional.ofNullable(behind.first)
                .map(failure -> String.valueOf(failure.getMessage()))
                .filter(why -> !why.equals(READER_GONE));
    }

    private static final class FirstFailure extends FilterOutputStream {

        private @Nullable IOException first;

        FirstFailure(OutputStream stream) {
            super(stream);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            try {
                out.write(bytes, from, count);
            } catch (IOException failure) {
                first = first == null ? failure : first;
                throw failure;
            }
        }
    }
}
