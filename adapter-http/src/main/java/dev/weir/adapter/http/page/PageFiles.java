package dev.weir.adapter.http.page;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The files of the page by their path, each read once. */
@Singleton
final class PageFiles {

    private static final Pattern PATH = Pattern.compile("(?:[a-z0-9-]+/)?[a-z0-9-]+\\.(html|js|css|svg)");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml");

    private final Map<String, File> read = new ConcurrentHashMap<>();

    /** A file, its media type, and a tag of its content. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
    record File(byte[] bytes, String type, String tag) {}

    Optional<File> file(String path) {
        var asked = PATH.matcher(path);
        return asked.matches()
                ? Optional.ofNullable(read.computeIfAbsent(
                        path, it -> load(it, asked.group(1)).orElse(null)))
                : Optional.empty();
    }

    private static Optional<File> load(String path, String ending) {
        try (var stream = PageFiles.class.getResourceAsStream("/page/" + path)) {
            if (stream == null) {
                return Optional.empty();
            }
            var bytes = stream.readAllBytes();
            // Weak, because the server may compress the answer.
            var tag = "W/\"" + HexFormat.of().formatHex(sha256(bytes), 0, 16) + "\"";
            return Optional.of(new File(bytes, TYPES.getOrDefault(ending, "application/octet-stream"), tag));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
