package dev.weir.domain.selection;

import dev.weir.domain.asset.Manifest;
import dev.weir.domain.asset.ManifestFile;
import dev.weir.domain.asset.NodeBodies;
import dev.weir.domain.asset.Section;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the nodes of a manifest differ from those of an earlier one, node by node for each word of {@code state:}. Made once for a pair;
 * asking it costs nothing.
 */
public final class StateDifference {

    private final Map<StateWord, BitSet> nodes = new EnumMap<>(StateWord.class);
    private final Optional<String> broken;
    private final Optional<String> warned;

    private StateDifference(Map<StateWord, BitSet> nodes, Optional<String> broken, Optional<String> warned) {
        this.nodes.putAll(nodes);
        this.broken = broken;
        this.warned = warned;
    }

    /** {@return the nodes of the current manifest for which the word holds} */
    public BitSet nodes(StateWord word) {
        return (BitSet) nodes.getOrDefault(word, new BitSet()).clone();
    }

    /**
     * {@return the contract of a versioned model that is broken, in a sentence: dbt refuses {@code modified}, {@code unmodified} and
     * {@code modified.contract} then}
     */
    public Optional<String> broken() {
        return broken;
    }

    /** {@return the same where warnings are errors: then a model without versions may not break its contract either} */
    StateDifference strict() {
        return new StateDifference(nodes, broken.or(() -> warned), Optional.empty());
    }

    /** Compares two manifests by reading the bodies of both once; {@code now} decides whether a deprecation has passed. */
    public static StateDifference between(ManifestFile earlier, ManifestFile current, Dialect dialect, Instant now) {
        return new Comparison(earlier, current, dialect, now).compare();
    }

    private static final class Comparison {

        private final Manifest manifest;
        private final ManifestFile earlier;
        private final ManifestFile current;
        private final Dialect dialect;
        private final Instant now;
        private final Map<StateWord, BitSet> nodes = new EnumMap<>(StateWord.class);
        private final List<String> broken = new ArrayList<>();
        private final List<String> warned = new ArrayList<>();
        private final Set<String> met = new HashSet<>();

        Comparison(ManifestFile earlier, ManifestFile current, Dialect dialect, Instant now) {
            this.earlier = earlier;
            this.current = current;
            this.manifest = current.manifest();
            this.dialect = dialect;
            this.now = now;
            for (var word : StateWord.values()) {
                nodes.put(word, new BitSet(manifest.size()));
            }
        }

        StateDifference compare() {
            var old = earlierFacets();
            var macros = new MacroChanges(macros(earlier.bodies()), macros(current.bodies()));
            for (var section : Section.values()) {
                current.bodies().each(section.key(), Facets.FIELDS, (id, body) -> {
                    met.add(id);
                    var was = dialect.looksBackFor(section) ? old.get(id) : null;
                    manifest.indexOf(id)
                            .ifPresent(node -> compare(id, node, Facets.of(section, body, dialect), was, macros));
                });
            }
            old.forEach(this::removed);
            return new StateDifference(
                    nodes, broken.stream().findFirst(), warned.stream().findFirst());
        }

        /** The metrics of dbt 1.5 and before were something else, and are not looked at. */
        private Map<String, Facets> earlierFacets() {
            var facets = new HashMap<String, Facets>();
            boolean metrics = dialect.readsMetricsOf(earlier.manifest().metadata());
            for (var section : Section.values()) {
                if (metrics || section != Section.METRICS) {
                    earlier.bodies()
                            .each(
                                    section.key(),
                                    Facets.FIELDS,
                                    (id, body) -> facets.put(id, Facets.of(section, body, dialect)));
                }
            }
            return facets;
        }

        private static Map<String, MacroChanges.Macro> macros(NodeBodies bodies) {
            var macros = new HashMap<String, MacroChanges.Macro>();
            bodies.each(
                    "macros",
                    Set.of("macro_sql", "depends_on"),
                    (id, body) -> macros.put(id, MacroChanges.macro(body)));
            return macros;
        }

        private void compare(String id, int node, Facets is, @Nullable Facets was, MacroChanges macros) {
            boolean parsed = is.section() == Section.NODES || is.section() == Section.FUNCTIONS;
            boolean macro = macros.reach(is.macros());
            boolean contract = was == null || !sameContract(id, is, was);
            boolean description = was == null || !sameDescription(is, was);
            set(StateWord.NEW, node, was == null);
            set(StateWord.OLD, node, was != null);
            set(StateWord.MACROS, node, macro);
            set(StateWord.BODY, node, parsed && (was == null || !is.sameBody(was)));
            set(
                    StateWord.CONFIGS,
                    node,
                    is.section() != Section.UNIT_TESTS && (was == null || is.configs() != was.configs()));
            set(
                    StateWord.RELATION,
                    node,
                    (parsed || is.section() == Section.SOURCES) && (was == null || is.relation() != was.relation()));
            set(StateWord.PERSISTED_DESCRIPTIONS, node, parsed && description);
            set(StateWord.CONTRACT, node, parsed && contract);
            boolean modified = contents(is, was) || macro || (was != null && contract);
            set(StateWord.MODIFIED, node, modified);
            set(StateWord.UNMODIFIED, node, !modified);
        }

        private void set(StateWord word, int node, boolean holds) {
            var set = nodes.get(word);
            if (set != null && holds) {
                set.set(node);
            }
        }

        /** A new source, exposure, metric, semantic model or saved query is no modified one. */
        private static boolean contents(Facets is, @Nullable Facets was) {
            if (was == null) {
                return switch (is.section()) {
                    case NODES, UNIT_TESTS, FUNCTIONS -> true;
                    case SOURCES, EXPOSURES, METRICS, SEMANTIC_MODELS, SAVED_QUERIES -> false;
                };
            }
            return switch (is.section()) {
                case NODES ->
                    is.generic() ? is.configs() != was.configs() || is.rest() != was.rest() : parsedContents(is, was);
                case FUNCTIONS -> parsedContents(is, was);
                case SOURCES ->
                    is.relation() != was.relation() || is.configs() != was.configs() || is.rest() != was.rest();
                case EXPOSURES, METRICS, SEMANTIC_MODELS, SAVED_QUERIES ->
                    is.configs() != was.configs() || is.rest() != was.rest();
                case UNIT_TESTS -> !is.sameBody(was);
            };
        }

        private static boolean parsedContents(Facets is, Facets was) {
            return !is.sameBody(was)
                    || is.configs() != was.configs()
                    || is.relation() != was.relation()
                    || is.rest() != was.rest()
                    || !sameDescription(is, was);
        }

        private static boolean sameDescription(Facets is, Facets was) {
            return !(is.persisted().relation() && is.relationDescription() != was.relationDescription())
                    && !(is.persisted().columns() && is.columnDescriptions() != was.columnDescriptions());
        }

        private boolean sameContract(String id, Facets is, Facets was) {
            var promise = is.contract();
            var old = was.contract();
            if (promise == null || old == null) {
                return true;
            }
            var lost = promise.broken(old, manifest.metadata().adapterType().orElse(""));
            if (!lost.isEmpty()) {
                toldOf(promise).add("the contract of %s is broken: %s".formatted(id, String.join("; ", lost)));
            }
            return promise.sameAs(old);
        }

        /** Of a model without versions dbt only warns. */
        private List<String> toldOf(Contract contract) {
            return contract.versioned() ? broken : warned;
        }

        private void removed(String id, Facets was) {
            var contract = was.contract();
            if (!met.contains(id) && contract != null && contract.brokenByRemoval(now)) {
                toldOf(contract).add("%s has a contract and was removed".formatted(id));
            }
        }
    }
}
