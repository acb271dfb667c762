package dev.weir.adapter.persistence;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Puts a manifest together again from what {@link ManifestKeeping} kept, some buckets at a time. */
final class ManifestWriting {

    /** How many buckets are read at once: a megabyte or so. */
    private static final int AT_ONCE = 8;

    private final ManifestParts parts;
    private final OutputStream out;

    ManifestWriting(ManifestParts parts, OutputStream out) {
        this.parts = parts;
        this.out = out;
    }

    void write(UUID root) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(parts.read(root)));
        out.write('{');
        for (var first = true; in.available() > 0; first = false) {
            writeKey(text(in), first);
            switch (in.readByte()) {
                case ManifestKeeping.VALUE -> out.write(text(in));
                case ManifestKeeping.PART -> out.write(parts.read(hash(in)));
                case ManifestKeeping.BUCKETS -> writeBuckets(in);
                default -> throw unknown(root);
            }
        }
        out.write('}');
    }

    private void writeBuckets(DataInputStream in) throws IOException {
        out.write('{');
        var count = in.readInt();
        var first = true;
        for (var done = 0; done < count; done += AT_ONCE) {
            var hashes = new ArrayList<UUID>();
            for (var next = done; next < Math.min(count, done + AT_ONCE); next++) {
                hashes.add(hash(in));
            }
            first = writeBuckets(hashes, first);
        }
        out.write('}');
    }

    private boolean writeBuckets(List<UUID> hashes, boolean first) throws IOException {
        var buckets = parts.read(hashes);
        var entries = new ArrayList<Entry>();
        for (UUID hash : hashes) {
            read(hash, ManifestParts.content(buckets, hash), entries);
        }
        var values = parts.read(
                entries.stream().flatMap(entry -> entry.part().stream()).toList());
        var still = first;
        for (Entry entry : entries) {
            writeKey(entry.key(), still);
            out.write(entry.part()
                    .map(part -> ManifestParts.content(values, part))
                    .orElse(entry.value()));
            still = false;
        }
        return still;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Entry(byte[] key, byte[] value, Optional<UUID> part) {}

    private static void read(UUID bucket, byte[] content, List<Entry> into) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(content));
        var count = in.readInt();
        for (var each = 0; each < count; each++) {
            var key = text(in);
            switch (in.readByte()) {
                case ManifestKeeping.VALUE -> into.add(new Entry(key, text(in), Optional.empty()));
                case ManifestKeeping.PART -> into.add(new Entry(key, new byte[0], Optional.of(hash(in))));
                default -> throw unknown(bucket);
            }
        }
    }

    private void writeKey(byte[] key, boolean first) throws IOException {
        if (!first) {
            out.write(',');
        }
        out.write('"');
        out.write(JsonStringEncoder.getInstance().quoteAsUTF8(new String(key, StandardCharsets.UTF_8)));
        out.write('"');
        out.write(':');
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
