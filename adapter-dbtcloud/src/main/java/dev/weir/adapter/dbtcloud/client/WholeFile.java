package dev.weir.adapter.dbtcloud.client;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.zip.GZIPInputStream;

/** Writes a JSON file so that it is there whole or not at all: beside its place first, read through to its end, then moved. */
final class WholeFile {

    private static final int BUFFER = 1 << 16;
    private static final int ZIPPED = 0x1f8b;

    private WholeFile() {}

    /** Our own disk could not be written. */
    static final class NotWritten extends IOException {
        private static final long serialVersionUID = 1L;

        NotWritten(IOException cause) {
            super(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage(), cause);
        }
    }

    /**
     * Writes a body as the new file {@code into}.
     *
     * @return its size in bytes
     * @throws NotWritten if the disk fails
     * @throws IOException if the body breaks off, or is not one whole JSON object
     */
    static long write(InputStream body, Path into) throws IOException {
        var beside = into.resolveSibling(into.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            var size = copy(body, beside);
            try (var written = plain(beside)) {
                JsonAnswer.check(written);
            }
            move(beside, into);
            return size;
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static long copy(InputStream body, Path file) throws IOException {
        long size = 0;
        var buffer = new byte[BUFFER];
        try (var out = open(file)) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                write(out, buffer, read);
                size += read;
            }
        }
        return size;
    }

    private static OutputStream open(Path file) throws NotWritten {
        try {
            return Files.newOutputStream(file);
        } catch (IOException failed) {
            throw new NotWritten(failed);
        }
    }

    private static void write(OutputStream out, byte[] bytes, int length) throws NotWritten {
        try {
            out.write(bytes, 0, length);
        } catch (IOException failed) {
            throw new NotWritten(failed);
        }
    }

    private static void move(Path from, Path to) throws NotWritten {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new NotWritten(failed);
        }
    }

    /** A file that was stored zipped at dbt Cloud stays zipped here. */
    private static InputStream plain(Path file) throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        in.mark(2);
        var zipped = in.read() << 8 | in.read();
        in.reset();
        return zipped == ZIPPED ? new GZIPInputStream(in, BUFFER) : in;
    }
}
