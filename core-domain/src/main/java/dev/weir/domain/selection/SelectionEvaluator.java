package dev.weir.domain.selection;

import dev.weir.domain.asset.Manifest;
import dev.weir.domain.asset.NodeGraph;
import dev.weir.domain.asset.ResourceType;
import dev.weir.domain.asset.Trait;
import dev.weir.domain.selection.SelectionAnswer.Refused;
import dev.weir.domain.selection.SelectionAnswer.Selected;
import dev.weir.domain.value.Place;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Answers selections over one manifest, as dbt would. Made once for a manifest; then every query costs at most a walk over nodes and
 * edges. Safe for several threads: what it remembers between queries is the manifest's, not the query's.
 */
public final class SelectionEvaluator {

    /** As many names as one reads in an error. */
    private static final int MOST_NAMES = 20;

    private final NodeIndex index;
    private final NodeIndex listed;
    private final Selectors selectors;
    private final State state;

    private SelectionEvaluator(NodeIndex index, NodeIndex listed, Selectors selectors, State state) {
        this.index = index;
        this.listed = listed;
        this.selectors = selectors;
        this.state = state;
    }

    /**
     * An evaluator in the dialect of the manifest's own version, with the selectors of the manifest. Throws
     * {@link SelectionException} when these cannot be read.
     */
    public static SelectionEvaluator of(Manifest manifest) {
        var dialect = Dialect.of(manifest.metadata());
        return of(manifest, dialect, Selectors.ofManifest(manifest.selectors(), dialect), State.NONE);
    }

    public static SelectionEvaluator of(Manifest manifest, Dialect dialect, Selectors selectors, State state) {
        var index = new NodeIndex(manifest, dialect, dialect.blankNodesAreHops());
        boolean apart = dialect.listsBlankNodes()
                && !dialect.blankNodesAreHops()
                && !index.blank().isEmpty();
        var listed = apart ? new NodeIndex(manifest, dialect, true) : index;
        return new SelectionEvaluator(index, listed, selectors, state);
    }

    /** {@return the same with other selectors} */
    public SelectionEvaluator with(Selectors others) {
        return new SelectionEvaluator(index, listed, others, state);
    }

    /** {@return the same with another state} */
    public SelectionEvaluator with(State other) {
        return new SelectionEvaluator(index, listed, selectors, other);
    }

    public Manifest manifest() {
        return index.manifest();
    }

    public Dialect dialect() {
        return index.dialect();
    }

    public Selectors selectors() {
        return selectors;
    }

    /** {@return the graph that selections walk: without what is disabled} */
    public NodeGraph graph() {
        return index.graph();
    }

    /** Answers a command line. Never throws for what is asked: what dbt would refuse is an answer, too. */
    public SelectionAnswer answer(SelectionQuery query) {
        try {
            var types = types(query);
            var selection = selection(query);
            var evaluation = evaluation(query, types);
            var selected = kept(query.verb(), types, evaluation.find(selection).direct());
            var warnings = evaluation.warnings();
            if (query.verb() == DbtVerb.BUILD) {
                selected.andNot(orphans(selected));
                refuseUnbuildable(selected);
                if (evaluation.metSelectors()) {
                    warnings = warningsOfBuild(query, types, selection);
                }
            }
            if (query.warnings() == SelectionQuery.Warnings.ERRORS) {
                refuseWarnings(warnings, selected);
            }
            return new Selected(selected, warnings);
        } catch (SelectionException e) {
            return new Refused(e.refusal());
        }
    }

    /** A build looks for its unit tests apart, and warns of what it finds without them; what selectors hold has none then, either. */
    private List<String> warningsOfBuild(SelectionQuery query, Set<ResourceType> types, Selection selection) {
        var others = EnumSet.copyOf(types);
        others.remove(ResourceType.UNIT_TEST);
        var evaluation = evaluation(query, others);
        evaluation.find(selection);
        return evaluation.warnings();
    }

    private void refuseUnbuildable(BitSet selected) {
        if (dialect().second()) {
            return;
        }
        for (var type : List.of(ResourceType.METRIC, ResourceType.SEMANTIC_MODEL)) {
            if (selected.intersects(index.type(type))) {
                throw refused(type.word(), "--resource-type", "dbt build ends with an error where it selects one");
            }
        }
    }

