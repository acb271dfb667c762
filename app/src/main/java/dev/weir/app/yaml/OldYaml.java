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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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
 * Reads YAML as dbt does, whose reader keeps to YAML 1.1: {@code yes} and {@code off} are flags, {@code 010} is eight, {@code 1_000} a
 * thousand, and of a key that is written twice the later one counts.
 */
public final class OldYaml {

    private static final int DEEPEST = 400;
    private static final int MOST_PARTS = 1_000_000;
    private static final Set<String> TRUE = Set.of("yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
    private static final Set<String> FALSE = Set.of("no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
    private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
    private static final Pattern INTEGER = Pattern.compile("[-+]?(?:0b[0-1_]+|0[0-7_]*|[1-9][0-9_]*|0x[0-9a-fA-F_]+)");
    private static final Pattern FLOAT =
            Pattern.compile("[-+]?[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+][0-9]+)?|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?");

    private final String source;
    private final IdentityHashMap<Node, Tree> read = new IdentityHashMap<>();
    private int parts;

    private OldYaml(String source) {
        this.source = source;
    }

    /** {@return the tree of {@code text}; {@link Tree.Nothing} for an empty one} Throws {@link YamlMalformed} if it is no YAML. */
    public static Tree read(String source, String text) {
        var settings = LoadSettings.builder()
                .setLabel(source)
                .setSchema(new CoreSchema())
                .setAllowDuplicateKeys(true)
                .setMaxAliasesForCollections(MOST_PARTS)
                .build();
        try {
            return new Compose(settings)
                    .composeString(text)
                    .map(node -> new OldYaml(source).tree(node, 0))
                    .orElseGet(() -> new Tree.Nothing(new Place(source, 1, 1)));
        } catch (MarkedYamlEngineException failure) {
            var mark = failure.getProblemMark().or(failure::getContextMark);
            throw new YamlMalformed(place(source, mark), "is no YAML here: " + failure.getProblem());
        } catch (YamlEngineException failure) {
            throw new YamlMalformed(Place.of(source), "is no YAML: " + failure.getMessage());
        }
    }

    private Tree tree(Node node, int depth) {
        var known = read.get(node);
        if (known != null) {
            return known;
        }
        if (node.isRecursive() || depth > DEEPEST || ++parts > MOST_PARTS) {
            throw new YamlMalformed(place(node), "is nested in itself, too deeply, or too large");
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
        return tree;
    }

    private Tree fields(MappingNode map, int depth) {
        var values = new LinkedHashMap<String, Tree>();
        var places = new HashMap<String, Place>();
        var merged = new ArrayList<Tree>();
        for (var tuple : map.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new YamlMalformed(place(tuple.getKeyNode()), "has a key that is no text");
            }
            if (key.getValue().equals("<<") && key.isPlain()) {
                merged.add(tree(tuple.getValueNode(), depth + 1));
            } else {
                values.put(key.getValue(), tree(tuple.getValueNode(), depth + 1));
                places.put(key.getValue(), place(key));
            }
        }
        merged.forEach(it -> merge(it, values, places));
        return new Tree.Fields(values, places, place(map));
    }

    private static void merge(Tree below, Map<String, Tree> values, Map<String, Place> places) {
        switch (below) {
            case Tree.Fields fields ->
                fields.values().forEach((name, value) -> {
                    if (values.putIfAbsent(name, value) == null) {
                        places.put(name, fields.placeOfKey(name));
                    }
                });
            case Tree.Items(List<Tree> items, var _) -> items.forEach(it -> merge(it, values, places));
            case Tree.Text _, Tree.Num _, Tree.Flag _, Tree.Nothing _ ->
                throw new YamlMalformed(below.place(), "<< takes a map, and here stands " + below.kind());
        }
    }

    private Tree scalar(ScalarNode scalar) {
        var text = scalar.getValue();
        var place = place(scalar);
        if (!scalar.isPlain() || (scalar.getTag().equals(Tag.STR) && explicit(scalar))) {
            return new Tree.Text(text, place);
        }
        if (NULL.contains(text)) {
            return new Tree.Nothing(place);
        }
        if (TRUE.contains(text) || FALSE.contains(text)) {
            return new Tree.Flag(TRUE.contains(text), place);
        }
        if (INTEGER.matcher(text).matches()) {
            return new Tree.Num(new BigDecimal(integer(text)), place);
        }
        return FLOAT.matcher(text).matches()
                ? new Tree.Num(new BigDecimal(text.replace("_", "")), place)
                : new Tree.Text(text, place);
    }

    /** A tag written out ({@code !!str 5}) leaves its trace in the distance between the marks. */
    private static boolean explicit(ScalarNode scalar) {
        var start = scalar.getStartMark();
        var end = scalar.getEndMark();
        return start.isPresent()
                && end.isPresent()
                && end.get().getIndex() - start.get().getIndex()
                        > scalar.getValue().length();
    }

    private static BigInteger integer(String text) {
        var plain = text.replace("_", "");
        boolean negative = plain.startsWith("-");
        var digits = negative || plain.startsWith("+") ? plain.substring(1) : plain;
        BigInteger value;
        if (digits.startsWith("0b")) {
            value = digits.length() == 2 ? BigInteger.ZERO : new BigInteger(digits.substring(2), 2);
        } else if (digits.startsWith("0x")) {
            value = digits.length() == 2 ? BigInteger.ZERO : new BigInteger(digits.substring(2), 16);
        } else if (digits.length() > 1 && digits.startsWith("0")) {
            value = new BigInteger(digits, 8);
        } else {
            value = new BigInteger(digits);
        }
        return negative ? value.negate() : value;
    }

    private Place place(Node node) {
        return place(source, node.getStartMark());
    }

    private static Place place(String source, Optional<Mark> mark) {
        return mark.map(at -> new Place(source, at.getLine() + 1, at.getColumn() + 1))
                .orElse(Place.of(source));
    }
}
