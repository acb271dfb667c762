package dev.weir.domain.automation;

import dev.weir.domain.automation.AssetDefinition.CheckDefinition;
import dev.weir.domain.automation.AssetDefinition.Kind;
import dev.weir.domain.automation.AssetDefinition.Trait;
import dev.weir.domain.automation.AutomationCondition.AnyDownstream;
import dev.weir.domain.automation.AutomationCondition.Blocking;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The view of the asset graph that conditions are evaluated over: assets and checks by number, with their deps, checks, levels
 * and shapes. Built once for a version of the definitions; equal conditions share one shape.
 */
public final class AutomationGraph {

    private static final int[] NONE = {};

    private final List<AssetDefinition> assets;
    private final String[] names;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final int[][] deps;
    private final int[][] children;
    private final int[][] checks;
    private final int[] assetOf;
    private final CheckDefinition[] checkDefinitions;
    private final @Nullable Shape[] shapes;
    private final int[] levels;
    private final int[] order;
    private final int[] positions;
    private final Map<AutomationCondition, Shape> known = new HashMap<>();
    private final Function<String, Set<String>> dbt;
    private final Map<EntitySelection, BitSet> selected = new HashMap<>();
    private final Map<Integer, List<Downstream>> downstream = new HashMap<>();

    /** A condition of assets downstream, simplified, with the keys that bear it. */
    record Downstream(List<String> keys, Shape shape) {}

    private AutomationGraph(List<AssetDefinition> defined, Function<String, Set<String>> dbt) {
        this.dbt = dbt;
        this.assets = withStubs(defined);
        var checkCount =
                assets.stream().mapToInt(asset -> asset.checks().size()).sum();
        var size = assets.size() + checkCount;
        names = new String[size];
        deps = new int[size][];
        checks = new int[size][];
        assetOf = new int[size];
        shapes = new Shape[size];
        checkDefinitions = new CheckDefinition[size];
        for (var i = 0; i < assets.size(); i++) {
            name(i, assets.get(i).key());
            assetOf[i] = i;
        }
        var next = assets.size();
        for (var i = 0; i < assets.size(); i++) {
            next = addChecks(i, next);
        }
        for (var i = 0; i < size; i++) {
            deps[i] = depsOf(i);
        }
        children = reverse(deps);
        order = new int[size];
        levels = new int[size];
        positions = new int[size];
        sort();
        for (var i = 0; i < assets.size(); i++) {
            shapes[i] = shape(assets.get(i).condition());
        }
    }

    /**
     * {@return the graph of {@code assets}}
     *
     * @param dbt what a selection in dbt's language selects, as keys
     * @throws IllegalArgumentException when a key is defined twice, or assets depend on themselves in a circle
     */
    public static AutomationGraph of(List<AssetDefinition> assets, Function<String, Set<String>> dbt) {
        return new AutomationGraph(assets, dbt);
    }

    private static List<AssetDefinition> withStubs(List<AssetDefinition> defined) {
        var all = new LinkedHashMap<String, AssetDefinition>();
        for (var asset : defined) {
            if (all.put(asset.key(), asset) != null) {
                throw new IllegalArgumentException("asset \"%s\" is defined twice".formatted(asset.key()));
            }
        }
        for (var asset : defined) {
            asset.deps().forEach(dep -> all.computeIfAbsent(dep, AutomationGraph::stub));
            asset.checks()
                    .forEach(check -> check.deps().forEach(dep -> all.computeIfAbsent(dep, AutomationGraph::stub)));
        }
        return List.copyOf(all.values());
    }

    private static AssetDefinition stub(String key) {
        return new AssetDefinition(
                key,
                Kind.SOURCE,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new TreeMap<>(),
                AssetDefinition.Traits.NONE,
                List.of());
    }

    private void name(int entity, String name) {
        names[entity] = name;
        if (numbers.put(name, entity) != null) {
            throw new IllegalArgumentException("\"%s\" is defined twice".formatted(name));
        }
    }

    private int addChecks(int asset, int next) {
        var own = assets.get(asset).checks();
        var first = next;
        for (var check : own) {
            name(next, assets.get(asset).key() + ":" + check.name());
            assetOf[next] = asset;
            checkDefinitions[next] = check;
            checks[next] = NONE;
            shapes[next] = shape(check.condition());
            next++;
        }
        checks[asset] = sorted(range(first, next));
        return next;
    }

    private @Nullable Shape shape(Optional<AutomationCondition> condition) {
        return condition.isEmpty() ? null : shapeOf(condition.get());
    }

    private Shape shapeOf(AutomationCondition condition) {
        return known.computeIfAbsent(condition, Shape::of);
    }

    private int[] depsOf(int entity) {
        var deps = new TreeSet<String>();
        if (isCheck(entity)) {
            deps.add(names[assetOf[entity]]);
            deps.addAll(checkDefinitions[entity].deps());
        } else {
            deps.addAll(assets.get(entity).deps());
        }
        return deps.stream().mapToInt(numbers::get).toArray();
    }

