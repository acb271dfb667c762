package dev.weir.app.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Something that must never be printed. One that lies in a file is read from there whenever it is asked for, so it may be replaced. */
public final class Secret {

    private final String origin;
    private final Supplier<String> source;

    private Secret(String origin, Supplier<String> source) {
        this.origin = origin;
        this.source = source;
    }

    /** A secret that stands at {@code origin}: a place in a file, an environment variable. */
    public static Secret of(String value, String origin) {
        return new Secret(origin, () -> value);
    }

    /** The secret in {@code file}, without the white space around it. */
    public static Secret in(Path file) {
        return new Secret(file.toString(), () -> {
            try {
                return Files.readString(file).strip();
            } catch (IOException failure) {
                throw new IllegalStateException("the secret in %s cannot be read".formatted(file), failure);
            }
        });
    }

    /** {@return what must not be printed} Throws {@link IllegalStateException} when its file cannot be read. */
    public String reveal() {
        return source.get();
    }

    /** {@return what people call the place where it stands} */
    public String origin() {
        return origin;
    }

    @Override
    public String toString() {
        return "…";
    }
}
