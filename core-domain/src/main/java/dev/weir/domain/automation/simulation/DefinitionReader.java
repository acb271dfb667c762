package dev.weir.domain.automation.simulation;

import static dev.weir.domain.automation.TreeReading.at;
import static dev.weir.domain.automation.TreeReading.flag;
import static dev.weir.domain.automation.TreeReading.need;
import static dev.weir.domain.automation.TreeReading.refusal;
import static dev.weir.domain.automation.TreeReading.text;
import static dev.weir.domain.automation.TreeReading.texts;

import dev.weir.domain.automation.AssetDefinition;
import dev.weir.domain.automation.AssetDefinition.CheckDefinition;
import dev.weir.domain.automation.AssetDefinition.Kind;
import dev.weir.domain.automation.AssetDefinition.Trait;
import dev.weir.domain.automation.AutomationCondition;
import dev.weir.domain.automation.AutomationCondition.Blocking;
import dev.weir.domain.automation.ConditionTree;
import dev.weir.domain.automation.TreeReading;
import dev.weir.domain.value.Tree;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the definitions of a scenario. */
final class DefinitionReader {

    private static final List<String> ASSET_FIELDS = List.of(
            "key", "deps", "condition", "kind", "group", "code_version", "tags", "virtual", "freshness", "checks");
    private static final List<String> CHECK_FIELDS = List.of("name", "blocking", "condition", "deps");
    private static final Map<String, Kind> KINDS = Map.of(
            "model", Kind.MADE,
            "seed", Kind.MADE,
            "snapshot", Kind.MADE,
            "source", Kind.SOURCE,
            "observable", Kind.OBSERVABLE);

    private DefinitionReader() {}

    static AssetDefinition asset(Tree tree) {
        var fields = TreeReading.fields(tree, "an asset");
        TreeReading.onlyKnown(fields, ASSET_FIELDS, "an asset");
        var key = text(need(fields, "key", "an asset"), "key");
        return new AssetDefinition(
                key,
                at(fields, "kind").map(DefinitionReader::kind).orElse(Kind.MADE),
                at(fields, "deps").map(deps -> texts(deps, "deps")).orElse(List.of()),
                condition(fields, key),
                at(fields, "group").map(group -> text(group, "group")),
                at(fields, "code_version").map(version -> text(version, "code_version")),
                at(fields, "tags")
                        .map(tags -> TreeReading.textMap(tags, "tags"))
                        .orElseGet(TreeMap::new),
                traits(fields),
                at(fields, "checks")
                        .map(checks -> TreeReading.items(checks, "checks").stream()
                                .map(check -> check(check, key))
                                .toList())
                        .orElse(List.of()));
    }

    private static Kind kind(Tree tree) {
        var kind = KINDS.get(text(tree, "kind"));
        if (kind == null) {
            throw refusal(
                    tree,
                    "no kind \"%s\"%s"
                            .formatted(text(tree, "kind"), TreeReading.didYouMean(text(tree, "kind"), KINDS.keySet())));
        }
        return kind;
    }

    private static AssetDefinition.Traits traits(Tree.Fields fields) {
        var traits = EnumSet.noneOf(Trait.class);
        if (isSet(fields, "virtual")) {
            traits.add(Trait.VIRTUAL);
        }
        if (isSet(fields, "freshness")) {
            traits.add(Trait.FRESHNESS);
        }
        return new AssetDefinition.Traits(traits);
    }

    private static boolean isSet(Tree.Fields fields, String name) {
        return at(fields, name).filter(tree -> flag(tree, name)).isPresent();
    }

    private static CheckDefinition check(Tree tree, String asset) {
        var fields = TreeReading.fields(tree, "a check");
        TreeReading.onlyKnown(fields, CHECK_FIELDS, "a check");
        var name = text(need(fields, "name", "a check"), "name");
        return new CheckDefinition(
                name,
                isSet(fields, "blocking") ? Blocking.ONLY : Blocking.ALL,
                at(fields, "deps").map(deps -> texts(deps, "deps")).orElse(List.of()),
                condition(fields, asset + ":" + name));
    }

    private static Optional<AutomationCondition> condition(Tree.Fields fields, String of) {
        return at(fields, "condition").map(tree -> {
            try {
                return ConditionTree.read(tree);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("condition of %s: %s".formatted(of, e.getMessage()), e);
            }
        });
    }
}
