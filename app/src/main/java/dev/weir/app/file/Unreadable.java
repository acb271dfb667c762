package dev.weir.app.file;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Why a file cannot be read, as a person would say it; the JDK's own messages repeat the path, and often no more. */
public final class Unreadable {

    private Unreadable() {}

    /** {@return the file and the reason, as a sentence without its full stop} */
    public static String sentence(Path file, IOException failure) {
        return "%s cannot be read: %s".formatted(file, reason(failure));
    }

    /** {@return only the reason} */
    public static String reason(IOException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "it may not be read by this user";
            case CharacterCodingException _ -> "it is not UTF-8";
            default -> failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        };
    }
}
