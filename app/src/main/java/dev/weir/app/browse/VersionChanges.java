package dev.weir.app.browse;

import dev.weir.domain.asset.Manifest;
import dev.weir.domain.asset.ManifestFile;
import dev.weir.domain.value.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/** What changed from one version of a manifest to another, for showing: what came, what went, and which parts of what stayed. */
final class VersionChanges {

    private static final Set<String> FIELDS = Set.of(
            "raw_code",
            "raw_sql",
            "checksum",
            "config",
            "depends_on",
            "columns",
            "contract",
            "description",
            "tags",
            "group",
            "access",
            "original_file_path",
            "database",
            "schema",
            "alias");

    private VersionChanges() {}

    static Tree between(ManifestFile from, ManifestFile to) {
        var before = bodies(from);
        var after = bodies(to);
        var added = new ArrayList<Tree>();
        var changed = new ArrayList<Tree>();
        after.forEach((id, body) -> {
            var old = before.get(id);
            if (old == null) {
                added.add(Tree.text(id));
            } else if (!old.equals(body)) {
                changed.add(change(id, old, body));
            }
        });
        var removed = before.keySet().stream()
                .filter(id -> !after.containsKey(id))
                .map(Tree::text)
                .toList();
        var fields = new LinkedHashMap<String, Tree>();
        fields.put("added", Tree.items(added));
        fields.put("removed", Tree.items(removed));
        fields.put("changed", Tree.items(changed));
        return Tree.fields(fields);
    }

    private static Tree change(String id, Tree.Fields old, Tree.Fields now) {
        var what = FIELDS.stream()
                .filter(field -> !old.at(field).equals(now.at(field)))
                .sorted()
                .map(Tree::text)
                .toList();
        var fields = new LinkedHashMap<String, Tree>();
        fields.put("uniqueId", Tree.text(id));
        fields.put("fields", Tree.items(what));
        return Tree.fields(fields);
    }

    private static SequencedMap<String, Tree.Fields> bodies(ManifestFile file) {
        var bodies = new LinkedHashMap<String, Tree.Fields>();
        Manifest manifest = file.manifest();
        for (var section : List.of("nodes", "sources", "exposures")) {
            file.bodies().each(section, FIELDS, (id, body) -> {
                var index = manifest.indexOf(id);
                if (index.isPresent() && Drawn.isAsset(manifest.type(index.getAsInt()))) {
                    bodies.put(id, body);
                }
            });
        }
        return bodies;
    }
}
