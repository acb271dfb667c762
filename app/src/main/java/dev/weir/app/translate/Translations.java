package dev.weir.app.translate;

import dev.weir.app.template.JinjaTemplates;
import dev.weir.domain.asset.Manifest;
import dev.weir.domain.translation.LayeredTranslation;
import dev.weir.domain.translation.RuleTranslation;
import dev.weir.domain.translation.SpecTranslation;
import dev.weir.domain.translation.TranslationRule;
import dev.weir.domain.translation.WholeTranslation;
import dev.weir.domain.value.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The translation that somebody wrote: one map for all nodes, or an ordered list of rules, each with a {@code select} of its own.
 */
public final class Translations {

    private Translations() {}

    /** {@return the translation that stands under {@code translation}, made for a manifest when there is one} */
    static Function<Manifest, SpecTranslation> of(Tree.Fields given, List<SpecTranslation> plugins) {
        // Most come without any, and are spared the first use of a switch over kinds (decision 10).
        var translation = given.at("translation").orElseGet(Tree::nothing);
        return translation instanceof Tree.Nothing ? rules(List.of(), plugins) : written(translation, plugins);
    }

    private static Function<Manifest, SpecTranslation> written(Tree translation, List<SpecTranslation> plugins) {
        return switch (translation) {
            case Tree.Fields one -> rules(List.of(TranslationRule.read("the translation", one)), plugins);
            case Tree.Items(var several, var _) ->
                rules(
                        IntStream.range(0, several.size())
                                .mapToObj(at -> rule(at, several.get(at)))
                                .toList(),
                        plugins);
            case Tree.Text(String template, var _) ->
                _ -> {
                    var layers = new ArrayList<>(plugins);
                    layers.add(new WholeTranslation(template, new JinjaTemplates()));
                    return new LayeredTranslation(layers);
                };
            case Tree other ->
                throw new IllegalArgumentException("%s: translation is %s, must be a map, a list of maps, or a template"
                        .formatted(other.place(), other.kind()));
        };
    }

    private static TranslationRule rule(int at, Tree written) {
        if (written instanceof Tree.Fields fields) {
            return TranslationRule.read("rule %d of the translation".formatted(at + 1), fields);
        }
        throw new IllegalArgumentException("%s: rule %d of the translation is %s, must be a map"
                .formatted(written.place(), at + 1, written.kind()));
    }

    /**
     * {@return the translation by plug-ins and then by these rules; what the rules select is found in the manifest that is translated}
     */
    public static Function<Manifest, SpecTranslation> rules(
            List<TranslationRule> rules, List<SpecTranslation> plugins) {
        return manifest -> {
            var layers = new ArrayList<>(plugins);
            if (!rules.isEmpty()) {
                layers.add(byRules(rules, manifest));
            }
            return layers.isEmpty() ? SpecTranslation.STANDARD : new LayeredTranslation(layers);
        };
    }

    private static SpecTranslation byRules(List<TranslationRule> rules, Manifest manifest) {
        return new RuleTranslation(
                rules.stream()
                        .map(it -> new RuleTranslation.Selected(
                                it, WantedNodes.of(it).among(manifest)))
                        .toList(),
                new JinjaTemplates());
    }
}