    /**
     * Explains why the node is in the answer or out of it. Throws {@link SelectionException} when the query would be refused.
     */
    public Explanation explain(SelectionQuery query, int node) {
        var types = types(query);
        var selection = selection(query);
        var evaluation = evaluation(query, types);
        var asked = index(query.verb());
        var parts = new Explainer(asked, new Matcher(asked, state), evaluation, node).explain(selection);
        var found = evaluation.find(selection).direct();
        var kept = kept(query.verb(), types, found);
        if (query.verb() == DbtVerb.BUILD) {
            kept.andNot(orphans(kept));
        }
        var reason = found.get(node) && !kept.get(node)
                ? "selected, but dbt %s leaves it out: %s"
                        .formatted(query.verb().word(), leftOut(query.verb(), types, node))
                : "";
        return new Explanation(
                "dbt " + query.verb().word(),
                kept.get(node) ? Explanation.Verdict.IN : Explanation.Verdict.OUT,
                kept.cardinality(),
                reason,
                List.of(parts));
    }

    private String leftOut(DbtVerb verb, Set<ResourceType> types, int node) {
        var type = index.manifest().type(node);
        if (!types.contains(type)) {
            return "it is of type " + index.manifest().node(node).typeWord();
        }
        return index.blank().get(node) && verb.dropsBlank(index.dialect())
                ? "it has no code"
                : type == ResourceType.SOURCE ? "it has no freshness" : "its model is not selected";
    }

    /** {@return all that the selection selects, of every type}; throws {@link SelectionException} when it cannot be evaluated */
    public BitSet nodes(Selection selection) {
        var all = EnumSet.allOf(ResourceType.class);
        var evaluation = evaluation(SelectionQuery.of(DbtVerb.LS), all);
        return kept(DbtVerb.LS, all, evaluation.find(selection).direct());
    }

    Evaluation evaluation(SelectionQuery query, Set<ResourceType> types) {
        var asked = index(query.verb());
        var known = query.warnings() == SelectionQuery.Warnings.ERRORS ? state.strict() : state;
        return new Evaluation(
                asked, new Matcher(asked, known), selectors, mode(query), it -> kept(query.verb(), types, it));
    }

    /** Some commands keep nodes without code, and then have them in their graph. */
    private NodeIndex index(DbtVerb verb) {
        return verb.dropsBlank(dialect()) ? index : listed;
    }

    private static void refuseWarnings(List<String> warnings, BitSet selected) {
        if (!warnings.isEmpty()) {
            throw refused(warnings.getFirst(), "", "it does not match any enabled nodes, and warnings are errors");
        }
        if (selected.isEmpty()) {
            throw refused("", "", "nothing is selected, and warnings are errors");
        }
    }

    static Optional<IndirectSelection> mode(SelectionQuery query) {
        return query.indirect()
                .map(word -> IndirectSelection.of(word.toLowerCase(Locale.ROOT))
                        .orElseThrow(() -> refused(
                                word,
                                "--indirect-selection",
                                "expected eager, cautious, buildable or empty",
                                Suggestion.to(word, List.of("eager", "cautious", "buildable", "empty")))));
    }

    /** The selection that a command line means: a named selector, else the default one if nothing is asked, else the words. */
    public Selection selection(SelectionQuery query) {
        if (!query.models().isEmpty() && !query.select().isEmpty()) {
            throw refused("models", "--models", "--models and --select do not go together");
        }
        if (!query.models().isEmpty() && !query.resourceTypes().isEmpty()) {
            throw refused("models", "--models", "--models and --resource-type do not go together");
        }
        var select = query.models().isEmpty() ? query.select() : query.models();
        var parser = new SelectionParser(index.dialect());
        var asked = query.selector().filter(it -> !it.isEmpty() || dialect().second());
        if (asked.isPresent()) {
            var named = selector(asked.get());
            return index.dialect().second() && !query.exclude().isEmpty()
                    ? new Selection.Difference(named, parser.words("--exclude", query.exclude()))
                    : named;
        }
        if (select.isEmpty()
                && query.exclude().isEmpty()
                && selectors.byDefault().isPresent()) {
            return selectors.byDefault().get().definition();
        }
        return parser.command(select, query.exclude());
    }

