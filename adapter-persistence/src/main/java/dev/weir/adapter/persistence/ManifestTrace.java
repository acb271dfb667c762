package dev.weir.adapter.persistence;

import com.fasterxml.jackson.core.JsonToken;
import dev.weir.adapter.persistence.ManifestTable.Entry;
import dev.weir.adapter.persistence.ManifestTable.Field;
import dev.weir.ports.driven.AssetCatalog.Parts;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Tells of versions in which sections some parts differ, by the hashes of what they are made of: of a version that shares its buckets
 * with one that was looked at only the root is read, and the text of the entry only where it is another.
 */
final class ManifestTrace {

    private final ManifestParts parts;
    private final Parts wanted;
    private final Set<String> beside;
    private final ManifestLookup lookup;
    private final Map<UUID, UUID> said = new HashMap<>();

    ManifestTrace(ManifestParts parts, Parts wanted, Set<String> beside) {
        this.parts = parts;
        this.wanted = wanted;
        this.beside = beside;
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
            var entry = lookup.in(buckets);
            if (entry.isPresent()) {
                hashes.put(wanted.section(), List.of(said(entry.get())));
            }
        }
        return new Look(hashes);
    }

    /** The hash of an entry but for what may differ. Its text is read once, in however many versions it stands. */
    private UUID said(Entry entry) throws IOException {
        var hash = entry.part().orElseGet(() -> parts.hash(entry.value()));
        var known = said.get(hash);
        if (known == null) {
            var text = entry.part().map(parts::read).orElse(entry.value());
            known = parts.hash(without(text));
            said.put(hash, known);
        }
        return known;
    }

    /** The tokens of a JSON text but for those of some fields. */
    private byte[] without(byte[] text) throws IOException {
        var tokens = new ByteArrayOutputStream(text.length);
        var out = new DataOutputStream(tokens);
        try (var in = Json.FACTORY.createParser(text)) {
            var depth = 0;
            var outer = "";
            for (var token = in.nextToken(); token != null; token = in.nextToken()) {
                if (token == JsonToken.FIELD_NAME && depth <= 2) {
                    var name = in.currentName();
                    outer = depth == 1 ? name : outer;
                    if (beside.contains(depth == 1 ? name : outer + "." + name)) {
                        in.nextToken();
                        in.skipChildren();
                        continue;
                    }
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                var told = in.getText().getBytes(StandardCharsets.UTF_8);
                out.writeByte(token.id());
                out.writeInt(told.length);
                out.write(told);
            }
        }
        return tokens.toByteArray();
    }

    private List<UUID> made(Field field) {
        return switch (field) {
            case Field.Value(var text) -> List.of(parts.hash(text));
            case Field.Part(var hash) -> List.of(hash);
            case Field.Buckets(var hashes) -> hashes;
        };
    }
}
