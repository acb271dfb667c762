package dev.weir.domain.asset;

import dev.weir.domain.value.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What of a node's config and meta is not of the kind that it is read as, and so is as good as absent. Null is absent, and not odd. */
final class ConfigKinds {

    /** Who is spoken to in meta. */
    private static final List<String> SPOKEN_TO = List.of("weir", "dagster");

    private ConfigKinds() {}

    /** {@return the kinds of what is odd, each with what stands there} */
    static Map<String, String> odd(Tree.Fields config) {
        var odd = new LinkedHashMap<String, String>();
        config.values().forEach((key, value) -> {
            if (value instanceof Tree.Fields meta && key.equals("meta")) {
                if (!meta.values().isEmpty()) {
                    odd.putAll(oddMeta("config.meta", meta));
                }
            } else if (!(value instanceof Tree.Nothing) && !fits(key, value)) {
                odd.put("config.%s is %s".formatted(key, value.kind()), key);
            }
        });
        return odd;
    }

    private static boolean fits(String key, Tree value) {
        return switch (key) {
            case "materialized", "severity", "schema", "group", "alias" -> value instanceof Tree.Text;
            case "tags" -> value instanceof Tree.Text || (value instanceof Tree.Items tags && tags.areTexts());
            case "enabled" -> value instanceof Tree.Flag;
            case "meta" -> false;
            default -> true;
        };
    }

    /** The same of a meta that stands at {@code at}: what is said to us has to be a map, what a test refers to, too, and a description a text. */
    static Map<String, String> oddMeta(String at, Tree.Fields meta) {
        var odd = new LinkedHashMap<String, String>();
        meta.at("description")
                .filter(it -> !(it instanceof Tree.Text) && !(it instanceof Tree.Nothing))
                .ifPresent(it -> odd.put("%s.description is %s, not a text".formatted(at, it.kind()), "description"));
        for (String whose : SPOKEN_TO) {
            String place = at + "." + whose;
            var said = meta.at(whose).orElse(Tree.nothing());
            if (said instanceof Tree.Fields fields) {
                var ref = fields.at("ref").orElse(Tree.nothing());
                if (ref instanceof Tree.Fields it) {
                    noteRef(place + ".ref", it, odd);
                } else if (!(ref instanceof Tree.Nothing)) {
                    odd.put("%s.ref is %s, not a map".formatted(place, ref.kind()), whose);
                }
            } else if (!(said instanceof Tree.Nothing)) {
                odd.put("%s is %s, not a map".formatted(place, said.kind()), whose);
            }
        }
        return odd;
    }

    private static void noteRef(String place, Tree.Fields ref, Map<String, String> odd) {
        for (String key : List.of("name", "package")) {
            ref.at(key)
                    .filter(it -> !(it instanceof Tree.Text) && !(it instanceof Tree.Nothing))
                    .ifPresent(it -> odd.put("%s.%s is %s, not a text".formatted(place, key, it.kind()), key));
        }
        ref.at("version")
                .filter(it -> it instanceof Tree.Flag || it instanceof Tree.Items || it instanceof Tree.Fields)
                .ifPresent(it -> odd.put("%s.version is %s".formatted(place, it.kind()), "version"));
    }
}
