package dev.weir.adapter.dbtcloud.artifact;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.domain.run.Catalog;
import dev.weir.domain.value.Loss;
import dev.weir.domain.value.Tree;
import dev.weir.ports.driven.ArtifactException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads {@code catalog.json}, relation by relation. One that cannot be read is counted, and its neighbours stand. */
final class CatalogReader {

    private static final Set<String> RELATION = Set.of("metadata", "columns", "stats", "unique_id");

    /** Adapters name the same statistic differently; the first that is there wins. */
    private static final List<String> ROW_COUNTS = List.of("row_count", "num_rows", "rows");

    private static final List<String> SIZES = List.of("bytes", "num_bytes", "size");
    private static final List<String> CHANGES = List.of("last_modified", "last_altered", "last_updated");

    private final Loss.Tally losses = new Loss.Tally();
    private final LinkedHashMap<String, Tree> top = new LinkedHashMap<>();
    private final LinkedHashMap<String, Catalog.Relation> relations = new LinkedHashMap<>();
    private final List<String> errors = new ArrayList<>();

    private CatalogReader() {}

    /** Throws {@link ArtifactException} when the file is cut off or no JSON object. */
    static Catalog read(Path file) {
        var reader = new CatalogReader();
        ArtifactText.read(file, reader::key);
        var fields = ArtifactText.top(Tree.fields(reader.top), reader.losses);
        var metadata = new LenientFields(
                fields.missing("metadata", "nodes", "sources").map("metadata"), "metadata", reader.losses);
        return new Catalog(
                ArtifactText.invocation(metadata, fields), reader.relations, reader.errors, reader.losses.losses());
    }

    private void key(String key, JsonParser json) throws IOException {
        switch (key) {
            case "metadata" -> top.put(key, TreeReader.withoutPlaces().read(json));
            case "nodes", "sources" -> relations(key, json);
            case "errors" -> {
                switch (TreeReader.withoutPlaces().read(json)) {
                    case Tree.Nothing _ -> {}
                    case Tree.Items(var values, var _) -> values.forEach(it -> errors.add(Texts.of(it)));
                    case Tree other -> errors.add(Texts.of(other));
                }
            }
            default -> {
                losses.count("unknown field " + key, key);
                json.skipChildren();
            }
        }
    }

    private void relations(String section, JsonParser json) throws IOException {
        top.put(section, Tree.flag(true));
        if (json.currentToken() != JsonToken.START_OBJECT) {
            var found = TreeReader.withoutPlaces().read(json);
            losses.count("%s is %s, not a map".formatted(section, found.kind()), Texts.of(found));
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String uniqueId = json.currentName();
            json.nextToken();
            if (TreeReader.withoutPlaces().read(json) instanceof Tree.Fields fields) {
                relations.put(uniqueId, relation(new LenientFields(fields, section + "{}", losses).knowing(RELATION)));
            } else {
                losses.count("an entry of %s is not a map".formatted(section), uniqueId);
            }
        }
    }

    private Catalog.Relation relation(LenientFields relation) {
        var metadata = new LenientFields(
                relation.missing("metadata", "columns").map("metadata"), relation.at() + ".metadata", losses);
        if (!metadata.fields().values().isEmpty()) {
            metadata.missing("type");
        }
        var stats = new LenientFields(relation.map("stats"), relation.at() + ".stats", losses);
        return new Catalog.Relation(
                metadata.text("type"),
                metadata.text("owner"),
                metadata.text("comment"),
                columns(new LenientFields(relation.map("columns"), relation.at() + ".columns", losses)),
                whole(stats, ROW_COUNTS),
                whole(stats, SIZES),
                stat(stats, CHANGES).map(Texts::of));
    }

    private record Placed(BigDecimal index, Catalog.Column column) {}

    private List<Catalog.Column> columns(LenientFields columns) {
        var placed = new ArrayList<Placed>();
        columns.fields().values().forEach((name, value) -> {
            if (value instanceof Tree.Fields fields) {
                var column = new LenientFields(fields, columns.at() + "{}", losses);
                var index = column.number("index").orElse(BigDecimal.valueOf(placed.size()));
                placed.add(new Placed(
                        index,
                        new Catalog.Column(
                                column.missing("index", "type").text("name").orElse(name),
                                column.text("type"),
                                column.text("comment"))));
            } else {
                losses.count("a column is not a map", name);
            }
        });
        placed.sort(Comparator.comparing(Placed::index));
        return placed.stream().map(Placed::column).toList();
    }

    private OptionalLong whole(LenientFields stats, List<String> names) {
        return stat(stats, names)
                .flatMap(it -> Texts.number(it).or(() -> {
                    losses.count(
                            "the %s of a relation is %s, not a number".formatted(names.getFirst(), it.kind()),
                            Texts.of(it));
                    return Optional.empty();
                }))
                .map(it -> whole(it, names))
                .orElse(OptionalLong.empty());
    }

    private OptionalLong whole(BigDecimal number, List<String> names) {
        try {
            return OptionalLong.of(number.toBigInteger().longValueExact());
        } catch (ArithmeticException tooLarge) {
            losses.count("the %s of a relation is too large".formatted(names.getFirst()), number.toString());
            return OptionalLong.empty();
        }
    }

    private Optional<Tree> stat(LenientFields stats, List<String> names) {
        for (var entry : stats.fields().values().entrySet()) {
            if (!names.contains(entry.getKey().toLowerCase(Locale.ROOT))) {
                continue;
            }
            if (entry.getValue() instanceof Tree.Fields stat) {
                return stat.at("value").filter(it -> !(it instanceof Tree.Nothing));
            }
            losses.count("the %s of a relation is no map".formatted(names.getFirst()), Texts.of(entry.getValue()));
        }
        return Optional.empty();
    }
}