    private Selection selector(String name) {
        var named = selectors.byName().get(name);
        if (named == null) {
            throw refused(
                    name,
                    "--selector",
                    "there is no such selector; " + selectorsThereAre(),
                    Suggestion.to(name, selectors.byName().keySet()));
        }
        return named.definition();
    }

    private String selectorsThereAre() {
        var names = selectors.byName().keySet().stream().sorted().toList();
        if (names.isEmpty()) {
            return "there are none at all";
        }
        var told = String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES)));
        return "there are "
                + (names.size() > MOST_NAMES ? told + " and " + (names.size() - MOST_NAMES) + " more" : told);
    }

    Set<ResourceType> types(SelectionQuery query) {
        var dialect = index.dialect();
        var verb = query.verb();
        if (!query.models().isEmpty()) {
            return EnumSet.of(ResourceType.MODEL);
        }
        refuseTypes(query);
        Set<ResourceType> types = EnumSet.noneOf(ResourceType.class);
        if (query.resourceTypes().isEmpty()) {
            types.addAll(verb.keeps(dialect));
        }
        for (var word : query.resourceTypes()) {
            switch (word) {
                case "all" -> types.addAll(verb.all(dialect));
                case "default" -> types.addAll(verb.keeps(dialect));
                default -> types.add(type(word, "--resource-type"));
            }
        }
        for (var word : query.excludeResourceTypes()) {
            types.remove(type(word, "--exclude-resource-type"));
        }
        if (verb == DbtVerb.TEST || verb == DbtVerb.CLONE) {
            types.retainAll(verb.keeps(dialect));
        }
        return types;
    }

    private void refuseTypes(SelectionQuery query) {
        if (query.verb().takesTypes() || dialect().second()) {
            return;
        }
        var told = "dbt %s has no such option".formatted(query.verb().word());
        query.resourceTypes().stream().findFirst().ifPresent(it -> {
            throw refused(it, "--resource-type", told);
        });
        query.excludeResourceTypes().stream().findFirst().ifPresent(it -> {
            throw refused(it, "--exclude-resource-type", told);
        });
    }

    private ResourceType type(String word, String option) {
        var known = DbtVerb.LS.all(Dialect.LATEST);
        if (index.dialect().second()) {
            known.remove(ResourceType.EXPOSURE);
        }
        var type = ResourceType.of(word);
        if (!known.contains(type) || !type.word().equals(word)) {
            var words = known.stream().map(ResourceType::word).toList();
            throw refused(
                    word,
                    option,
                    "no resource type; there are %s".formatted(String.join(", ", words)),
                    Suggestion.to(word, words));
        }
        return type;
    }

    /** The last step: the command's types, nothing without code, and a unit test of a build only with its model. */
    private BitSet kept(DbtVerb verb, Set<ResourceType> types, BitSet selected) {
        var kept = new BitSet(index.manifest().size());
        for (var type : types) {
            kept.or(index(verb).type(type));
        }
        kept.and(selected);
        if (verb.dropsBlank(index.dialect())) {
            kept.andNot(index.blank());
        }
        if (verb == DbtVerb.SOURCE_FRESHNESS) {
            kept.stream()
                    .filter(it -> !index.manifest().is(it, Trait.HAS_FRESHNESS))
                    .forEach(kept::clear);
        }
        return kept;
    }

    private static SelectionException refused(String criterion, String option, String what) {
        return refused(criterion, option, what, Optional.empty());
    }

    private static SelectionException refused(String criterion, String option, String what, Optional<String> nearest) {
        return new SelectionException(new Refusal(criterion, Place.of(option), what, nearest));
    }

    /** {@return the unit tests of a build that have no model beside them: dbt never gets to them} */
    private BitSet orphans(BitSet kept) {
        var orphans = new BitSet();
        var tests = (BitSet) index.type(ResourceType.UNIT_TEST).clone();
        tests.and(kept);
        for (int test = tests.nextSetBit(0); test >= 0; test = tests.nextSetBit(test + 1)) {
            int[] parents = index.graph().parents(test);
            if (parents.length == 0 || !kept.get(parents[0])) {
                orphans.set(test);
            }
        }
        return orphans;
    }
}
