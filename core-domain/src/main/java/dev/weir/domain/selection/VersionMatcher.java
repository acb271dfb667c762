package dev.weir.domain.selection;

import dev.weir.domain.asset.Manifest;
import dev.weir.domain.asset.ResourceType;
import dev.weir.domain.asset.Section;
import dev.weir.domain.selection.Selection.Criterion;
import dev.weir.domain.value.Tree;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What {@code version:} finds: models by how their version stands to the latest. */
final class VersionMatcher {

    private final NodeIndex index;
    private final Manifest manifest;

    VersionMatcher(NodeIndex index) {
        this.index = index;
        manifest = index.manifest();
    }

    BitSet versions(Criterion criterion) {
        var text = criterion.text();
        var models = (BitSet) index.type(ResourceType.MODEL).clone();
        models.and(index.section(Section.NODES));
        if (models.isEmpty()) {
            return models;
        }
        Predicate<Integer> wanted = switch (text) {
            case "none" -> node -> manifest.versions().code(node) < 0;
            case "latest" -> this::isLatest;
            case "prerelease" -> node -> compared(node, it -> it > 0);
            case "old" -> node -> compared(node, it -> it < 0);
            default ->
                throw Matcher.refused(
                        criterion,
                        "no kind of version \"%s\"; there are latest, prerelease, old and none".formatted(text),
                        Suggestion.to(text, List.of("latest", "prerelease", "old", "none")));
        };
        var found = new BitSet(manifest.size());
        models.stream().filter(wanted::test).forEach(found::set);
        return found;
    }

    private boolean isLatest(int node) {
        Tree version = manifest.versions().of(node);
        Tree latest = manifest.latestVersions().of(node);
        return version != null && latest != null && ConfigMatcher.equal(version, latest);
    }

    private boolean compared(int node, Predicate<Integer> wanted) {
        Tree version = manifest.versions().of(node);
        Tree latest = manifest.latestVersions().of(node);
        return version != null
                && latest != null
                && Facets.truthy(Optional.of(version))
                && Facets.truthy(Optional.of(latest))
                && wanted.test(order(version, latest));
    }

    /** As numbers when both are, else as texts. */
    private static int order(Tree one, Tree other) {
        var left = number(one);
        var right = number(other);
        return left.isPresent() && right.isPresent()
                ? left.get().compareTo(right.get())
                : ConfigMatcher.python(one).compareTo(ConfigMatcher.python(other));
    }

    private static Optional<Double> number(Tree tree) {
        return switch (tree) {
            case Tree.Num number -> Optional.of(number.value().doubleValue());
            case Tree.Text text
            when text.value().strip().matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?") ->
                Optional.of(Double.parseDouble(text.value().strip()));
            case Tree.Text _, Tree.Flag _, Tree.Nothing _, Tree.Items _, Tree.Fields _ -> Optional.empty();
        };
    }
}
