package dev.weir.adapter.persistence;

import dev.weir.domain.fault.Fault;
import dev.weir.ports.driven.StorageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Deflates parts of manifests, which are small and much alike: with a dictionary of what they are alike in, they take less than half.
 * The first byte names the way; a dictionary, once published, never changes. Not safe for several threads.
 */
final class PartPacking {

    private static final byte PLAIN = 0;
    private static final byte WITH_DICTIONARY_1 = 1;
    private static final byte[] DICTIONARY_1 = dictionary("manifest-dictionary-1.txt");

    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    private final Inflater inflater = new Inflater(true);
    private final byte[] buffer = new byte[64 * 1024];

    private static byte[] dictionary(String name) {
        try (var in = PartPacking.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing beside its class");
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    byte[] pack(byte[] content) {
        deflater.reset();
        deflater.setDictionary(DICTIONARY_1);
        deflater.setInput(content);
        deflater.finish();
        var out = new ByteArrayOutputStream(Math.max(64, content.length / 2));
        out.write(WITH_DICTIONARY_1);
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        if (out.size() > content.length) {
            out.reset();
            out.write(PLAIN);
            out.writeBytes(content);
        }
        return out.toByteArray();
    }

    byte[] unpack(byte[] packed) {
        if (packed.length > 0 && packed[0] == PLAIN) {
            return Arrays.copyOfRange(packed, 1, packed.length);
        }
        try {
            if (packed.length == 0 || packed[0] != WITH_DICTIONARY_1) {
                throw new DataFormatException("packed in a way that this version does not know");
            }
            inflater.reset();
            inflater.setDictionary(DICTIONARY_1);
            inflater.setInput(packed, 1, packed.length - 1);
            var out = new ByteArrayOutputStream(packed.length * 4);
            while (!inflater.finished()) {
                var count = inflater.inflate(buffer);
                if (count == 0 && inflater.needsInput()) {
                    throw new DataFormatException("it ends too early");
                }
                out.write(buffer, 0, count);
            }
            return out.toByteArray();
        } catch (DataFormatException torn) {
            throw new StorageException(
                    new Fault.Damaged(
                            "A part of a manifest in the database cannot be inflated again (%s). Put back a backup."
                                    .formatted(torn.getMessage())),
                    torn);
        }
    }
}
