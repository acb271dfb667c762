package dev.weir.adapter.persistence;

import dev.weir.domain.fault.Fault;
import dev.weir.ports.driven.StorageException;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Deflates parts of manifests, which are small and much alike, with the {@link PartDictionary} of their kind. The first byte names the
 * way. Not safe for several threads.
 */
final class PartPacking {

    private static final byte PLAIN = 0;

    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    private final Inflater inflater = new Inflater(true);
    private final byte[] buffer = new byte[64 * 1024];

    byte[] pack(byte[] content) {
        deflater.reset();
        var dictionary = PartDictionary.fitting(content);
        deflater.setDictionary(dictionary.text());
        deflater.setInput(content);
        deflater.finish();
        var out = new ByteArrayOutputStream(Math.max(64, content.length / 2));
        out.write(dictionary.way());
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
            if (packed.length == 0) {
                throw new DataFormatException("it is empty");
            }
            var dictionary = PartDictionary.of(packed[0])
                    .orElseThrow(() -> new DataFormatException("packed in a way that this version does not know"));
            inflater.reset();
            inflater.setDictionary(dictionary.text());
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
