package dev.weir.adapter.dbtcloud.artifact;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.domain.asset.Manifest;
import dev.weir.domain.asset.ManifestDraft;
import dev.weir.domain.asset.ManifestFile;
import dev.weir.domain.asset.ManifestMetadata;
import dev.weir.domain.asset.Section;
import dev.weir.domain.value.Tree;
import java.io.IOException;
import java.util.ArrayList;
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
        try (var in = file.open();
                var parser = JsonFile.parser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw file.wrong("is no manifest: it does not hold a JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var name = parser.currentName();
                parser.nextToken();
                section(name, parser);
            }
            if (!nodesSeen && !saysManifest) {
                throw file.wrong("is JSON, but no manifest of dbt: it has no nodes");
            }
        } catch (IOException e) {
            throw file.failure(e);
        }
        parentMap.forEach(draft::parentsIfUntold);
        var finished = draft.finish();
        return new ManifestFile(finished.manifest(), new FileBodies(file, finished.manifest(), finished.positions()));
    }

    private void section(String name, JsonParser parser) throws IOException {
        var section = Section.of(name);
        if (section.isPresent()) {
            draft.section(section.get());
            nodesSeen |= section.get() == Section.NODES;
            nodes(section.get(), parser);
            return;
        }
        switch (name) {
            case "metadata" -> metadata(TreeReader.withoutPlaces().fields(parser));
            case "selectors" -> draft.selectors(new TreeReader("manifest.selectors").fields(parser));
            case "groups" -> groups(TreeReader.withoutPlaces().fields(parser));
            case "disabled" -> disabled(parser);
            case "parent_map" -> parents(parser);
            default -> parser.skipChildren();
        }
    }

    private void nodes(Section section, JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        var reader = new NodeReader(draft, parser);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var uniqueId = parser.currentName();
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                reader.read(section, uniqueId);
            } else {
                parser.skipChildren();
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
    private void disabled(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
                text(TreeReader.withoutPlaces().fields(parser), "unique_id").ifPresent(draft::disabled);
            }
        } else if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                draft.disabled(parser.currentName());
                parser.nextToken();
                parser.skipChildren();
            }
        }
    }

    /** Needed only by what says nothing of its own parents; kept whole only if it comes before the nodes. */
    private void parents(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT || (nodesSeen && !draft.lacksParents())) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var uniqueId = parser.currentName();
            parser.nextToken();
            parentMap.put(uniqueId, strings(parser));
        }
    }

    /** Reads a text, or a list of which the texts count. */
    static List<String> strings(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return List.of(parser.getText());
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return List.of();
        }
        var texts = new ArrayList<String>();
        while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                texts.add(parser.getText());
            } else {
                parser.skipChildren();
            }
        }
        return texts;
    }
}
