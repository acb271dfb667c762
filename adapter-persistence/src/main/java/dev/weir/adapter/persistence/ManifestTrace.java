package dev.weir.adapter.persistence;

import dev.weir.adapter.persistence.ManifestTable.Field;
import dev.weir.ports.driven.AssetCatalog.Parts;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Tells of versions in which sections some parts differ, by the hashes of what they are made of: no text is read, and of a version
 * that shares its buckets with one that was looked at only the root.
 */
final class ManifestTrace {

    private final ManifestParts parts;
    private final Parts wanted;
    private final ManifestLookup lookup;

    ManifestTrace(ManifestParts parts, Parts wanted) {
        this.parts = parts;
        this.wanted = wanted;
        this.lookup = new ManifestLookup(parts, wanted.key());
    }

    /** What the wanted parts of a version are made of, by section; a section of which nothing is there is not among them. */
    record Look(Map<String, List<UUID>> hashes) {

        Set<String> differences(Look other) {
            var sections = new TreeSet<>(hashes.keySet());
            sections.addAll(other.hashes.keySet());
            sections.removeIf(
                    it -> Optional.ofNullable(hashes.get(it)).equals(Optional.ofNullable(other.hashes.get(it))));
            return sections;
        }
    }

    Look at(UUID root, byte[] content) throws IOException {
        var fields = ManifestTable.root(root, content);
        var hashes = new HashMap<String, List<UUID>>();
        for (var section : wanted.whole()) {
            Optional.ofNullable(fields.get(section)).ifPresent(field -> hashes.put(section, made(field)));
        }
        if (fields.get(wanted.section()) instanceof Field.Buckets(var buckets)) {
            lookup.in(buckets)
                    .map(it -> it.part().orElseGet(() -> parts.hash(it.value())))
                    .ifPresent(it -> hashes.put(wanted.section(), List.of(it)));
        }
        return new Look(hashes);
    }

    private List<UUID> made(Field field) {
        return switch (field) {
            case Field.Value(var text) -> List.of(parts.hash(text));
            case Field.Part(var hash) -> List.of(hash);
            case Field.Buckets(var hashes) -> hashes;
        };
    }
}
