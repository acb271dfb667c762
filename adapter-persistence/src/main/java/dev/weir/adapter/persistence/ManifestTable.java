package dev.weir.adapter.persistence;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;

/** The lists that {@link ManifestKeeping} writes, read again: the root of a version, and a bucket of entries. */
final class ManifestTable {

    private ManifestTable() {}

    /** What stands at the top of a manifest under a name. */
    sealed interface Field {

        /** A short text. */
        @SuppressWarnings("ArrayRecordComponent")
        record Value(byte[] text) implements Field {}

        /** A text that is a part of its own. */
        record Part(UUID hash) implements Field {}

        /** A map of entries, in the order of the file. */
        record Buckets(List<UUID> hashes) implements Field {
            public Buckets {
                hashes = List.copyOf(hashes);
            }
        }
    }

    /** An entry of a map: its text, or the part that holds it. */
    @SuppressWarnings("ArrayRecordComponent")
    record Entry(String key, byte[] value, Optional<UUID> part) {}

    static SequencedMap<String, Field> root(UUID root, byte[] content) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(content));
        var fields = new LinkedHashMap<String, Field>();
        while (in.available() > 0) {
            var name = name(in);
            fields.put(
                    name,
                    switch (in.readByte()) {
                        case ManifestKeeping.VALUE -> new Field.Value(text(in));
                        case ManifestKeeping.PART -> new Field.Part(hash(in));
                        case ManifestKeeping.BUCKETS -> buckets(in);
                        default -> throw unknown(root);
                    });
        }
        return fields;
    }

    private static Field.Buckets buckets(DataInputStream in) throws IOException {
        var count = in.readInt();
        var hashes = new ArrayList<UUID>(count);
        for (var each = 0; each < count; each++) {
            hashes.add(hash(in));
        }
        return new Field.Buckets(hashes);
    }

    static List<Entry> bucket(UUID bucket, byte[] content) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(content));
        var count = in.readInt();
        var entries = new ArrayList<Entry>(count);
        for (var each = 0; each < count; each++) {
            var key = name(in);
            entries.add(
                    switch (in.readByte()) {
                        case ManifestKeeping.VALUE -> new Entry(key, text(in), Optional.empty());
                        case ManifestKeeping.PART -> new Entry(key, new byte[0], Optional.of(hash(in)));
                        default -> throw unknown(bucket);
                    });
        }
        return entries;
    }

    private static String name(DataInputStream in) throws IOException {
        return new String(text(in), StandardCharsets.UTF_8);
    }

    private static byte[] text(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }

    private static UUID hash(DataInputStream in) throws IOException {
        return new UUID(in.readLong(), in.readLong());
    }

    private static RuntimeException unknown(UUID part) {
        return Stored.damaged(
                "manifest part " + part, "it is written in a way that this version does not know", Optional.empty());
    }
}