    private int[] sorted(int[] entities) {
        return Arrays.stream(entities)
                .boxed()
                .sorted(Comparator.comparing(entity -> names[entity]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static int[] range(int from, int to) {
        var all = new int[to - from];
        Arrays.setAll(all, i -> from + i);
        return all;
    }

    private static int[][] reverse(int[][] edges) {
        var counts = new int[edges.length];
        for (var targets : edges) {
            for (var target : targets) {
                counts[target]++;
            }
        }
        var reversed = new int[edges.length][];
        Arrays.setAll(reversed, i -> new int[counts[i]]);
        for (var source = edges.length - 1; source >= 0; source--) {
            for (var target : edges[source]) {
                reversed[target][--counts[target]] = source;
            }
        }
        return reversed;
    }

    /** Levels by longest way. A check stands between its asset and the asset's children, so that these see what it will do. */
    private void sort() {
        var waits = new int[names.length];
        var queue = new ArrayDeque<Integer>();
        for (var entity = 0; entity < names.length; entity++) {
            waits[entity] = deps[entity].length;
            if (waits[entity] == 0) {
                queue.add(entity);
            }
        }
        var sorted = 0;
        while (!queue.isEmpty()) {
            int entity = queue.remove();
            sorted++;
            for (var child : children[entity]) {
                var step = isCheck(child) ? 1 : 2;
                levels[child] = Math.max(levels[child], levels[entity] + step);
                if (--waits[child] == 0) {
                    queue.add(child);
                }
            }
        }
        if (sorted < names.length) {
            throw new IllegalArgumentException("assets depend on each other in a circle: " + circle(waits));
        }
        var byLevel = Arrays.stream(range(0, names.length))
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(entity -> levels[entity])
                        .thenComparing(entity -> names[entity]))
                .mapToInt(Integer::intValue)
                .toArray();
        System.arraycopy(byLevel, 0, order, 0, byLevel.length);
        for (var i = 0; i < order.length; i++) {
            positions[order[i]] = i;
        }
    }

    private String circle(int[] waits) {
        var at = 0;
        while (waits[at] == 0) {
            at++;
        }
        var way = new ArrayList<Integer>();
        while (!way.contains(at)) {
            way.add(at);
            var here = at;
            at = Arrays.stream(deps[here])
                    .filter(dep -> waits[dep] > 0)
                    .findFirst()
                    .orElseThrow();
        }
        way.add(at);
        return String.join(
                " ← ",
                way.subList(way.indexOf(at), way.size()).stream()
                        .map(this::name)
                        .limit(20)
                        .toList());
    }

    /** {@return how many assets and checks there are} */
    public int size() {
        return names.length;
    }

    /** {@return the key of an asset, or {@code asset:check}} */
    public String name(int entity) {
        return names[entity];
    }

    /** {@return the number of an asset or check, if it is defined} */
    public Optional<Integer> number(String name) {
        return Optional.ofNullable(numbers.get(name));
    }

    public boolean isCheck(int entity) {
        return entity >= assets.size();
    }

    /** {@return the asset that a check judges; an asset itself} */
    int asset(int entity) {
        return assetOf[entity];
    }

    AssetDefinition definition(int asset) {
        return assets.get(asset);
    }

    Kind kind(int entity) {
        return assets.get(assetOf[entity]).kind();
    }

    boolean has(int asset, Trait trait) {
        return !isCheck(asset) && assets.get(asset).traits().has(trait);
    }

    Optional<String> codeVersion(int entity) {
        return isCheck(entity) ? Optional.empty() : assets.get(entity).codeVersion();
    }

    boolean isBlocking(int check) {
        return checkDefinitions[check].blocking() == Blocking.ONLY;
    }

    Optional<Shape> shape(int entity) {
        return Optional.ofNullable(shapes[entity]);
    }

    /** {@return whether it is evaluated} */
    public boolean isConditioned(int entity) {
        return shapes[entity] != null;
    }

    /** {@return the names of all that is evaluated} */
    public List<String> conditioned() {
        return IntStream.range(0, names.length)
                .filter(this::isConditioned)
                .mapToObj(this::name)
                .toList();
    }

    int[] deps(int entity) {
        return deps[entity];
    }

    int[] checks(int asset) {
        return checks[asset];
    }

    int level(int entity) {
        return levels[entity];
    }

    int position(int entity) {
        return positions[entity];
    }

    int at(int position) {
        return order[position];
    }

    /** {@return the deps with virtual ones replaced by their own, as far up as it takes} */
    int[] depsThroughVirtual(int entity) {
        var found = new BitSet();
        var seen = new BitSet();
        var open = new ArrayDeque<Integer>();
        Arrays.stream(deps[entity]).forEach(open::add);
        while (!open.isEmpty()) {
            int dep = open.remove();
            if (seen.get(dep)) {
                continue;
            }
            seen.set(dep);
            if (has(dep, Trait.VIRTUAL)) {
                Arrays.stream(deps[dep]).forEach(open::add);
            } else {
                found.set(dep);
            }
        }
        return sorted(found.stream().toArray());
    }

    /** {@return the entities that a selection holds, found once for each selection} */
    BitSet selected(EntitySelection selection) {
        var found = selected.get(selection);
        if (found == null) {
            found = select(selection);
            selected.put(selection, found);
        }
        return found;
    }

    private BitSet select(EntitySelection selection) {
        var found = new BitSet(names.length);
        switch (selection) {
            case EntitySelection.All _ -> found.set(0, names.length);
            case EntitySelection.Assets(Set<String> keys) -> addAssets(found, keys);
            case EntitySelection.Checks(Set<String> wanted) -> {
                for (var name : wanted) {
                    number(name).filter(this::isCheck).ifPresent(found::set);
                }
            }
            case EntitySelection.Groups(Set<String> groups) ->
                addWhere(found, asset -> groups.contains(asset.group().orElse("default")));
            case EntitySelection.Tags(Map<String, String> tags) ->
                addWhere(found, asset -> asset.tags().entrySet().containsAll(tags.entrySet()));
            case EntitySelection.Dbt(String text) -> addAssets(found, dbt.apply(text));
            case EntitySelection.Any(List<EntitySelection> parts) -> parts.forEach(part -> found.or(selected(part)));
            case EntitySelection.Both(List<EntitySelection> parts) -> {
                found.set(0, names.length);
                parts.forEach(part -> found.and(selected(part)));
            }
            case EntitySelection.Except(EntitySelection from, EntitySelection without) -> {
                found.or(selected(from));
                found.andNot(selected(without));
            }
        }
        return found;
    }

    private void addAssets(BitSet found, Collection<String> keys) {
        for (var key : keys) {
            number(key).ifPresent(entity -> addWithChecks(found, entity));
        }
    }

    private void addWhere(BitSet found, java.util.function.Predicate<AssetDefinition> meant) {
        for (var i = 0; i < assets.size(); i++) {
            if (meant.test(assets.get(i))) {
                addWithChecks(found, i);
            }
        }
    }

    /** Beside checks an asset stands for all of its checks. */
    private void addWithChecks(BitSet found, int entity) {
        found.set(entity);
        Arrays.stream(checks[entity]).forEach(found::set);
    }

    /** {@return the distinct conditions of all assets downstream, without what would only come back here} */
    List<Downstream> downstream(int asset) {
        var found = downstream.get(asset);
        if (found == null) {
            found = findDownstream(asset);
            downstream.put(asset, found);
        }
        return found;
    }

    private List<Downstream> findDownstream(int asset) {
        var keys = new LinkedHashMap<AutomationCondition, TreeSet<String>>();
        var seen = new BitSet();
        var open = new ArrayDeque<Integer>();
        open.add(asset);
        while (!open.isEmpty()) {
            for (var child : children[open.remove()]) {
                if (isCheck(child) || seen.get(child)) {
                    continue;
                }
                seen.set(child);
                open.add(child);
                shape(child)
                        .flatMap(shape -> withoutAnyDownstream(shape.condition()))
                        .ifPresent(condition -> keys.computeIfAbsent(condition, _ -> new TreeSet<>())
                                .add(names[child]));
            }
        }
        return keys.entrySet().stream()
                .map(entry -> new Downstream(List.copyOf(entry.getValue()), shapeOf(entry.getKey())))
                .sorted(Comparator.comparing(found -> String.join("\n", found.keys())))
                .toList();
    }

    /** A bare any_downstream_conditions is false here: what it would find is found anyway. Labelled parts are left as they are. */
    private static Optional<AutomationCondition> withoutAnyDownstream(AutomationCondition condition) {
        return switch (condition) {
            case AnyDownstream _ -> Optional.empty();
            case AutomationCondition.And(List<AutomationCondition> operands) -> {
                var kept = kept(operands);
                yield kept.size() < operands.size() ? Optional.empty() : Optional.of(condition.withChildren(kept));
            }
            case AutomationCondition.Or(List<AutomationCondition> operands) -> {
                var kept = kept(operands);
                yield kept.isEmpty()
                        ? Optional.empty()
                        : Optional.of(kept.size() == 1 ? kept.getFirst() : condition.withChildren(kept));
            }
            default -> Optional.of(condition);
        };
    }

    private static List<AutomationCondition> kept(List<AutomationCondition> operands) {
        return operands.stream()
                .map(AutomationGraph::withoutAnyDownstream)
                .flatMap(Optional::stream)
                .toList();
    }
}
