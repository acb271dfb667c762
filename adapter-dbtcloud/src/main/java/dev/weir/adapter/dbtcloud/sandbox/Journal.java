package dev.weir.adapter.dbtcloud.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of the account, one JSON object a line. A line is on the disk before the deed is done. A last line that a crash cut
 * short was never answered, and is cut off at the next start.
 */
final class Journal implements Closeable {

    private final @Nullable FileChannel file;
    private final List<Doc> entries;

    private Journal(@Nullable FileChannel file, List<Doc> entries) {
        this.file = file;
        this.entries = List.copyOf(entries);
    }

    /** Keeps nothing: for an account that lives as long as its process. */
    static Journal none() {
        return new Journal(null, List.of());
    }

    static Journal open(Path path) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        var entries = new ArrayList<Doc>();
        var whole = 0L;
        if (Files.exists(path)) {
            var bytes = Files.readAllBytes(path);
            var from = 0;
            for (var at = 0; at < bytes.length; at++) {
                if (bytes[at] == '\n') {
                    entries.add(entry(path, new String(bytes, from, at - from, StandardCharsets.UTF_8)));
                    from = at + 1;
                }
            }
            whole = from;
        }
        var file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        file.truncate(whole);
        file.position(whole);
        return new Journal(file, entries);
    }

    private static Doc entry(Path path, String line) throws IOException {
        if (Json.read(line) instanceof Doc doc) {
            return doc;
        }
        throw new IOException("%s holds a line that is no JSON object: %s".formatted(path, line));
    }

    /** {@return what was there when the journal was opened, oldest first} */
    List<Doc> entries() {
        return entries;
    }

    void append(Doc entry) {
        if (file == null) {
            return;
        }
        try {
            var line = new ByteArrayOutputStream();
            Json.write(line, entry);
            line.write('\n');
            file.write(ByteBuffer.wrap(line.toByteArray()));
            file.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the sandbox's journal", e);
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
