package dev.weir.domain.translation;

import dev.weir.domain.asset.AssetKey;
import dev.weir.domain.asset.AssetSpec;
import dev.weir.domain.value.Tree;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;

/** A translation that is one template: it comes to a map of attributes for each node, as one rule for that node would have them. */
public final class WholeTranslation implements SpecTranslation {

    private final String template;
    private final Templates templates;

    public WholeTranslation(String template, Templates templates) {
        this.template = template;
        this.templates = templates;
    }

    @Override
    public AssetKey key(TranslatedNode node, AssetKey standard) {
        return rule(node, () -> SpecView.of(standard)).key(node, standard);
    }

    @Override
    public AssetSpec spec(TranslatedNode node, AssetSpec standard) {
        return rule(node, () -> SpecView.of(standard)).spec(node, standard);
    }

    private RuleTranslation rule(TranslatedNode node, Supplier<Tree.Fields> spec) {
        var only = new BitSet();
        only.set(node.node().index());
        return new RuleTranslation(
                List.of(new RuleTranslation.Selected(read(node, spec), only)),
                // What it came to is rendered, and is not rendered once more.
                _ -> (text, _) -> Tree.text(text));
    }

    private TranslationRule read(TranslatedNode node, Supplier<Tree.Fields> spec) {
        String id = node.node().uniqueId();
        try {
            return switch (templates.over(node.body()).render(template, spec)) {
                case Tree.Fields attributes -> TranslationRule.read("the translation", attributes);
                case Tree other ->
                    throw new TranslationRefused(
                            id, "the translation comes to %s, not to a map".formatted(other.kind()));
            };
        } catch (IllegalArgumentException wrong) {
            throw new TranslationRefused(id, "the translation: " + wrong.getMessage());
        }
    }
}
