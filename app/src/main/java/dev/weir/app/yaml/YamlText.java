package dev.weir.app.yaml;

import dev.weir.domain.value.Place;
import dev.weir.domain.value.Tree;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads a YAML 1.2 text (core schema: {@code yes} and {@code off} are texts) into a {@link Tree} with places. Anchors, aliases and
 * the merge key {@code <<} are resolved; a key written twice is refused.
 */
public final class YamlText {

    private static final int DEEPEST = 200;

    /** Aliases may repeat a part often, but a small file must not unfold into a tree without end. */
    private static final int MOST_PARTS = 1_000_000;

    private final String source;
    private final IdentityHashMap<Node, Tree> read = new IdentityHashMap<>();
    private final IdentityHashMap<Node, Integer> parts = new IdentityHashMap<>();

    private YamlText(String source) {
        this.source = source;
    }

    /**
     * {@return the tree of {@code text}; {@link Tree.Nothing} for an empty one}
     *
     * @param source the name that places begin with, for instance the file as the person wrote it
     * @throws YamlMalformed if it is no YAML
     */
    public static Tree read(String source, String text) {
        var settings = LoadSettings.builder()
                .setLabel(source)
                .setSchema(new CoreSchema())
                .setMaxAliasesForCollections(MOST_PARTS)
                .build();
        try {
            var root = new Compose(settings).composeString(text);
            return root.map(node -> new YamlText(source).tree(node, 0))
                    .orElseGet(() -> new Tree.Nothing(new Place(source, 1, 1)));
        } catch (MarkedYamlEngineException failure) {
            var mark = failure.getProblemMark().or(failure::getContextMark);
            throw new YamlMalformed(place(source, mark), "is no YAML here: " + problem(failure));
        } catch (YamlEngineException failure) {
            throw new YamlMalformed(Place.of(source), "is no YAML: " + failure.getMessage());
        }
    }

    private static String problem(MarkedYamlEngineException failure) {
        @Nullable String context = failure.getContext();
        return context == null || context.isBlank() ? failure.getProblem() : context + ", " + failure.getProblem();
    }

    private Tree tree(Node node, int depth) {
        var known = read.get(node);
        if (known != null) {
            return known;
        }
        if (node.isRecursive() || depth > DEEPEST) {
            throw new YamlMalformed(place(node), "is nested in itself, or too deeply");
        }
        var tree = switch (node) {
            case ScalarNode scalar -> scalar(scalar);
            case SequenceNode list -> {
                var values = new ArrayList<Tree>();
                for (var item : list.getValue()) {
                    values.add(tree(item, depth + 1));
                }
                yield new Tree.Items(values, place(list));
            }
            case MappingNode map -> fields(map, depth);
            default -> throw new YamlMalformed(place(node), "is of a kind that YAML files here cannot hold");
        };
        read.put(node, tree);
        count(node);
        return tree;
    }

    /** Counts how many parts {@code node} unfolds into; those below it are counted already. */
    private void count(Node node) {
        long sum = 1;
        switch (node) {
            case SequenceNode list -> {
                for (var item : list.getValue()) {
                    sum += parts.getOrDefault(item, 1);
                }
            }
            case MappingNode map -> {
                for (var tuple : map.getValue()) {
                    sum += parts.getOrDefault(tuple.getValueNode(), 1);
                }
            }
            default -> {}
        }
        if (sum > MOST_PARTS) {
            throw new YamlMalformed(place(node), "unfolds into more than %d parts".formatted(MOST_PARTS));
        }
        parts.put(node, (int) sum);
    }

    private Tree fields(MappingNode map, int depth) {
        SequencedMap<String, Tree> values = new LinkedHashMap<>();
        Map<String, Place> places = new HashMap<>();
        var merged = new ArrayList<Tree.Fields>();
        for (var tuple : map.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new YamlMalformed(place(tuple.getKeyNode()), "has a key that is no text");
            }
            var name = key.getValue();
            if (name.equals("<<") && key.isPlain()) {
                merge(tree(tuple.getValueNode(), depth + 1), merged);
                continue;
            }
            if (values.containsKey(name)) {
                throw new YamlMalformed(
                        place(key), "%s is written twice, first at %s".formatted(name, places.get(name)));
            }
            values.put(name, tree(tuple.getValueNode(), depth + 1));
            places.put(name, place(key));
        }
        for (var below : merged) {
            below.values().forEach((name, value) -> {
                if (values.putIfAbsent(name, value) == null) {
                    places.put(name, below.placeOfKey(name));
                }
            });
        }
        return new Tree.Fields(values, places, place(map));
    }

    /** What stands behind {@code <<}: a map, or a list of maps of which the earlier ones win. */
    private static void merge(Tree value, List<Tree.Fields> merged) {
        switch (value) {
            case Tree.Fields fields -> merged.add(fields);
            case Tree.Items items -> items.values().forEach(item -> merge(item, merged));
            case Tree.Text _, Tree.Num _, Tree.Flag _, Tree.Nothing _ ->
                throw new YamlMalformed(value.place(), "<< takes a map, and here stands " + value.kind());
        }
    }

    private Tree scalar(ScalarNode scalar) {
        var text = scalar.getValue();
        var place = place(scalar);
        if (scalar.getTag().equals(Tag.NULL)) {
            return new Tree.Nothing(place);
        }
        if (scalar.getTag().equals(Tag.BOOL)) {
            return new Tree.Flag(text.toLowerCase(Locale.ROOT).equals("true"), place);
        }
        if (scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT)) {
            return number(text).<Tree>map(value -> new Tree.Num(value, place)).orElse(new Tree.Text(text, place));
        }
        return new Tree.Text(text, place);
    }

    /** The number, unless it is none that JSON knows as well ({@code .inf}, {@code .nan}). */
    private static Optional<BigDecimal> number(String text) {
        try {
            if (text.startsWith("0x")) {
                return Optional.of(new BigDecimal(new BigInteger(text.substring(2), 16)));
            }
            if (text.startsWith("0o")) {
                return Optional.of(new BigDecimal(new BigInteger(text.substring(2), 8)));
            }
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private Place place(Node node) {
        return place(source, node.getStartMark());
    }

    private static Place place(String source, Optional<Mark> mark) {
        return mark.map(at -> new Place(source, at.getLine() + 1, at.getColumn() + 1))
                .orElse(Place.of(source));
    }
}
