package dev.weir.domain.translation;

import dev.weir.domain.asset.AssetDep;
import dev.weir.domain.asset.AssetKey;
import dev.weir.domain.asset.AssetSpec;
import dev.weir.domain.translation.TranslationRule.Attribute;
import dev.weir.domain.value.Tree;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A translation by rules: for each attribute the first rule that selects the node and gives the attribute wins. Tags and metadata
 * are added to the node's own; everything else replaces it. Not safe for several threads.
 */
public final class RuleTranslation implements SpecTranslation {

    /** A rule, and the nodes that it selects in the manifest that is translated. */
    public record Selected(TranslationRule rule, BitSet nodes) {}

    private final List<Selected> rules;
    private final Templates templates;
    private int lastNode = -1;
    private Supplier<Tree.Fields> standing = () -> Tree.fields(new LinkedHashMap<>());
    private Templates.Rendering lastRendering;

    public RuleTranslation(List<Selected> rules, Templates templates) {
        this.rules = List.copyOf(rules);
        this.templates = templates;
        lastRendering = (_, _) -> {
            throw new IllegalStateException("no node was looked at");
        };
    }

    @Override
    public AssetKey key(TranslatedNode node, AssetKey standard) {
        standing = () -> SpecView.of(standard);
        var key = said(node, Attribute.KEY, RenderedValue::key).orElse(standard);
        return said(node, Attribute.KEY_PREFIX, RenderedValue::prefix)
                .map(key::below)
                .orElse(key);
    }

    @Override
    public AssetSpec spec(TranslatedNode node, AssetSpec standard) {
        standing = () -> SpecView.of(standard);
        var labels = standard.labels();
        var group =
                said(node, Attribute.GROUP_NAME, it -> RenderedValue.label(it).map(Lawful::group));
        labels = group.isPresent() ? labels.withGroup(group.get()) : labels;
        var owners = said(node, Attribute.OWNERS, it -> Lawful.owners(RenderedValue.textsOrNone(it)));
        labels = owners.isPresent() ? labels.withOwners(owners.get()) : labels;
        var kinds = said(node, Attribute.KINDS, RenderedValue::textsOrNone);
        labels = kinds.isPresent() ? labels.withKinds(kinds.get()) : labels;
        var tags = said(node, Attribute.TAGS, RuleTranslation::tags);
        labels = tags.isPresent() ? withTags(labels, tags.get()) : labels;
        var metadata = new LinkedHashMap<>(standard.metadata());
        said(node, Attribute.METADATA, RenderedValue::map).ifPresent(it -> metadata.putAll(it.values()));
        return standard.withLabels(labels)
                .withMetadata(metadata)
                .withDescription(
                        said(node, Attribute.DESCRIPTION, RenderedValue::label).orElse(standard.description()))
                .withCodeVersion(said(node, Attribute.CODE_VERSION, RuleTranslation::version)
                        .orElse(standard.codeVersion()))
                .withAutomation(said(node, Attribute.AUTOMATION_CONDITION, RenderedValue::label)
                        .orElse(standard.automation()))
                .withDeps(said(node, Attribute.DEPS, RuleTranslation::deps).orElse(standard.deps()));
    }

    private static Optional<String> version(Tree rendered) {
        return rendered instanceof Tree.Nothing ? Optional.empty() : Optional.of(RenderedValue.printed(rendered));
    }

    private static Map<String, String> tags(Tree rendered) {
        var tags = new LinkedHashMap<String, String>();
        RenderedValue.map(rendered).values().forEach((tag, value) -> {
            String text = RenderedValue.printed(value);
            Lawful.tag(tag, text);
            tags.put(tag, text);
        });
        return tags;
    }

    private static AssetSpec.Labels withTags(AssetSpec.Labels labels, Map<String, String> added) {
        var tags = new TreeMap<>(labels.tags());
        var kinds = new ArrayList<>(labels.kinds());
        added.forEach((tag, value) -> {
            if (Lawful.isKind(tag)) {
                kinds.add(tag.substring(Lawful.KIND.length()));
            } else {
                tags.put(tag, value);
            }
        });
        return labels.withTags(tags).withKinds(kinds);
    }

    private static List<AssetDep> deps(Tree rendered) {
        return RenderedValue.itemsOrNone(rendered).stream()
                .map(RenderedValue::key)
                .distinct()
                .map(AssetDep::outside)
                .toList();
    }

    private <T> Optional<T> said(TranslatedNode node, Attribute attribute, Function<Tree, T> taken) {
        for (var selected : rules) {
            Tree written = selected.rule().values().get(attribute);
            if (written != null && selected.nodes().get(node.node().index())) {
                try {
                    return Optional.of(taken.apply(rendered(node, written)));
                } catch (IllegalArgumentException wrong) {
                    throw new TranslationRefused(
                            node.node().uniqueId(),
                            "%s, %s: %s".formatted(selected.rule().name(), attribute.word(), wrong.getMessage()));
                }
            }
        }
        return Optional.empty();
    }

    private Tree rendered(TranslatedNode node, Tree written) {
        return switch (written) {
            case Tree.Text(String text, var _) ->
                text.contains("{") ? rendering(node).render(text, standing) : templates.plain(text);
            case Tree.Items(var values, var place) ->
                new Tree.Items(values.stream().map(it -> rendered(node, it)).toList(), place);
            case Tree.Fields(var values, var keys, var place) -> {
                var all = new LinkedHashMap<String, Tree>();
                values.forEach((key, value) -> all.put(key, rendered(node, value)));
                yield new Tree.Fields(all, keys, place);
            }
            case Tree.Num _, Tree.Flag _, Tree.Nothing _ -> written;
        };
    }

    private Templates.Rendering rendering(TranslatedNode node) {
        if (node.node().index() != lastNode) {
            lastRendering = templates.over(node.body());
            lastNode = node.node().index();
        }
        return lastRendering;
    }
}
