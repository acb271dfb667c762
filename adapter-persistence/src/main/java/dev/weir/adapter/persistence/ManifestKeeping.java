package dev.weir.adapter.persistence;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Takes a manifest part by part and keeps it by content, as a tree of three levels: the root lists the buckets of each map, a bucket
 * lists its entries, and an entry's value is a part of its own unless it is short. Where a bucket ends depends on the key alone, so a
 * change of one node leaves all buckets but one as they were.
 *
 * <p>Written with {@link DataOutputStream}: root = fields (name, 0 value | 1 part | 2 count buckets); bucket = count, entries (key,
 * 0 value | 1 part). A text is its length and its bytes.
 *
 * <p>While a batch is written, the next is read already. One at a time is written, since all are of one transaction, and whoever ends
 * that must have closed this before.
 */
final class ManifestKeeping implements ManifestSplit.Taker, AutoCloseable {

    /** A value up to this long stands in its bucket: its own row would cost more. */
    private static final int SHORT = 200;

    private static final int MOST_ENTRIES = 1_000;
    private static final int MOST_BYTES = 2_000_000;
    private static final int PENDING_BYTES = 4_000_000;

    /** One key of 64 ends a bucket. */
    private static final int ENDS_BUCKET = 0b111111;

    static final int VALUE = 0;
    static final int PART = 1;
    static final int BUCKETS = 2;

    private final ManifestParts parts;
    private final ByteArrayOutputStream root = new ByteArrayOutputStream();
    private final DataOutputStream rootOut = new DataOutputStream(root);

    private final List<UUID> buckets = new ArrayList<>();
    private Map<UUID, Bucket> pending = new LinkedHashMap<>();
    private int pendingBytes;
    private CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);

    private final ByteArrayOutputStream entries = new ByteArrayOutputStream();
    private final DataOutputStream entriesOut = new DataOutputStream(entries);
    private Map<UUID, byte[]> values = new HashMap<>();
    private int count;
    private int bytes;
    private String section = "";
    private boolean open;

    @SuppressWarnings("ArrayRecordComponent")
    private record Bucket(byte[] content, Map<UUID, byte[]> values) {}

    ManifestKeeping(ManifestParts parts) {
        this.parts = parts;
    }

    @Override
    public void section(String name) throws IOException {
        endSection();
        section = name;
        buckets.clear();
        open = true;
    }

    @Override
    public void entry(String key, byte[] value) throws IOException {
        write(entriesOut, key.getBytes(StandardCharsets.UTF_8));
        if (value.length <= SHORT) {
            entriesOut.writeByte(VALUE);
            write(entriesOut, value);
        } else {
            var hash = parts.hash(value);
            entriesOut.writeByte(PART);
            write(entriesOut, hash);
            values.put(hash, value);
        }
        count++;
        bytes += value.length;
        if ((spread(key) & ENDS_BUCKET) == 0 || count >= MOST_ENTRIES || bytes >= MOST_BYTES) {
            endBucket();
        }
    }

    private static int spread(String key) {
        var hash = key.hashCode() * 0x9e3779b9;
        return hash >>> 16;
    }

    private void endBucket() throws IOException {
        if (count == 0) {
            return;
        }
        var content = new ByteArrayOutputStream(entries.size() + Integer.BYTES);
        new DataOutputStream(content).writeInt(count);
        entries.writeTo(content);
        var bucket = new Bucket(content.toByteArray(), values);
        var hash = parts.hash(bucket.content());
        buckets.add(hash);
        pending.put(hash, bucket);
        pendingBytes += bytes + entries.size();
        entries.reset();
        values = new HashMap<>();
        count = 0;
        bytes = 0;
        if (pendingBytes >= PENDING_BYTES) {
            writePending();
        }
    }

    private void writePending() {
        var batch = pending;
        pending = new LinkedHashMap<>();
        pendingBytes = 0;
        awaitWriting();
        writing = CompletableFuture.runAsync(() -> write(batch), Thread::startVirtualThread);
    }

    private void write(Map<UUID, Bucket> batch) {
        batch.keySet().removeAll(parts.known(batch.keySet()));
        var contents = new LinkedHashMap<UUID, byte[]>();
        batch.values().forEach(bucket -> contents.putAll(bucket.values()));
        contents.keySet().removeAll(parts.known(contents.keySet()));
        batch.forEach((hash, bucket) -> contents.put(hash, bucket.content()));
        parts.write(contents);
    }

    private void awaitWriting() {
        try {
            writing.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    @Override
    public void other(String name, byte[] value) throws IOException {
        endSection();
        write(rootOut, name.getBytes(StandardCharsets.UTF_8));
        if (value.length <= PENDING_BYTES / 100) {
            rootOut.writeByte(VALUE);
            write(rootOut, value);
        } else {
            rootOut.writeByte(PART);
            write(rootOut, writeOne(value));
        }
    }

    private UUID writeOne(byte[] content) {
        awaitWriting();
        var hash = parts.hash(content);
        if (parts.known(List.of(hash)).isEmpty()) {
            parts.write(Map.of(hash, content));
        }
        return hash;
    }

    private void endSection() throws IOException {
        if (!open) {
            return;
        }
        open = false;
        endBucket();
        write(rootOut, section.getBytes(StandardCharsets.UTF_8));
        rootOut.writeByte(BUCKETS);
        rootOut.writeInt(buckets.size());
        for (UUID bucket : buckets) {
            write(rootOut, bucket);
        }
    }

    /** Ends, and tells the hash of the root. */
    UUID root() throws IOException {
        endSection();
        writePending();
        return writeOne(root.toByteArray());
    }

    /** Waits for what is being written, be it of use any more or not. */
    @Override
    public void close() {
        writing.exceptionally(_ -> null).join();
    }

    private static void write(DataOutputStream out, byte[] text) throws IOException {
        out.writeInt(text.length);
        out.write(text);
    }

    private static void write(DataOutputStream out, UUID hash) throws IOException {
        out.writeLong(hash.getMostSignificantBits());
        out.writeLong(hash.getLeastSignificantBits());
    }
}
