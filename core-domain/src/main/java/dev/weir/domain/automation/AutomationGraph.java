package dev.weir.domain.automation;

import dev.weir.domain.automation.AssetDefinition.CheckDefinition;
import dev.weir.domain.automation.AssetDefinition.Kind;
import dev.weir.domain.automation.AssetDefinition.Trait;
import dev.weir.domain.automation.AutomationCondition.Blocking;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
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
    private final int defined;
    private final @Nullable Shape[] shapes;
    private final GraphOrder order;
    private final Map<AutomationCondition, Shape> known = new HashMap<>();
    private final SelectedEntities selected;
    private final DownstreamConditions downstream;

    private AutomationGraph(List<AssetDefinition> defined, Function<String, Set<String>> dbt) {
        this.assets = withStubs(defined);
        this.defined = defined.size();
        this.selected = new SelectedEntities(this, dbt);
        this.downstream = new DownstreamConditions(this);
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
        order = GraphOrder.of(this);
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

    /** {@return whether the entity is an asset that is known only as what another one is made from} */
    boolean isStub(int entity) {
        return entity >= defined && entity < assets.size();
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

    /** {@return the one shape of a condition, for all that bear it} */
    Shape shapeOf(AutomationCondition condition) {
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

    /** {@return what depends on it directly, checks included} */
    int[] children(int entity) {
        return children[entity];
    }

    List<AssetDefinition> assets() {
        return assets;
    }

    int level(int entity) {
        return order.level(entity);
    }

    int position(int entity) {
        return order.position(entity);
    }

    int at(int position) {
        return order.at(position);
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
        return selected.of(selection);
    }

    /** {@return the distinct conditions of all assets downstream, without what would only come back here} */
    List<DownstreamConditions.Downstream> downstream(int asset) {
        return downstream.of(asset);
    }
}
