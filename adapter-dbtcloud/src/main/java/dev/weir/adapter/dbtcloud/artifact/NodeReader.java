package dev.weir.adapter.dbtcloud.artifact;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.domain.asset.Attribute;
import dev.weir.domain.asset.ManifestDraft;
import dev.weir.domain.asset.Section;
import dev.weir.domain.asset.Trait;
import dev.weir.domain.value.Tree;
import java.io.IOException;
import java.util.List;

/** Reads what the hot tier keeps of one entry of a manifest. Every field may be missing, null, or of another kind. */
final class NodeReader {

    private final ManifestDraft draft;
    private final JsonParser parser;

    NodeReader(ManifestDraft draft, JsonParser parser) {
        this.draft = draft;
        this.parser = parser;
    }

    /** Reads the object at whose beginning the parser stands. */
    void read(Section section, String uniqueId) throws IOException {
        draft.begin(section, uniqueId).position(parser.currentTokenLocation().getByteOffset());
        var seen = new Seen();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            field(section, name, seen);
        }
        if (!seen.type) {
            draft.text(Attribute.RESOURCE_TYPE, before(uniqueId, '.'));
        }
        if (seen.fqn.isEmpty()) {
            draft.fqn(List.of(seen.packageName, seen.name));
        }
        if (!seen.alias.isEmpty() && !seen.alias.equals(seen.name)) {
            draft.text(Attribute.ALIAS, seen.alias);
        }
        if (!seen.identifier.isEmpty() && !seen.identifier.equals(seen.name)) {
            draft.text(Attribute.IDENTIFIER, seen.identifier);
        }
        if (section == Section.NODES && (seen.blank || (!seen.code && seen.file.isEmpty())) && !seen.seed) {
            draft.trait(Trait.BLANK_CODE);
        }
    }

    /** What is known only when the whole entry was read. */
    private static final class Seen {
        private String name = "";
        private String packageName = "";
        private String alias = "";
        private String identifier = "";
        private String file = "";
        private List<String> fqn = List.of();
        private boolean type;
        private boolean seed;
        private boolean code;
        private boolean blank;
    }

    private void field(Section section, String name, Seen seen) throws IOException {
        switch (name) {
            case "name" -> seen.name = keep(Attribute.NAME);
            case "resource_type" -> {
                var word = keep(Attribute.RESOURCE_TYPE);
                seen.type = !word.isEmpty();
                seen.seed = word.equals("seed");
            }
            case "package_name" -> seen.packageName = keep(Attribute.PACKAGE);
            case "original_file_path" -> seen.file = keep(Attribute.ORIGINAL_FILE_PATH);
            case "patch_path" -> keep(Attribute.PATCH_PATH);
            case "group" -> keep(Attribute.GROUP);
            case "access" -> keep(Attribute.ACCESS);
            case "database" -> keep(Attribute.DATABASE);
            case "schema" -> keep(Attribute.SCHEMA);
            case "relation_name" -> keep(Attribute.RELATION_NAME);
            case "source_name" -> keep(Attribute.SOURCE_NAME);
            case "attached_node" -> keep(Attribute.ATTACHED_NODE);
            case "column_name" -> keep(Attribute.COLUMN_NAME);
            case "language" -> keep(Attribute.LANGUAGE);
            case "alias" -> seen.alias = text();
            case "identifier" -> seen.identifier = text();
            case "model" -> {
                if (section == Section.UNIT_TESTS) {
                    keep(Attribute.TESTED_MODEL);
                } else {
                    parser.skipChildren();
                }
            }
            case "fqn" -> {
                seen.fqn = ManifestReader.strings(parser);
                draft.fqn(seen.fqn);
            }
            case "tags" -> draft.tags(ManifestReader.strings(parser));
            case "version" -> scalar(draft::version);
            case "latest_version" -> scalar(draft::latestVersion);
            case "raw_code", "raw_sql" -> code(seen);
            case "meta" -> draft.meta(TreeReader.withoutPlaces().fields(parser));
            case "config" -> config(section);
            case "depends_on" -> dependsOn();
            case "test_metadata" -> testMetadata();
            case "freshness" -> freshness(section);
            default -> parser.skipChildren();
        }
    }

    private String keep(Attribute attribute) throws IOException {
        var text = text();
        draft.text(attribute, text);
        return text;
    }

    private String text() throws IOException {
        var token = parser.currentToken();
        if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
            return parser.getText();
        }
        parser.skipChildren();
        return "";
    }

    private void scalar(java.util.function.Consumer<Tree> kept) throws IOException {
        if (parser.currentToken().isScalarValue() && parser.currentToken() != JsonToken.VALUE_NULL) {
            kept.accept(TreeReader.withoutPlaces().read(parser));
        } else {
            parser.skipChildren();
        }
    }

    private void code(Seen seen) throws IOException {
        seen.code = true;
        seen.blank = parser.currentToken() == JsonToken.VALUE_NULL
                || (parser.currentToken() == JsonToken.VALUE_STRING && blank());
        parser.skipChildren();
    }

    private boolean blank() throws IOException {
        int end = parser.getTextOffset() + parser.getTextLength();
        var text = parser.getTextCharacters();
        for (int at = parser.getTextOffset(); at < end; at++) {
            if (!Character.isWhitespace(text[at])) {
                return false;
            }
        }
        return true;
    }

    private void config(Section section) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        var config = TreeReader.withoutPlaces().fields(parser);
        draft.config(config);
        if (section == Section.UNIT_TESTS) {
            config.at("tags").ifPresent(it -> draft.tags(texts(it)));
        }
    }

    private static List<String> texts(Tree tree) {
        return switch (tree) {
            case Tree.Text text -> List.of(text.value());
            case Tree.Items(List<Tree> items, var _) ->
                items.stream()
                        .filter(Tree.Text.class::isInstance)
                        .map(it -> ((Tree.Text) it).value())
                        .toList();
            case Tree.Num _, Tree.Flag _, Tree.Nothing _, Tree.Fields _ -> List.of();
        };
    }

    private void dependsOn() throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        List<String> parents = List.of();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            if (name.equals("nodes")) {
                parents = ManifestReader.strings(parser);
            } else {
                parser.skipChildren();
            }
        }
        draft.parents(parents);
    }

    private void testMetadata() throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        draft.trait(Trait.GENERIC_TEST);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "name" -> keep(Attribute.TEST_NAME);
                case "namespace" -> keep(Attribute.TEST_NAMESPACE);
                default -> parser.skipChildren();
            }
        }
    }

    private void freshness(Section section) throws IOException {
        var freshness = TreeReader.withoutPlaces().fields(parser);
        if (section == Section.SOURCES && (set(freshness, "warn_after") || set(freshness, "error_after"))) {
            draft.trait(Trait.HAS_FRESHNESS);
        }
    }

    private static boolean set(Tree.Fields freshness, String threshold) {
        return freshness.values().get(threshold) instanceof Tree.Fields given
                && given.values().get("count") instanceof Tree.Num
                && given.values().get("period") instanceof Tree.Text;
    }

    private static String before(String text, char end) {
        int at = text.indexOf(end);
        return at < 0 ? text : text.substring(0, at);
    }
}
