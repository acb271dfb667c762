package dev.weir.adapter.dbtcloud.artifact;

import dev.weir.domain.asset.Manifest;
import dev.weir.domain.asset.ManifestDraft;
import dev.weir.domain.asset.ManifestFile;
import dev.weir.domain.asset.ManifestMetadata;
import dev.weir.domain.asset.Section;
import dev.weir.domain.value.Tree;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the hot tier of a manifest in one pass, whatever the order of its sections, and skips what nothing asks for. */
final class ManifestReader {

    /** Sections that nothing here asks for, or that follow from others. */
    private static final Set<String> UNREAD = Set.of("macros", "docs", "child_map", "group_map");

    private final JsonFile file;
    private final TakenFields taken;
    private final ManifestDraft draft = new ManifestDraft();
    private final Map<String, List<String>> parentMap = new HashMap<>();
    private boolean nodesSeen;
    private boolean saysManifest;

    private ManifestReader(JsonFile file, TakenFields taken) {
        this.file = file;
        this.taken = taken;
    }

    static ManifestFile read(JsonFile file, TakenFields taken) {
        return new ManifestReader(file, taken).read();
    }

    private ManifestFile read() {
        try (var in = file.open()) {
            var scanner = new ByteScanner(in);
            if (scanner.peek() != '{') {
                throw new ByteScanner.Unreadable();
            }
            scanner.enter();
            for (var name = scanner.key(); !name.isEmpty(); name = scanner.key()) {
                section(name, scanner);
            }
            scanner.finish();
        } catch (ByteScanner.Unreadable | EOFException _) {
            throw file.fault();
        } catch (IOException e) {
            throw file.failure(e);
        }
        if (!nodesSeen && !saysManifest) {
            throw file.wrong("is JSON, but no manifest of dbt: it has no nodes");
        }
        if (!nodesSeen) {
            draft.lost("a manifest without nodes", "nodes");
        }
        if (!saysManifest) {
            draft.lost("a manifest that does not say which version of dbt's schema it has", "dbt_schema_version");
        }
        parentMap.forEach(draft::parentsIfUntold);
        var finished = draft.finish();
        return new ManifestFile(
                finished.manifest(), new FileBodies(file, finished.manifest(), finished.positions(), taken));
    }

    private void section(String name, ByteScanner scanner) throws IOException {
        var section = Section.of(name);
        if (section.isPresent()) {
            draft.section(section.get());
            nodesSeen |= section.get() == Section.NODES;
            nodes(section.get(), scanner);
            return;
        }
        switch (name) {
            case "metadata" -> metadata(map(name, scanner));
            case "selectors" -> draft.selectors(map(name, scanner));
            case "groups" -> groups(map(name, scanner));
            case "disabled" -> disabled(scanner);
            case "parent_map" -> parents(scanner);
            default -> {
                if (!UNREAD.contains(name)) {
                    draft.lost("a section that is not known: " + name, name);
                }
                scanner.skip();
            }
        }
    }

    /** The map that is next. */
    private Tree.Fields map(String name, ByteScanner scanner) throws IOException {
        oddUnless(scanner.peek() == '{', name, scanner);
        return new ScannedTree(scanner).map();
    }

    /** Counts a section that is not what it is read as; null is as if it were absent. */
    private void oddUnless(boolean fits, String name, ByteScanner scanner) throws IOException {
        char first = scanner.peek();
        if (!fits && !FirstByte.isNull(first)) {
            draft.lost("%s is %s".formatted(name, FirstByte.kind(first)), name);
        }
    }

    private void nodes(Section section, ByteScanner scanner) throws IOException {
        oddUnless(scanner.peek() == '{', section.key(), scanner);
        if (!scanner.enter()) {
            return;
        }
        var reader = new NodeReader(draft, scanner, taken);
        for (var uniqueId = scanner.key(); !uniqueId.isEmpty(); uniqueId = scanner.key()) {
            if (scanner.peek() == '{') {
                reader.read(section, uniqueId);
            } else {
                scanner.skip();
                draft.lost("an entry of %s that is no map and is left out".formatted(section.key()), uniqueId);
            }
        }
    }

