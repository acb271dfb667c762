package dev.weir.adapter.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Function;

/** What all tests of a JVM share, in a folder that goes with it when the JVM ends. */
final class AtEnd {

    private AtEnd() {}

    /** {@return what is opened in a fresh folder} */
    static <T extends AutoCloseable> T closed(Function<Path, T> opened) {
        Path folder;
        try {
            folder = Files.createTempDirectory("weir-tests");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        var open = opened.apply(folder);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                open.close();
                remove(folder);
            } catch (Exception _) {
                // The JVM ends anyway, and so does what it started.
            }
        }));
        return open;
    }

    private static void remove(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
