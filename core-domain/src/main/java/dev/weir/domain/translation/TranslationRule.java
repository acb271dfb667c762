package dev.weir.domain.translation;

import dev.weir.domain.value.Nearest;
import dev.weir.domain.value.Tree;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One rule of a translation: for the nodes that it selects, values of attributes, which may be templates.
 *
 * @param name what errors call it
 * @param select in dbt's selection language; empty for all nodes
 * @param exclude in dbt's selection language; empty for none
 * @param values as written
 */
public record TranslationRule(String name, String select, String exclude, Map<Attribute, Tree> values) {

    public TranslationRule {
        values = Map.copyOf(values);
    }

    /** What a rule may say of a node. */
    public enum Attribute {
        KEY,
        KEY_PREFIX,
        GROUP_NAME,
        OWNERS,
        TAGS,
        KINDS,
        DESCRIPTION,
        DEPS,
        CODE_VERSION,
        AUTOMATION_CONDITION,
        METADATA;

        /** {@return Dagster's word for it} */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Hyphens are as good as underscores, and two words have short forms. */
        static Optional<Attribute> of(String written) {
            String word = SHORT.getOrDefault(written, written.replace('-', '_'));
            return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
        }

        /** {@return all names that attributes have, for saying which there are} */
        static List<String> allNames() {
            return Stream.concat(Arrays.stream(values()).map(Attribute::word), SHORT.keySet().stream())
                    .sorted()
                    .toList();
        }
    }

    private static final Set<Attribute> NEVER_NOTHING =
            Set.of(Attribute.KEY, Attribute.KEY_PREFIX, Attribute.TAGS, Attribute.KINDS, Attribute.METADATA);

    private static final Map<String, String> SHORT =
            Map.of("group", "group_name", "automation", "automation_condition");

    /**
     * Reads a rule. Throws {@link IllegalArgumentException} with the place of what is no attribute of a node. A null takes an attribute
     * away, where a node can be without it.
     *
     * @param name what errors are to call it
     */
    public static TranslationRule read(String name, Tree.Fields written) {
        var values = new EnumMap<Attribute, Tree>(Attribute.class);
        written.values().forEach((key, value) -> {
            if (!key.equals("select") && !key.equals("exclude")) {
                var attribute =
                        Attribute.of(key).orElseThrow(() -> new IllegalArgumentException(unknown(written, key)));
                if (value instanceof Tree.Nothing && NEVER_NOTHING.contains(attribute)) {
                    throw new IllegalArgumentException("%s: %s is nothing; leave the key out, or give it a value"
                            .formatted(written.placeOfKey(key), key));
                }
                values.put(attribute, value);
            }
        });
        return new TranslationRule(name, text(written, "select"), text(written, "exclude"), values);
    }

    private static String unknown(Tree.Fields written, String key) {
        String hint = Nearest.to(key, Attribute.allNames())
                .map(" Did you mean %s?"::formatted)
                .orElse("");
        return "%s: %s is nothing that a translation can say of a node.%s"
                .formatted(written.placeOfKey(key), key, hint);
    }

    private static String text(Tree.Fields written, String key) {
        return written.at(key)
                .map(it -> switch (it) {
                    case Tree.Text(String value, var _) -> value;
                    case Tree.Nothing _ -> "";
                    case Tree other ->
                        throw new IllegalArgumentException(
                                "%s: %s is %s, must be a text".formatted(other.place(), key, other.kind()));
                })
                .orElse("");
    }
}