    private void metadata(Tree.Fields tree) {
        var environment = new HashMap<String, String>();
        if (tree.values().get("env") instanceof Tree.Fields env) {
            env.values().forEach((key, value) -> {
                if (value instanceof Tree.Text text) {
                    environment.put(key, text.value());
                }
            });
        }
        var schema = text(tree, "dbt_schema_version");
        saysManifest = schema.filter(it -> it.contains("/manifest/")).isPresent();
        draft.metadata(new ManifestMetadata(
                schema,
                text(tree, "dbt_version"),
                text(tree, "generated_at"),
                text(tree, "invocation_id"),
                text(tree, "project_name"),
                text(tree, "project_id"),
                text(tree, "adapter_type"),
                environment));
    }

    private Optional<String> text(Tree.Fields tree, String key) {
        return text(tree, "metadata", key);
    }

    private Optional<String> text(Tree.Fields tree, String at, String key) {
        return tree.at(key).filter(it -> !(it instanceof Tree.Nothing)).flatMap(it -> {
            if (it instanceof Tree.Text text) {
                return Optional.of(text.value());
            }
            draft.lost("%s.%s is %s, not a text".formatted(at, key, it.kind()), Texts.of(it));
            return Optional.empty();
        });
    }

    private void groups(Tree.Fields groups) {
        groups.values().forEach((uniqueId, it) -> {
            if (it instanceof Tree.Fields body) {
                var name = text(body, "groups{}", "name");
                if (name.isEmpty()) {
                    draft.lost("a group without name", uniqueId);
                }
                draft.group(new Manifest.Group(
                        name.orElse(""), text(body, "groups{}", "package_name").orElse(""), body));
                owner(body, uniqueId);
            } else {
                draft.lost("a group that is no map", uniqueId);
            }
        });
    }

    /** An owner is a map with an address, or several of them. */
    private void owner(Tree.Fields group, String uniqueId) {
        boolean odd = group.at("owner")
                .map(it -> switch (it) {
                    case Tree.Nothing _ -> false;
                    case Tree.Fields owner ->
                        owner.at("email")
                                .filter(mail -> !(mail instanceof Tree.Nothing || isText(mail)))
                                .isPresent();
                    default -> true;
                })
                .orElse(false);
        if (odd) {
            draft.lost("an owner of a group that cannot be read", uniqueId);
        }
    }

    private static boolean isText(Tree mail) {
        return mail instanceof Tree.Text || (mail instanceof Tree.Items all && all.areTexts());
    }

    /** A list of nodes up to manifest v3, a map of unique ids to lists since; or null. */
    private void disabled(ByteScanner scanner) throws IOException {
        if (scanner.peek() == '[') {
            try (var parser = JsonFile.parser(new ByteArrayInputStream(scanner.slice()))) {
                parser.nextToken();
                if (TreeReader.withoutPlaces().read(parser) instanceof Tree.Items items) {
                    items.values().stream()
                            .filter(Tree.Fields.class::isInstance)
                            .forEach(it -> text((Tree.Fields) it, "disabled[]", "unique_id")
                                    .ifPresent(draft::disabled));
                }
            }
            return;
        }
        oddUnless(scanner.peek() == '{', "disabled", scanner);
        if (scanner.enter()) {
            for (var uniqueId = scanner.key(); !uniqueId.isEmpty(); uniqueId = scanner.key()) {
                draft.disabled(uniqueId);
                scanner.skip();
            }
        }
    }

    /** Needed only by what says nothing of its own parents; kept whole only if it comes before the nodes. */
    private void parents(ByteScanner scanner) throws IOException {
        if (nodesSeen && !draft.lacksParents()) {
            scanner.skip();
            return;
        }
        oddUnless(scanner.peek() == '{', "parent_map", scanner);
        if (scanner.enter()) {
            for (var uniqueId = scanner.key(); !uniqueId.isEmpty(); uniqueId = scanner.key()) {
                parentMap.put(uniqueId, scanner.texts());
            }
        }
    }
}
