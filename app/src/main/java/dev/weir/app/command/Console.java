package dev.weir.app.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a command sees of the process that it runs in. Data goes to {@code out}, which is buffered and flushed at the end;
 * everything that is said to a person goes to {@code err}. Both write UTF-8.
 *
 * @param environment the environment variables
 * @param folder the working folder, against which relative paths are meant
 */
public record Console(PrintStream out, PrintStream err, Map<String, String> environment, Path folder)
        implements AutoCloseable {

    public Console {
        environment = Map.copyOf(environment);
    }

    /** The console of this JVM. */
    public static Console ofThisProcess() {
        return new Console(
                DataStream.to(new FileOutputStream(FileDescriptor.out)), System.err, System.getenv(), Path.of(""));
    }

    /** Says something to the person at the terminal. */
    public void say(String sentence) {
        out.flush();
        err.println(sentence);
    }

    /** {@return why some of the data did not reach who reads it} */
    Optional<String> lost() {
        return out instanceof DataStream data ? data.lost() : Optional.empty();
    }

    @Override
    public void close() {
        out.flush();
        err.flush();
    }
}
