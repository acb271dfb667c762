package dev.weir.adapter.persistence;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.weir.adapter.persistence.ManifestTable.Entry;
import dev.weir.adapter.persistence.ManifestTable.Field;
import dev.weir.ports.driven.AssetCatalog.Parts;
import java.io.IOException;
import java.io.OutputStream;
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

    /** All of it. */
    void write(UUID root) throws IOException {
        write(root, Optional.empty());
    }

    /** The same without the entries of maps that are not wanted. */
    void write(UUID root, Parts wanted) throws IOException {
        write(root, Optional.of(wanted));
    }

    private void write(UUID root, Optional<Parts> wanted) throws IOException {
        out.write('{');
        var first = true;
        for (var field : ManifestTable.root(root, parts.read(root)).entrySet()) {
            writeKey(field.getKey(), first);
            first = false;
            switch (field.getValue()) {
                case Field.Value(var text) -> out.write(text);
                case Field.Part(var hash) -> out.write(parts.read(hash));
                case Field.Buckets(var hashes) -> writeMap(field.getKey(), hashes, wanted);
            }
        }
        out.write('}');
    }

    private void writeMap(String section, List<UUID> buckets, Optional<Parts> wanted) throws IOException {
        out.write('{');
        if (wanted.isEmpty() || wanted.get().whole().contains(section)) {
            writeBuckets(buckets);
        } else if (wanted.get().section().equals(section)) {
            writeEntry(buckets, wanted.get().key());
        }
        out.write('}');
    }

    private void writeBuckets(List<UUID> buckets) throws IOException {
        var first = true;
        for (var done = 0; done < buckets.size(); done += AT_ONCE) {
            var entries = entries(buckets.subList(done, Math.min(buckets.size(), done + AT_ONCE)));
            var values = parts.read(
                    entries.stream().flatMap(entry -> entry.part().stream()).toList());
            for (Entry entry : entries) {
                writeKey(entry.key(), first);
                out.write(entry.part()
                        .map(part -> ManifestParts.content(values, part))
                        .orElse(entry.value()));
                first = false;
            }
        }
    }

    private void writeEntry(List<UUID> buckets, String key) throws IOException {
        var found = new ManifestLookup(parts, key).in(buckets);
        if (found.isPresent()) {
            writeKey(key, true);
            out.write(found.get().part().map(parts::read).orElse(found.get().value()));
        }
    }

    private List<Entry> entries(List<UUID> buckets) throws IOException {
        var contents = parts.read(buckets);
        var entries = new ArrayList<Entry>();
        for (UUID bucket : buckets) {
            entries.addAll(ManifestTable.bucket(bucket, ManifestParts.content(contents, bucket)));
        }
        return entries;
    }

    private void writeKey(String key, boolean first) throws IOException {
        if (!first) {
            out.write(',');
        }
        out.write('"');
        out.write(JsonStringEncoder.getInstance().quoteAsUTF8(key));
        out.write('"');
        out.write(':');
    }
}
