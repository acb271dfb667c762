package bad.domain.asset;

import java.nio.file.Files;
import java.nio.file.Path;

/** Breaks: the core is pure. */
public final class ReadsFiles {
    boolean exists(Path file) {
        return Files.exists(file);
    }
}
