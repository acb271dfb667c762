package dev.weir.domain.automation;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** What selections hold in one graph, each found once. Names that nothing bears are tolerated, as they may come. */
final class SelectedEntities {

    private final AutomationGraph graph;
    private final Function<String, Set<String>> dbt;
    private final Map<EntitySelection, BitSet> known = new HashMap<>();

    SelectedEntities(AutomationGraph graph, Function<String, Set<String>> dbt) {
        this.graph = graph;
        this.dbt = dbt;
    }

    /** {@return the entities that a selection holds, found once for each selection} */
    BitSet of(EntitySelection selection) {
        var found = known.get(selection);
        if (found == null) {
            found = select(selection);
            known.put(selection, found);
        }
        return found;
    }

    private BitSet select(EntitySelection selection) {
        var found = new BitSet(graph.size());
        switch (selection) {
            case EntitySelection.All _ -> found.set(0, graph.size());
            case EntitySelection.Assets(Set<String> keys) -> addAssets(found, keys);
            case EntitySelection.Checks(Set<String> wanted) -> {
                for (var name : wanted) {
                    graph.number(name).filter(graph::isCheck).ifPresent(found::set);
                }
            }
            case EntitySelection.Groups(Set<String> groups) ->
                addWhere(found, asset -> groups.contains(asset.group().orElse("default")));
            case EntitySelection.Tags(Map<String, String> tags) ->
                addWhere(found, asset -> asset.tags().entrySet().containsAll(tags.entrySet()));
            case EntitySelection.Dbt(String text) -> addAssets(found, dbt.apply(text));
            case EntitySelection.Any(List<EntitySelection> parts) -> parts.forEach(part -> found.or(of(part)));
            case EntitySelection.Both(List<EntitySelection> parts) -> {
                found.set(0, graph.size());
                parts.forEach(part -> found.and(of(part)));
            }
            case EntitySelection.Except(EntitySelection from, EntitySelection without) -> {
                found.or(of(from));
                found.andNot(of(without));
            }
        }
        return found;
    }

    private void addAssets(BitSet found, Collection<String> keys) {
        for (var key : keys) {
            graph.number(key).ifPresent(entity -> addWithChecks(found, entity));
        }
    }

    private void addWhere(BitSet found, Predicate<AssetDefinition> meant) {
        var assets = graph.assets();
        for (var i = 0; i < assets.size(); i++) {
            if (meant.test(assets.get(i))) {
                addWithChecks(found, i);
            }
        }
    }

    /** Beside checks an asset stands for all of its checks. */
    private void addWithChecks(BitSet found, int entity) {
        found.set(entity);
        Arrays.stream(graph.checks(entity)).forEach(found::set);
    }
}
