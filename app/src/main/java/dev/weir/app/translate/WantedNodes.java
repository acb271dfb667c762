package dev.weir.app.translate;

import dev.weir.domain.asset.Manifest;
import dev.weir.domain.asset.Trait;
import dev.weir.domain.selection.DbtVerb;
import dev.weir.domain.selection.SelectionAnswer;
import dev.weir.domain.selection.SelectionEvaluator;
import dev.weir.domain.selection.SelectionException;
import dev.weir.domain.selection.SelectionQuery;
import dev.weir.domain.translation.TranslationRule;
import dev.weir.domain.value.Tree;
import java.util.BitSet;
import java.util.stream.IntStream;

/** Which nodes are asked for, in dbt's selection language. */
record WantedNodes(String select, String exclude, String selector) {

    private static final String ALL = "fqn:*";

    WantedNodes {
        if (!selector.isEmpty() && (!exclude.isEmpty() || !select.equals(ALL))) {
            throw new IllegalArgumentException(
                    "selector \"%s\" and a select or exclude cannot be given together".formatted(selector));
        }
    }

    static WantedNodes of(Tree.Fields given) {
        return new WantedNodes(text(given, "select", ALL), text(given, "exclude", ""), text(given, "selector", ""));
    }

    /** The nodes that a rule is about; where it says nothing, all of them. */
    static WantedNodes of(TranslationRule rule) {
        return new WantedNodes(rule.select().isEmpty() ? ALL : rule.select(), rule.exclude(), "");
    }

    private static String text(Tree.Fields given, String key, String otherwise) {
        return given.values().get(key) instanceof Tree.Text(String value, var _) && !value.isEmpty()
                ? value
                : otherwise;
    }

    /** The nodes that are asked for. Throws {@link IllegalArgumentException} with the refusal when dbt would refuse. */
    BitSet among(Manifest manifest) {
        if (select.equals(ALL) && exclude.isEmpty() && selector.isEmpty()) {
            var all = new BitSet(manifest.size());
            IntStream.range(0, manifest.size())
                    .filter(it -> !manifest.is(it, Trait.DISABLED))
                    .forEach(all::set);
            return all;
        }
        try {
            return switch (SelectionEvaluator.of(manifest).answer(query())) {
                case SelectionAnswer.Selected selected -> selected.nodes();
                case SelectionAnswer.Refused refused ->
                    throw new IllegalArgumentException(refused.refusal().sentence());
            };
        } catch (SelectionException unreadable) {
            throw new IllegalArgumentException(unreadable.refusal().sentence(), unreadable);
        }
    }

    private SelectionQuery query() {
        return selector.isEmpty()
                ? SelectionQuery.ls(select, exclude)
                : SelectionQuery.of(DbtVerb.LS).bySelector(selector);
    }
}
