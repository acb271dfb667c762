package dev.weir.app.command;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a command sees of the process that it runs in. Data goes to {@code out}, which is buffered and flushed at the end;
 * everything that is said to a person goes to {@code err}. Both write UTF-8.
 *
 * @param environment the environment variables
 * @param folder the working folder, against which relative paths are meant
 */
public record Console(PrintStream out, PrintStream err, Map<String, String> environment, Path folder)
        implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 16;

    public Console {
        environment = Map.copyOf(environment);
    }

    /** The console of this JVM. */
    public static Console ofThisProcess() {
        return new Console(
                buffered(new FileOutputStream(FileDescriptor.out)), System.err, System.getenv(), Path.of(""));
    }

    /** A stream for data: UTF-8, flushed when it is full and at the end. */
    static PrintStream buffered(OutputStream stream) {
        return new PrintStream(new BufferedOutputStream(stream, BUFFER_BYTES), false, StandardCharsets.UTF_8);
    }

    /** Says something to the person at the terminal. */
    public void say(String sentence) {
        out.flush();
        err.println(sentence);
    }

    @Override
    public void close() {
        out.flush();
        err.flush();
    }
}
