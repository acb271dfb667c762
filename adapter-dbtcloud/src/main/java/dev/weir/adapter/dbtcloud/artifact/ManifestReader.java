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

/** Reads the hot tier of a manifest in one pass, whatever the order of its sections, and skips what nothing asks for. */
final class ManifestReader {

    private final JsonFile file;
    private final ManifestDraft draft = new ManifestDraft();
    private final Map<String, List<String>> parentMap = new HashMap<>();
    private boolean nodesSeen;
    private boolean saysManifest;

    private ManifestReader(JsonFile file) {
        this.file = file;
    }

    static ManifestFile read(JsonFile file) {
        return new ManifestReader(file).read();
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
        parentMap.forEach(draft::parentsIfUntold);
        var finished = draft.finish();
        return new ManifestFile(finished.manifest(), new FileBodies(file, finished.manifest(), finished.positions()));
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
            case "metadata" -> metadata(fields(scanner.slice()));
            case "selectors" -> draft.selectors(fields(scanner.slice()));
            case "groups" -> groups(fields(scanner.slice()));
            case "disabled" -> disabled(scanner);
            case "parent_map" -> parents(scanner);
            default -> scanner.skip();
        }
    }

    /** {@return the map that stands in these bytes; an empty one for anything else} */
    static Tree.Fields fields(byte[] json) throws IOException {
        try (var parser = JsonFile.parser(new ByteArrayInputStream(json))) {
            parser.nextToken();
            return TreeReader.withoutPlaces().fields(parser);
        }
    }

    private void nodes(Section section, ByteScanner scanner) throws IOException {
        if (!scanner.enter()) {
            return;
        }
        var reader = new NodeReader(draft, scanner);
        for (var uniqueId = scanner.key(); !uniqueId.isEmpty(); uniqueId = scanner.key()) {
            if (scanner.peek() == '{') {
                reader.read(section, uniqueId);
            } else {
                scanner.skip();
                draft.note("%s holds nothing and is left out".formatted(uniqueId));
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

    private static Optional<String> text(Tree.Fields tree, String key) {
        return tree.at(key).filter(Tree.Text.class::isInstance).map(it -> ((Tree.Text) it).value());
    }

    private void groups(Tree.Fields groups) {
        groups.values().values().forEach(it -> {
            if (it instanceof Tree.Fields body) {
                draft.group(new Manifest.Group(
                        text(body, "name").orElse(""),
                        text(body, "package_name").orElse(""),
                        body));
            }
        });
    }

    /** A list of nodes up to manifest v3, a map of unique ids to lists since; or null. */
    private void disabled(ByteScanner scanner) throws IOException {
        if (scanner.peek() == '[') {
            try (var parser = JsonFile.parser(new ByteArrayInputStream(scanner.slice()))) {
                parser.nextToken();
                if (TreeReader.withoutPlaces().read(parser) instanceof Tree.Items items) {
                    items.values().stream()
                            .filter(Tree.Fields.class::isInstance)
                            .forEach(it -> text((Tree.Fields) it, "unique_id").ifPresent(draft::disabled));
                }
            }
        } else if (scanner.enter()) {
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
        if (scanner.enter()) {
            for (var uniqueId = scanner.key(); !uniqueId.isEmpty(); uniqueId = scanner.key()) {
                parentMap.put(uniqueId, scanner.texts());
            }
        }
    }
}
