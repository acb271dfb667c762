package dev.weir.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code ./weir} of the clone that the benchmarks were built in. */
final class Launcher {

    private Launcher() {}

    static Path path() throws IOException {
        var classes = Path.of(URI.create(Launcher.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
        for (var folder = classes; folder != null; folder = folder.getParent()) {
            if (Files.isExecutable(folder.resolve("weir"))) {
                return folder.resolve("weir");
            }
        }
        throw new IOException("there is no launcher above " + classes);
    }
}
