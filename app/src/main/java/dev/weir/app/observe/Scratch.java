package dev.weir.app.observe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder for files that are being fetched. What lies in it after a crash is of no use to anybody, and is swept at the start. */
public final class Scratch {

    private final Path folder;

    public Scratch(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            try (var left = Files.newDirectoryStream(folder, "fetching-*")) {
                for (var file : left) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** {@return a name for a new file} */
    Path newFile() {
        try {
            var file = Files.createTempFile(folder, "fetching-", ".part");
            Files.delete(file);
            return file;
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** Throws a file away. */
    static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
