package dev.weir.adapter.persistence;

import dev.weir.domain.fault.Fault;
import dev.weir.ports.driven.StorageException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Texts and bytes deflated, and cut into pieces that fit a row: H2 allows a megabyte. */
final class Packing {

    private static final int LONGEST_PIECE = 500_000;

    private Packing() {}

    static byte[] pack(String text) {
        return pack(text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] pack(byte[] bytes) {
        try (var deflater = new Deflater(Deflater.BEST_SPEED, true)) {
            deflater.setInput(bytes);
            deflater.finish();
            var out = new ByteArrayOutputStream(Math.max(64, bytes.length / 3));
            var buffer = new byte[Math.min(64 * 1024, bytes.length + 64)];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        }
    }

    static String unpackText(byte[] packed) {
        return new String(unpack(packed), StandardCharsets.UTF_8);
    }

    static byte[] unpack(byte[] packed) {
        try (var inflater = new Inflater(true)) {
            inflater.setInput(packed);
            var out = new ByteArrayOutputStream(packed.length * 4);
            var buffer = new byte[64 * 1024];
            while (!inflater.finished()) {
                var count = inflater.inflate(buffer);
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw new DataFormatException("it ends too early");
                }
                out.write(buffer, 0, count);
            }
            return out.toByteArray();
        } catch (DataFormatException torn) {
            throw new StorageException(
                    new Fault.Damaged(
                            "Something deflated in the database cannot be inflated again (%s). Put back a backup."
                                    .formatted(torn.getMessage())),
                    torn);
        }
    }

    static List<byte[]> pieces(byte[] packed) {
        var pieces = new ArrayList<byte[]>();
        for (var from = 0; from < packed.length || pieces.isEmpty(); from += LONGEST_PIECE) {
            pieces.add(Arrays.copyOfRange(packed, from, Math.min(packed.length, from + LONGEST_PIECE)));
        }
        return pieces;
    }

    static byte[] joined(Collection<byte[]> pieces) {
        if (pieces.size() == 1) {
            return pieces.iterator().next();
        }
        var out = new ByteArrayOutputStream();
        pieces.forEach(out::writeBytes);
        return out.toByteArray();
    }
}
