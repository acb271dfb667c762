package dev.weir.adapter.persistence;

import dev.weir.adapter.persistence.ManifestTable.Entry;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Looks for one entry among buckets. A bucket is read once, in however many versions it stands. */
final class ManifestLookup {

    /** How many buckets are read at once: a tenth of a megabyte or so. */
    private static final int AT_ONCE = 16;

    private final ManifestParts parts;
    private final String key;
    private final Map<UUID, Optional<Entry>> known = new HashMap<>();

    ManifestLookup(ManifestParts parts, String key) {
        this.parts = parts;
        this.key = key;
    }

    Optional<Entry> in(List<UUID> buckets) throws IOException {
        for (UUID bucket : buckets) {
            var entry = known.getOrDefault(bucket, Optional.empty());
            if (entry.isPresent()) {
                return entry;
            }
        }
        var unread = buckets.stream().filter(it -> !known.containsKey(it)).toList();
        for (var done = 0; done < unread.size(); done += AT_ONCE) {
            var found = read(unread.subList(done, Math.min(unread.size(), done + AT_ONCE)));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Entry> read(List<UUID> buckets) throws IOException {
        var contents = parts.read(buckets);
        var found = Optional.<Entry>empty();
        for (UUID bucket : buckets) {
            var entry = ManifestTable.bucket(bucket, ManifestParts.content(contents, bucket)).stream()
                    .filter(it -> it.key().equals(key))
                    .findFirst();
            known.put(bucket, entry);
            found = found.or(() -> entry);
        }
        return found;
    }
}
