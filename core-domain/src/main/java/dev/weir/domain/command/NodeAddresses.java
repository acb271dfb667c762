package dev.weir.domain.command;

import dev.weir.domain.asset.Attribute;
import dev.weir.domain.asset.Manifest;
import dev.weir.domain.asset.Node;
import dev.weir.domain.asset.ResourceType;
import dev.weir.domain.selection.DbtVerb;
import dev.weir.domain.selection.Dialect;
import dev.weir.domain.selection.SelectionAnswer;
import dev.weir.domain.selection.SelectionEvaluator;
import dev.weir.domain.selection.SelectionQuery;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One word of dbt's language for one node and nothing else: the shortest of its names that proves to be exact when it is evaluated.
 * What dbt prints for a node is no such word: a model may be called like a folder, and versions share their unit tests' names.
 */
final class NodeAddresses {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern AWKWARD = Pattern.compile("[^A-Za-z0-9_-]");
    private static final Pattern AWKWARD_BUT_DOTS = Pattern.compile("[^A-Za-z0-9_.-]");

    private final SelectionEvaluator evaluator;
    private final Manifest manifest;
    private final Map<String, Integer> uses = new HashMap<>();

    NodeAddresses(SelectionEvaluator evaluator) {
        this.evaluator = evaluator;
        manifest = evaluator.manifest();
        manifest.nodes().forEach(this::count);
    }

    /** Everything that a bare word might mean. */
    private void count(Node node) {
        var fqn = node.fqn();
        for (int at = 0; at < fqn.size(); at++) {
            if (at < 2 || at >= fqn.size() - 2) {
                uses.merge(fqn.get(at).split("\\.", -1)[0], 1, Integer::sum);
            }
        }
        if (fqn.size() > 1 && node.version().isPresent()) {
            uses.merge(fqn.get(fqn.size() - 2) + "_" + fqn.getLast(), 1, Integer::sum);
        }
        if (fqn.isEmpty() || !node.name().equals(fqn.getLast())) {
            uses.merge(node.name(), 1, Integer::sum);
        }
    }

    /** {@return the shortest word that selects this node alone, if there is any} */
    Optional<String> of(int index) {
        var node = manifest.node(index);
        var names = names(node);
        for (var name : names) {
            if (certain(node, name) || exact(name, index)) {
                return Optional.of(name);
            }
        }
        var narrowings = narrowings(node);
        for (var name : names) {
            for (var narrowing : narrowings) {
                if (exact(name + "," + narrowing, index)) {
                    return Optional.of(name + "," + narrowing);
                }
            }
        }
        return names.stream()
                .map(name -> name + "," + String.join(",", narrowings))
                .filter(it -> exact(it, index))
                .findFirst();
    }

    /** Whether the word is a plain name that occurs once, so that nothing need be evaluated. */
    private boolean certain(Node node, String word) {
        return node.type() != ResourceType.SOURCE
                && node.version().isEmpty()
                && PLAIN.matcher(word).matches()
                && !node.fqn().isEmpty()
                && word.equals(node.fqn().getLast())
                && uses.getOrDefault(word, 0) == 1;
    }

    private boolean exact(String word, int node) {
        var found = matched(evaluator, List.of(word));
        return found.cardinality() == 1 && found.get(node);
    }

    /** {@return what a command selects of the words alone, without the tests that would come along; nothing where it is refused} */
    static BitSet select(SelectionEvaluator evaluator, DbtVerb verb, List<String> words, List<String> without) {
        return select(
                evaluator,
                SelectionQuery.of(verb).selecting(words).excluding(without).withIndirect("empty"));
    }

    /** {@return what the words match, of any type that can be built or listed} */
    static BitSet matched(SelectionEvaluator evaluator, List<String> words) {
        return select(
                evaluator,
                SelectionQuery.of(DbtVerb.LS)
                        .selecting(words)
                        .withIndirect("empty")
                        .ofTypes(List.of("all")));
    }

    private static BitSet select(SelectionEvaluator evaluator, SelectionQuery query) {
        return switch (evaluator.answer(query)) {
            case SelectionAnswer.Selected(var nodes, var _) -> nodes;
            case SelectionAnswer.Refused _ -> new BitSet();
        };
    }

    /** The ways to call it, the shortest first; only the second engine knows unique ids. A letter that the language would take for its own is written as any letter. */
    private List<String> names(Node node) {
        var names = new ArrayList<String>();
        switch (node.type()) {
            case SOURCE -> {
                var name = any(node.text(Attribute.SOURCE_NAME).orElse("")) + "." + any(node.name());
                names.add("source:" + name);
                names.add("source:" + any(node.packageName()) + "." + name);
            }
            case EXPOSURE, METRIC, SAVED_QUERY, SEMANTIC_MODEL, UNIT_TEST -> {
                names.add(node.typeWord() + ":" + any(node.name()));
                names.add(node.typeWord() + ":" + any(node.packageName()) + "." + any(node.name()));
            }
            case MODEL,
                    ANALYSIS,
                    TEST,
                    SNAPSHOT,
                    OPERATION,
                    SEED,
                    RPC,
                    SQL_OPERATION,
                    DOC,
                    MACRO,
                    GROUP,
                    FIXTURE,
                    FUNCTION,
                    UNKNOWN -> qualified(node.fqn(), node.version().isPresent(), names);
        }
        if (evaluator.dialect().engine() == Dialect.Engine.SECOND) {
            names.add("fqn:" + dotted(node.uniqueId()));
        }
        return names;
    }

    private static void qualified(List<String> fqn, boolean versioned, List<String> names) {
        if (fqn.isEmpty()) {
            return;
        }
        int shortest = Math.max(0, fqn.size() - (versioned ? 2 : 1));
        names.add(bare(String.join(".", fqn.subList(shortest, fqn.size()))));
        names.add("fqn:" + dotted(String.join(".", fqn.subList(Math.min(1, shortest), fqn.size()))));
        names.add("fqn:" + dotted(String.join(".", fqn)));
    }

    /** A name as it may stand alone; what dbt would take for a file is named by its method. */
    private static String bare(String name) {
        return name.contains(".") ? "fqn:" + dotted(name) : any(name);
    }

    private static String any(String part) {
        return AWKWARD.matcher(part).replaceAll("?");
    }

    private static String dotted(String name) {
        return AWKWARD_BUT_DOTS.matcher(name).replaceAll("?");
    }

    /** What tells it from others of the same name: its type, its package, its file, and what it hangs on. */
    private List<String> narrowings(Node node) {
        var narrowings = new ArrayList<String>();
        narrowings.add("resource_type:" + node.typeWord());
        narrowings.add("package:" + any(node.packageName()));
        node.text(Attribute.ORIGINAL_FILE_PATH)
                .map(it -> it.substring(it.replace('\\', '/').lastIndexOf('/') + 1))
                .ifPresent(it -> narrowings.add("file:" + dotted(it)));
        for (int parent : evaluator.graph().parents(node.index())) {
            if (narrowings.size() < 6) {
                names(manifest.node(parent)).stream()
                        .filter(it -> exact(it, parent))
                        .findFirst()
                        .ifPresent(it -> narrowings.add(it + "+1"));
            }
        }
        return narrowings;
    }
}
