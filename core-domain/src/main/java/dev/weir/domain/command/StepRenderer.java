package dev.weir.domain.command;

import dev.weir.domain.asset.ResourceType;
import dev.weir.domain.selection.DbtVerb;
import dev.weir.domain.selection.SelectionEvaluator;
import dev.weir.domain.selection.SelectionParser;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says a set of nodes, models and their tests alike, as dbt commands that select exactly it. The tests that come along by
 * themselves are switched off ({@code --indirect-selection empty}), every node or whole group is called by a word, and what is
 * rendered is evaluated before it is given away: what would select anything else is never answered.
 *
 * <p>Of two forms the shorter is taken: what is wanted, or everything without the rest. What is too long for one step is cut into
 * several, upstream first, with a unit test beside its model.
 */
public final class StepRenderer {

    /**
     * The longest step that we send. dbt Cloud publishes no limit, and none was measured: this is our cautious choice.
     */
    public static final int LONGEST = 4_000;

    private final SelectionEvaluator evaluator;
    private final DbtVerb verb;
    private final int longest;
    private final NodeAddresses addresses;
    private final List<String> everything;
    private final BitSet universe;
    private final Map<Integer, Optional<String>> known = new HashMap<>();

    /** A renderer for one command over one manifest. A limit below a hundred characters is none. */
    public StepRenderer(SelectionEvaluator evaluator, DbtVerb verb, int longest) {
        if (longest < 100) {
            throw new IllegalArgumentException("a step of at most %d characters holds no selection".formatted(longest));
        }
        this.evaluator = evaluator;
        this.verb = verb;
        this.longest = longest;
        addresses = new NodeAddresses(evaluator);
        everything = SelectionParser.everything(evaluator.dialect());
        universe = NodeAddresses.select(evaluator, verb, everything, List.of());
    }

    /** {@return what the command would select if nothing were left out} */
    public BitSet universe() {
        return (BitSet) universe.clone();
    }

    /** Renders the nodes with these numbers. */
    public Rendering render(BitSet wanted) {
        var never = (BitSet) wanted.clone();
        never.andNot(universe);
        if (!never.isEmpty()) {
            return new Rendering.Unsayable(never, "dbt %s never takes these".formatted(verb.word()));
        }
        if (wanted.isEmpty()) {
            return new Rendering.Steps(List.of());
        }
        var best = including(wanted).filter(it -> it.length() <= longest);
        var excluding = excluding(wanted).filter(it -> it.length() <= longest);
        if (excluding.isPresent()
                && best.filter(it -> it.length() <= excluding.get().length()).isEmpty()) {
            best = excluding;
        }
        return best.<Rendering>map(it -> new Rendering.Steps(List.of(it))).orElseGet(() -> split(wanted));
    }

    private Optional<String> including(BitSet wanted) {
        return cover(wanted)
                .filter(words ->
                        NodeAddresses.select(evaluator, verb, words, List.of()).equals(wanted))
                .map(words -> line(words, List.of()));
    }

    private Optional<String> excluding(BitSet wanted) {
        var rest = (BitSet) universe.clone();
        rest.andNot(wanted);
        if (rest.cardinality() > wanted.cardinality()) {
            return Optional.empty();
        }
        return cover(rest)
                .filter(words ->
                        NodeAddresses.select(evaluator, verb, everything, words).equals(wanted))
                .map(words -> line(everything, words));
    }

    /** Words for all of them: groups as long as they save anything, then one by one; empty when one of them has no word. */
    private Optional<List<String>> cover(BitSet wanted) {
        var words = new ArrayList<String>();
        var open = (BitSet) wanted.clone();
        for (var group : NodeGroups.within(evaluator.manifest(), universe, wanted)) {
            if (open.cardinality() < 2) {
                break;
            }
            var found = NodeAddresses.matched(evaluator, List.of(group));
            found.and(universe);
            var outside = (BitSet) found.clone();
            outside.andNot(wanted);
            found.and(open);
            if (outside.isEmpty() && found.cardinality() > 1) {
                words.add(group);
                open.andNot(found);
            }
        }
        for (int node = open.nextSetBit(0); node >= 0; node = open.nextSetBit(node + 1)) {
            var word = address(node);
            if (word.isEmpty()) {
                return Optional.empty();
            }
            words.add(word.get());
        }
        return Optional.of(words);
    }

    private Optional<String> address(int node) {
        return known.computeIfAbsent(node, addresses::of);
    }

    private String line(List<String> select, List<String> exclude) {
        var words = new ArrayList<String>(List.of("dbt"));
        words.addAll(List.of(verb.word().split(" ", -1)));
        words.addAll(List.of("--indirect-selection", "empty", "--select"));
        words.addAll(select);
        if (!exclude.isEmpty()) {
            words.add("--exclude");
            words.addAll(exclude);
        }
        return ShellWord.line(words);
    }

    /** Several steps, each as full as it may be. */
    private Rendering split(BitSet wanted) {
        var unnamed = new BitSet();
        wanted.stream().filter(it -> address(it).isEmpty()).forEach(unnamed::set);
        if (!unnamed.isEmpty()) {
            return new Rendering.Unsayable(unnamed, "no word of dbt's language selects each of these alone");
        }
        var lines = new ArrayList<String>();
        var words = new ArrayList<String>();
        var said = new BitSet();
        int length = line(List.of(), List.of()).length();
        int free = longest - length;
        for (var unit : units(wanted)) {
            var own = unit.stream().map(it -> address(it).orElseThrow()).toList();
            int needed = ShellWord.line(own).length() + 1;
            if (needed > longest - length) {
                var nodes = new BitSet();
                unit.forEach(nodes::set);
                return new Rendering.Unsayable(nodes, "its words are longer than a step may be");
            }
            if (needed > free) {
                end(lines, words, said);
                free = longest - length;
            }
            words.addAll(own);
            free -= needed;
        }
        end(lines, words, said);
        if (said.equals(wanted)) {
            return new Rendering.Steps(lines);
        }
        said.xor(wanted);
        return new Rendering.Unsayable(said, "dbt %s does not take each of these by itself".formatted(verb.word()));
    }

    private void end(List<String> lines, List<String> words, BitSet said) {
        if (!words.isEmpty()) {
            lines.add(line(words, List.of()));
            said.or(NodeAddresses.select(evaluator, verb, words, List.of()));
            words.clear();
        }
    }

    /** What must stay together, parents before children and tests as soon as they can be; what lies on a cycle comes last. */
    private List<List<Integer>> units(BitSet wanted) {
        var graph = evaluator.graph();
        var open = new int[graph.size()];
        var ready = new ArrayDeque<Integer>();
        for (int node = 0; node < graph.size(); node++) {
            open[node] = graph.parentCount(node);
            if (open[node] == 0) {
                ready.add(node);
            }
        }
        var left = (BitSet) wanted.clone();
        var units = new ArrayList<List<Integer>>();
        while (!ready.isEmpty()) {
            int node = ready.poll();
            if (left.get(node)) {
                var unit = new ArrayList<>(List.of(node));
                graph.eachChild(node, child -> {
                    if (left.get(child) && evaluator.manifest().type(child) == ResourceType.UNIT_TEST) {
                        unit.add(child);
                    }
                });
                unit.forEach(left::clear);
                units.add(unit);
            }
            graph.eachChild(node, child -> {
                if (--open[child] == 0) {
                    if (evaluator.manifest().type(child) == ResourceType.TEST) {
                        ready.addFirst(child);
                    } else {
                        ready.addLast(child);
                    }
                }
            });
        }
        left.stream().forEach(node -> units.add(List.of(node)));
        return units;
    }
}
